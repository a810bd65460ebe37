import type { TicketId } from '#shared/domain/queue/ids.ts'
import { Problem } from './problem.ts'
import { isFromThisMachine, type RequestFacts } from './request-facts.ts'

/** What a request wants to do; each route names one. */
export type Action =
  | 'see-health'
  | 'see-page'
  | 'see-openapi'
  | 'see-hall'
  | 'follow-hall'
  | 'take-ticket'
  | 'see-ticket'
  | 'cancel-ticket'
  | 'change-ticket'
  | 'work-at-counter'
  | 'report-shown'
  | 'end-day'
  | 'unknown'

/** Who asks, as far as the hall must know. */
export type Principal =
  | { readonly kind: 'anyone' }
  /** Somebody at the machine of a demo, who may do everything. */
  | { readonly kind: 'demo' }
  /** Whoever holds the ticket's key, on a phone anywhere. */
  | { readonly kind: 'holder'; readonly ticket: TicketId }

/** The key in the address, held against the ticket in the path. */
export type KeyCheck = { readonly kind: 'none' | 'wrong' } | { readonly kind: 'right'; readonly ticket: TicketId }

const FOR_EVERYBODY: ReadonlySet<Action> = new Set<Action>(['see-health', 'see-page'])
const FOR_THE_HOLDER: ReadonlySet<Action> = new Set<Action>(['see-ticket', 'cancel-ticket'])

/** May a ticket key open this? */
export function isForHolder(action: Action): boolean {
  return FOR_THE_HOLDER.has(action)
}

/**
 * The one place where rights are decided; every route passes it. People and devices have no rights yet, so outside a
 * demo only health and pages are given.
 * @throws {Problem} 401 when nobody is known, 403 when the key is not this ticket's
 */
export function authorize(facts: RequestFacts, action: Action, demo: boolean, key: KeyCheck): Principal {
  if (FOR_EVERYBODY.has(action)) return { kind: 'anyone' }
  if (!demo) throw new Problem('no-credentials')
  if (isForHolder(action) && key.kind === 'right') return { kind: 'holder', ticket: key.ticket }
  if (isForHolder(action) && key.kind === 'wrong') throw new Problem('wrong-ticket-key', { field: 'key' })
  if (facts.hasCredentials || !isFromThisMachine(facts)) throw new Problem('no-credentials')
  return { kind: 'demo' }
}

/** Names a principal in the scope of an idempotency key. */
export function principalName(principal: Principal): string {
  return principal.kind === 'holder' ? `holder:${principal.ticket}` : principal.kind
}
