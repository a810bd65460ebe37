import type { HallId, TicketId } from '#shared/domain/queue/ids.ts'
import type { DevicePrincipal, RevokedPrincipal } from '#server/devices/principal.ts'
import type { AuditAct } from '#server/store/audit.ts'
import type { PersonPrincipal, TokenPrincipal } from '#server/people/principal.ts'
import type { KeyKind } from './rights.ts'

/** Who has shown credentials that hold. */
export type Known = PersonPrincipal | TokenPrincipal | DevicePrincipal | RevokedPrincipal

/** Who asks, as far as the hall must know. */
export type Principal =
  | { readonly kind: 'anyone' }
  /** Somebody at the machine of a demo, who may do everything. */
  | { readonly kind: 'demo' }
  /** Whoever holds the ticket's key, on a phone anywhere. */
  | { readonly kind: 'holder'; readonly ticket: TicketId; readonly key: KeyKind }
  | Known

/** Knows people, programs and devices by what their requests carry. */
export interface Credentials {
  /** Everybody a request speaks for: a console's browser is a device and has a clerk signed in. Empty: nobody, or nobody any more. */
  who(request: Request): Promise<readonly Known[]>
  /** Aborts once the right ends: signed out, revoked, expired. An open stream ends with it, within 5 s (contract). */
  lasting(known: Known): AbortSignal
}

export function isKnown(principal: Principal): principal is Known {
  return principal.kind !== 'anyone' && principal.kind !== 'demo' && principal.kind !== 'holder'
}

/** Sees what the lobby manager sees: ratings, devices, and words of customers as they were written. */
export function isManager(principal: Principal): boolean {
  if (principal.kind === 'demo') return true
  return principal.kind === 'person' && (principal.role === 'manager' || principal.role === 'admin')
}

/** A privileged act in a hall, to stand in the chain beside the events it brings about. */
export function hallAct(principal: Principal, hall: HallId, act: string, subject: string): Omit<AuditAct, 'at'> {
  return { hall, actor: principalName(principal), act, subject, data: null }
}

/** One name for a principal: the scope of its idempotency keys, and the actor of its acts in the audit chain. */
export function principalName(principal: Principal): string {
  switch (principal.kind) {
    case 'holder':
      return `holder:${principal.ticket}`
    case 'person':
      return `person:${principal.person}`
    case 'token':
      return `token:${principal.token}`
    case 'device':
    case 'revoked':
      return `device:${principal.device}`
    case 'anyone':
    case 'demo':
      return principal.kind
  }
}
