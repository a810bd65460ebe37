import type { PersonId } from '#shared/protocol/people.ts'
import type { Clock } from '#server/hall/clock.ts'
import type { RecordStore } from '#server/store/record-store.ts'
import { Accounts } from './accounts.ts'
import { actOf } from './acts.ts'
import { Office } from './office.ts'
import type { PasswordHasher } from './password-hasher.ts'
import type { PersonPrincipal, TokenPrincipal } from './principal.ts'
import type { Person } from './records.ts'
import { Sessions } from './sessions.ts'
import { SignIn } from './sign-in.ts'
import { Tokens } from './tokens.ts'

export interface PeopleOptions {
  readonly store: RecordStore
  readonly hasher: PasswordHasher
  readonly clock: Clock
  /** A fresh UUIDv7. */
  readonly newId: () => string
}

/** The people of a server and the programs that act for them. */
export class People {
  readonly signIn: SignIn
  readonly office: Office
  readonly tokens: Tokens
  /** The chain of privileged acts, to be read. */
  readonly acts: Pick<RecordStore, 'audit' | 'auditHead'>
  readonly #accounts: Accounts
  readonly #sessions: Sessions
  readonly #clock: Clock

  constructor({ store, hasher, clock, newId }: PeopleOptions) {
    this.acts = store
    this.#clock = clock
    this.#accounts = new Accounts(store)
    this.#sessions = new Sessions(this.#accounts, clock)
    this.signIn = new SignIn(this.#accounts, this.#sessions, hasher, clock)
    this.office = new Office(this.#accounts, this.#sessions, clock, newId)
    this.tokens = new Tokens(this.#accounts, this.#sessions, clock, newId)
  }

  /** Reads the accounts, and ends sessions as they expire until the signal aborts. */
  async begin(until: AbortSignal): Promise<void> {
    await this.#accounts.load()
    this.#sessions.begin(until)
  }

  get list(): readonly Person[] {
    return this.#accounts.people
  }

  person(id: PersonId): Person | undefined {
    return this.#accounts.person(id)
  }

  /** Who is signed in with the secret of that cookie. */
  async bySession(secret: string): Promise<PersonPrincipal | null> {
    const session = await this.#sessions.bySecret(secret)
    const person = session && this.#accounts.person(session.person)
    if (!person) return null
    this.#sessions.use(session)
    const { id, role, staff, halls } = person
    return { kind: 'person', person: id, role, staff, halls, session: session.id }
  }

  /** Aborts once that session or token holds no more; at once, if it ended since it was looked at. */
  lasting(known: PersonPrincipal | TokenPrincipal): AbortSignal {
    const holds =
      known.kind === 'person'
        ? this.#accounts.session(known.session) !== undefined
        : this.tokens.list.some(({ id }) => id === known.token)
    return holds ? this.#sessions.lasting(known.kind === 'person' ? known.session : known.token) : AbortSignal.abort()
  }

  /** One browser signs out; a secret that opens nothing has nothing to end. */
  signOut(secret: string): Promise<void> {
    return this.#accounts.inTurn(async () => {
      const session = await this.#sessions.bySecret(secret)
      if (session) await this.#sessions.end([session.id])
    })
  }

  /** Every browser of that person signs out. Gives how many did. */
  signOutEverywhere(person: PersonId, actor: string): Promise<number> {
    return this.#accounts.inTurn(async () => {
      const sessions = this.#sessions.of(person)
      const act = actOf(this.#clock, actor, 'signed-out-everywhere', `people/${person}`, { sessions: sessions.length })
      await this.#sessions.end(sessions, { audit: [act] })
      return sessions.length
    })
  }
}
