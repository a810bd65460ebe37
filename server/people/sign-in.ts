import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'
import type { Clock } from '#server/hall/clock.ts'
import type { Accounts } from './accounts.ts'
import { actOf } from './acts.ts'
import { FairTurns } from './fair-turns.ts'
import type { PersonPrincipal } from './principal.ts'
import { normalPassword, type PasswordHasher, passwordTrouble } from './password-hasher.ts'
import { type KnownBrowser, type Person, personRecord, sessionRecord } from './records.ts'
import { hashOfCode, hashOfSecret, newSecret } from './secrets.ts'
import type { Sessions } from './sessions.ts'
import { type Lane, placeOf, SignInThrottle } from './throttle.ts'

/** Sign-ins that may wait for their turn with the hasher: about a quarter of a minute. */
const TURNS = { perLane: 3, strangers: 32 }
/** Browsers a person is known in; the oldest is forgotten. */
const BROWSERS = 12
/** Sessions of one person at once; the oldest ends. */
const SESSIONS = 20
const BROWSER_SECRET_BYTES = 16

/** Where a sign-in comes from. */
export interface From {
  readonly address: string | null
  /** What the browser keeps since it signed in before; null when it never has. */
  readonly browser: string | null
}

/** How a sign-in ended. The secrets are for the browser's cookies, and are said once. */
export type SignedIn =
  | { readonly kind: 'in'; readonly person: Person; readonly session: string; readonly browser: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly ms: number }

/** `unknown`: no such code, or it has been used or has expired. */
type CodeRefused = { readonly kind: 'unknown' } | { readonly kind: 'weak'; readonly problem: string }
type Redeemed = CodeRefused | { readonly kind: 'set'; readonly person: Person }
export type PasswordSet = CodeRefused | SignedIn
export type PasswordChanged =
  | { readonly kind: 'changed'; readonly ended: number }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly ms: number }
  | Extract<CodeRefused, { readonly kind: 'weak' }>

/** A user name as it is compared: however it was typed. */
export function normalUser(user: string): string {
  return user.normalize('NFKC').trim().toLowerCase()
}

/** The door: passwords and one-time codes in, sessions out. */
export class SignIn {
  readonly #accounts: Accounts
  readonly #sessions: Sessions
  readonly #hasher: PasswordHasher
  readonly #clock: Clock
  readonly #turns: FairTurns
  readonly #throttle: SignInThrottle

  constructor(accounts: Accounts, sessions: Sessions, hasher: PasswordHasher, clock: Clock) {
    this.#accounts = accounts
    this.#sessions = sessions
    this.#hasher = hasher
    this.#clock = clock
    this.#turns = new FairTurns({ ...TURNS, atOnce: hasher.atOnce })
    this.#throttle = new SignInThrottle(() => clock.monotonic())
  }

  /**
   * Whether a name exists cannot be told from the answer, nor from how long it takes.
   * @throws {NoTurn} when too many sign in at once
   */
  async withPassword(user: string, password: string, from: From): Promise<SignedIn> {
    const name = normalUser(user)
    const person = this.#accounts.byUser(name)
    const lane = await this.#lane(person, from)
    const ms = this.#throttle.take(name, lane)
    if (ms > 0) return { kind: 'wait', ms }
    const isRight = await this.#turns
      .run(lane.name, lane.isKnown, () => this.#hasher.check(normalPassword(password), person?.password ?? null))
      .catch((error: unknown) => {
        this.#throttle.untried(name, lane)
        throw error
      })
    if (!person || !isRight) return { kind: 'wrong' }
    return this.#enter(person, from, { failed: this.#throttle.right(name, lane) })
  }

  /** Sets a password with a one-time code and signs in with it. @throws {NoTurn} when too many do at once */
  async withCode(code: string, password: string, from: From): Promise<PasswordSet> {
    const set = await this.setPassword(code, password)
    if (set.kind !== 'set') return set
    return this.#enter(set.person, from, { failed: 0 })
  }

  /** Whoever holds a code sets the password of its person; the code is spent. @throws {NoTurn} as above */
  async setPassword(code: string, password: string): Promise<Redeemed> {
    const hash = await hashOfCode(code)
    const holder = (): Person | undefined =>
      this.#accounts.people.find((person) => person.code?.hash === hash && this.#isOpen(person.code.expiresAt))
    const person = holder()
    if (!person) return { kind: 'unknown' }
    const problem = passwordTrouble(password, person.user)
    if (problem) return { kind: 'weak', problem }
    // Whoever holds a code is no stranger.
    const kept = await this.#turns.run(`code:${hash}`, true, () => this.#hasher.hash(normalPassword(password)))
    return this.#accounts.inTurn(async () => {
      const now = holder()
      if (now?.id !== person.id) return { kind: 'unknown' }
      const set = { ...now, password: kept, code: null }
      const act = actOf(this.#clock, `person:${now.id}`, 'password-set', `people/${now.id}`, null)
      await this.#accounts.commit({ put: [personRecord(set)], audit: [act] })
      return { kind: 'set', person: set }
    })
  }

