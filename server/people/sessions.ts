import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'
import type { PersonId } from '#shared/protocol/people.ts'
import type { Clock } from '#server/hall/clock.ts'
import type { RecordChange } from '#server/store/record-store.ts'
import type { Accounts } from './accounts.ts'
import { Lives } from './lives.ts'
import type { SessionId } from './principal.ts'
import { type Session, sessionRecord } from './records.ts'
import { hashOfSecret, newSecret } from './secrets.ts'

/** Signed in for so long without a request, and at all, ms (OWASP's session rules; a hall's day is ten hours). */
const IDLE_MS = 12 * 3_600_000
const ABSOLUTE_MS = 7 * 24 * 3_600_000
/** Use is written down so often, ms: a commit at each request would cost more than the request. */
const NOTED_EVERY_MS = 15 * 60_000
/** What has expired is looked for so often, ms: its streams end within five seconds (contract). */
const SWEEP_MS = 2_000
const SECRET_BYTES = 32

/** A session just begun; the secret is said once, to its browser. */
export interface NewSession {
  readonly session: Session
  readonly secret: string
}

/** Who is signed in where, and for how long that lasts. */
export class Sessions {
  readonly #accounts: Accounts
  readonly #clock: Clock
  readonly #used = new Map<SessionId, number>()
  readonly #lives = new Lives()

  constructor(accounts: Accounts, clock: Clock) {
    this.#accounts = accounts
    this.#clock = clock
  }

  /** Ends what expires from now on, until the signal aborts. */
  begin(until: AbortSignal): void {
    this.#clock.every(SWEEP_MS, () => void this.#sweep(), until)
  }

  /** A session for somebody who has just shown who they are: the caller writes it down. */
  async make(person: PersonId): Promise<NewSession> {
    const secret = newSecret(SECRET_BYTES)
    const at = this.#at()
    return { secret, session: { id: (await hashOfSecret(secret)) as SessionId, person, createdAt: at, usedAt: at } }
  }

  /** The session a secret opens, if it still holds. */
  async bySecret(secret: string): Promise<Session | null> {
    const session = this.#accounts.session((await hashOfSecret(secret)) as SessionId)
    return session && this.#holds(session) ? session : null
  }

  /** Somebody has asked for something with it. */
  use(session: Session): void {
    const now = this.#clock.now()
    this.#used.set(session.id, now)
    if (Math.abs(now - millisOf(session.usedAt)) < NOTED_EVERY_MS) return
    void this.#accounts
      .inTurn(async () => {
        const known = this.#accounts.session(session.id)
        if (known) await this.#accounts.commit({ put: [sessionRecord({ ...known, usedAt: instantOf(now) })] })
      })
      // The next request tries again; meanwhile memory knows.
      .catch(() => {})
  }

  /** Of a person's sessions, newest first, those beyond the first so many. */
  of(person: PersonId, beyond = 0): readonly SessionId[] {
    return this.#accounts.sessions
      .filter((session) => session.person === person)
      .sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1))
      .slice(beyond)
      .map(({ id }) => id)
  }

  /** Aborts once the session, or the token of that id, has ended. */
  lasting(id: string): AbortSignal {
    return this.#lives.lasting(id)
  }

  /** Ends sessions, in one commit with what else belongs to it. Inside the accounts' turn. */
  async end(sessions: readonly SessionId[], change: RecordChange = {}): Promise<void> {
    const removed = sessions.map((id) => ({ kind: 'session', id }) as const)
    await this.#accounts.commit({ ...change, remove: [...(change.remove ?? []), ...removed] })
    this.ended(sessions)
  }

  /** What has been ended in the store ends for whoever is still connected. */
  ended(ids: readonly string[]): void {
    for (const id of ids) {
      this.#lives.end(id)
      this.#used.delete(id as SessionId)
    }
  }

  #at(): Instant {
    return instantOf(this.#clock.now())
  }

  #holds({ id, createdAt, usedAt }: Session): boolean {
    const now = this.#clock.now()
    const idle = now - (this.#used.get(id) ?? millisOf(usedAt))
    return idle < IDLE_MS && now - millisOf(createdAt) < ABSOLUTE_MS
  }

  async #sweep(): Promise<void> {
    const over = this.#accounts.sessions.filter((session) => !this.#holds(session)).map(({ id }) => id)
    if (over.length === 0) return
    this.ended(over)
    // What cannot be removed now is expired all the same, and is tried again in two seconds.
    await this.#accounts.inTurn(() => this.end(over)).catch(() => {})
  }
}
