import { instantOf } from '#shared/domain/time/instant.ts'
import type { PersonId } from '#shared/protocol/people.ts'
import type { Clock } from '#server/hall/clock.ts'
import type { AuditAct } from '#server/store/audit.ts'
import type { Accounts } from './accounts.ts'
import { actOf, type Done, refused } from './acts.ts'
import { type OneTimeCode, type Person, type PersonFacts, personRecord } from './records.ts'
import { hashOfCode, newCode } from './secrets.ts'
import type { Sessions } from './sessions.ts'
import { normalUser } from './sign-in.ts'

/** A code the admin hands over holds so long, ms: until the next working day, or through a first week. */
const RESET_MS = 24 * 3_600_000
const WELCOME_MS = 7 * 24 * 3_600_000

/** An account just made or reset, with the code its person sets a password with. */
export interface WithCode {
  readonly person: Person
  readonly code: string
  readonly expiresAt: OneTimeCode['expiresAt']
}

/** Where the admin keeps the accounts. Nobody but their person ever knows a password. */
export class Office {
  readonly #accounts: Accounts
  readonly #sessions: Sessions
  readonly #clock: Clock
  readonly #newId: () => string

  constructor(accounts: Accounts, sessions: Sessions, clock: Clock, newId: () => string) {
    this.#accounts = accounts
    this.#sessions = sessions
    this.#clock = clock
    this.#newId = newId
  }

  /** Makes an account; `codeMs` null: the code holds until it is used. */
  add(facts: PersonFacts, actor: string, codeMs: number | null = WELCOME_MS): Promise<Done<WithCode>> {
    return this.#accounts.inTurn(async () => {
      const user = normalUser(facts.user)
      if (this.#accounts.byUser(user)) return refused('user-taken')
      const { code, kept } = await this.#newCode(codeMs)
      const id = this.#newId() as PersonId
      const createdAt = instantOf(this.#clock.now())
      const person: Person = { ...facts, user, id, createdAt, password: null, code: kept, browsers: [] }
      await this.#write(person, this.#act(actor, 'person-created', id, { ...facts, user }))
      return { ok: true, person, code, expiresAt: kept.expiresAt }
    })
  }

  /** Changes what the admin says of somebody. With other rights than before they sign in anew. */
  change(id: PersonId, facts: Partial<Omit<PersonFacts, 'user'>>, actor: string): Promise<Done<{ person: Person }>> {
    return this.#accounts.inTurn(async () => {
      const person = this.#accounts.person(id)
      if (!person) return refused('unknown-person')
      const changed = { ...person, ...facts }
      if (changed.role !== 'admin' && this.#isLastAdmin(person)) return refused('last-admin')
      const sameRights = (['role', 'staff', 'halls'] as const).every(
        (name) => JSON.stringify(changed[name]) === JSON.stringify(person[name]),
      )
      await this.#write(changed, this.#act(actor, 'person-changed', id, facts), !sameRights)
      return { ok: true, person: changed }
    })
  }

  /** The old password is void and every session over; the code sets a new one. */
  reset(id: PersonId, actor: string, codeMs: number | null = RESET_MS): Promise<Done<WithCode>> {
    return this.#accounts.inTurn(async () => {
      const person = this.#accounts.person(id)
      if (!person) return refused('unknown-person')
      const { code, kept } = await this.#newCode(codeMs)
      const reset = { ...person, password: null, code: kept }
      await this.#write(reset, this.#act(actor, 'password-reset', id, null), true)
      return { ok: true, person: reset, code, expiresAt: kept.expiresAt }
    })
  }

  /** Closes an account: its person is out everywhere at once. What they did stays in the chain. */
  remove(id: PersonId, actor: string): Promise<Done<object>> {
    return this.#accounts.inTurn(async () => {
      const person = this.#accounts.person(id)
      if (!person) return refused('unknown-person')
      if (this.#isLastAdmin(person)) return refused('last-admin')
      await this.#sessions.end(this.#sessions.of(id), {
        remove: [{ kind: 'person', id }],
        audit: [this.#act(actor, 'person-removed', id, { user: person.user, halls: person.halls })],
      })
      return { ok: true }
    })
  }

  async #write(person: Person, act: AuditAct, endsSessions = false): Promise<void> {
    const ended = endsSessions ? this.#sessions.of(person.id) : []
    await this.#sessions.end(ended, { put: [personRecord(person)], audit: [act] })
  }

  #isLastAdmin({ id, role }: Person): boolean {
    return role === 'admin' && this.#accounts.people.every((other) => other.role !== 'admin' || other.id === id)
  }

  async #newCode(forMs: number | null): Promise<{ readonly code: string; readonly kept: OneTimeCode }> {
    const code = newCode()
    const expiresAt = forMs === null ? null : instantOf(this.#clock.now() + forMs)
    return { code, kept: { hash: await hashOfCode(code), expiresAt } }
  }

  #act(actor: string, act: string, person: PersonId, data: unknown): AuditAct {
    return actOf(this.#clock, actor, act, `people/${person}`, data)
  }
}