  /**
   * Somebody who is signed in takes another password. The old one is asked for, and guessing it is as slow as at the
   * door: a browser left open must not give the account away. Every other session of theirs ends.
   * @throws {NoTurn} as above
   */
  async changePassword(
    { person: id, session }: PersonPrincipal,
    old: string,
    password: string,
    from: From,
  ): Promise<PasswordChanged> {
    const person = this.#accounts.person(id)
    if (!person) return { kind: 'wrong' }
    const problem = passwordTrouble(password, person.user)
    if (problem) return { kind: 'weak', problem }
    const lane = await this.#lane(person, from)
    const ms = this.#throttle.take(person.user, lane)
    if (ms > 0) return { kind: 'wait', ms }
    const kept = await this.#turns
      .run(lane.name, lane.isKnown, async () =>
        (await this.#hasher.check(normalPassword(old), person.password))
          ? this.#hasher.hash(normalPassword(password))
          : null,
      )
      .catch((error: unknown) => {
        this.#throttle.untried(person.user, lane)
        throw error
      })
    if (kept === null) return { kind: 'wrong' }
    return this.#accounts.inTurn(async () => {
      // Reset, removed or signed out while the passwords were looked at: it is not theirs any more.
      const now = this.#accounts.person(id)
      if (now?.password !== person.password || !this.#accounts.session(session)) return { kind: 'wrong' }
      this.#throttle.right(person.user, lane)
      const others = this.#sessions.of(id).filter((one) => one !== session)
      await this.#sessions.end(others, {
        put: [personRecord({ ...now, password: kept, code: null })],
        audit: [actOf(this.#clock, `person:${id}`, 'password-changed', `people/${id}`, { sessions: others.length })],
      })
      return { kind: 'changed', ended: others.length }
    })
  }

  async #lane(person: Person | undefined, { address, browser }: From): Promise<Lane> {
    const hash = browser === null ? null : await hashOfSecret(browser)
    if (hash !== null && person?.browsers.some((known) => known.hash === hash))
      return { name: `browser:${hash}`, isKnown: true }
    return { name: `place:${placeOf(address)}`, isKnown: false }
  }

  #isOpen(expiresAt: Instant | null): boolean {
    return expiresAt === null || this.#clock.now() < millisOf(expiresAt)
  }

  #enter({ id, password }: Person, from: From, data: { readonly failed: number }): Promise<SignedIn> {
    return this.#accounts.inTurn(async () => {
      // Reset or gone while the password was looked at: it is not theirs any more.
      const person = this.#accounts.person(id)
      return person?.password === password ? this.#begin(person, from, data) : { kind: 'wrong' }
    })
  }

  async #begin(person: Person, from: From, data: { readonly failed: number }): Promise<SignedIn> {
    const at = instantOf(this.#clock.now())
    const { session, secret } = await this.#sessions.make(person.id)
    const browser = from.browser ?? newSecret(BROWSER_SECRET_BYTES)
    const known: KnownBrowser = { hash: await hashOfSecret(browser), at }
    const browsers = [known, ...person.browsers.filter(({ hash }) => hash !== known.hash)].slice(0, BROWSERS)
    const entered = { ...person, browsers }
    await this.#sessions.end(this.#sessions.of(person.id, SESSIONS - 1), {
      put: [personRecord(entered), sessionRecord(session)],
      audit: [actOf(this.#clock, `person:${person.id}`, 'signed-in', `people/${person.id}`, data)],
    })
    return { kind: 'in', person: entered, session: secret, browser }
  }
}
