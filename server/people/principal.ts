import type { HallId, StaffId } from '#shared/domain/queue/ids.ts'
import type { PersonId, PersonRole, TokenId } from '#shared/protocol/people.ts'

/** The halls somebody has rights in; `all` includes those that are yet to come. */
export type Halls = 'all' | readonly HallId[]

/** A session's own name: the SHA-256 (hex) of the secret in its cookie. */
export type SessionId = string & { readonly __brand: 'SessionId' }

/** Somebody who has signed in. */
export interface PersonPrincipal {
  readonly kind: 'person'
  readonly person: PersonId
  readonly role: PersonRole
  /** Who of the hall's staff a clerk is; null for everybody else. */
  readonly staff: StaffId | null
  readonly halls: Halls
  readonly session: SessionId
}

/** A program of an integrator, known by its API token. */
export interface TokenPrincipal {
  readonly kind: 'token'
  readonly token: TokenId
  readonly halls: Halls
}
