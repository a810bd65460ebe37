import type { ServiceId } from './ids.ts'
import type { QueueState } from './state.ts'
import type { Ticket } from './ticket.ts'

/** Services that share a counter with this one, itself among them: whoever waits for them may be called before. */
export function sharingServices(state: QueueState, service: ServiceId): ReadonlySet<ServiceId> {
  const shared = new Set<ServiceId>([service])
  for (const { serves } of state.counters) {
    if (serves.some((served) => served.service === service)) for (const served of serves) shared.add(served.service)
  }
  return shared
}

/** *Ahead* of someone who takes a ticket now: tickets waiting for services that share a counter with this one. */
export function aheadOf(state: QueueState, service: ServiceId): number {
  const shared = sharingServices(state, service)
  return state.tickets.filter((ticket) => ticket.state === 'waiting' && shared.has(ticket.service)).length
}

/** *Ahead* of a ticket in line: those of them with an earlier place. */
export function aheadOfTicket(state: QueueState, ticket: Ticket): number {
  const shared = sharingServices(state, ticket.service)
  return state.tickets.filter(
    (other) => other.state === 'waiting' && other.order < ticket.order && shared.has(other.service),
  ).length
}
