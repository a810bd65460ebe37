import type { StaffId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { PersonId, PersonRole, TokenId } from '#shared/protocol/people.ts'
import type { StoredRecord } from '#server/store/record-store.ts'
import type { Halls, SessionId } from './principal.ts'

/** A one-time way to set a password. */
export interface OneTimeCode {
  readonly hash: string
  /** Null: until it is used. */
  readonly expiresAt: Instant | null
}

/** A browser that has signed in as this person. */
export interface KnownBrowser {
  readonly hash: string
  readonly at: Instant
}

/** What the admin says of a person. */
export interface PersonFacts {
  /** What they type to sign in, in small letters. */
  readonly user: string
  readonly name: string
  readonly role: PersonRole
  /** Who of the hall's staff a clerk is; null for everybody else. */
  readonly staff: StaffId | null
  readonly halls: Halls
}

/** A person's account as it is kept. */
export interface Person extends PersonFacts {
  readonly id: PersonId
  readonly createdAt: Instant
  /** Hashed, with how; null until they have set one. */
  readonly password: string | null
  readonly code: OneTimeCode | null
  /** The latest few, newest first. */
  readonly browsers: readonly KnownBrowser[]
}

/** Somebody signed in, in one browser. */
export interface Session {
  readonly id: SessionId
  readonly person: PersonId
  readonly createdAt: Instant
  /** Kept to within a quarter of an hour: a session is not written at each request. */
  readonly usedAt: Instant
}

/** What an integrator's program shows. */
export interface Token {
  readonly id: TokenId
  /** What it is for; no two are for the same. */
  readonly label: string
  readonly hash: string
  readonly halls: Halls
  readonly createdAt: Instant
  readonly createdBy: string
}

export const personRecord = (person: Person): StoredRecord => ({ kind: 'person', id: person.id, value: person })
export const sessionRecord = (session: Session): StoredRecord => ({ kind: 'session', id: session.id, value: session })
export const tokenRecord = (token: Token): StoredRecord => ({ kind: 'token', id: token.id, value: token })
