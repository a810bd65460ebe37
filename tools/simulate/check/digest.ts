import type { QueueState } from '#shared/domain/queue/state.ts'

/** Everything a person can read off a screen, and where it stands in the log, as one text: quick to make and to compare. */
export function digestOf({ sequence, counters, tickets, calls, notices }: QueueState): string {
  const parts: (string | number | null)[] = [sequence]
  for (const { id, state, staff, ticket, afterTicket, reason } of counters)
    parts.push(id, state, staff, ticket, afterTicket?.state ?? '', reason)
  for (const ticket of tickets)
    parts.push(ticket.id, ticket.number, ticket.state, ticket.service, ticket.class, ticket.counter, ticket.order)
  for (const { callId, ticketNumber, counterId, callIndex } of calls)
    parts.push(callId, ticketNumber, counterId, callIndex)
  for (const notice of notices) parts.push(notice.id, 'jumpMin' in notice ? notice.jumpMin : notice.code)
  return parts.join(' ')
}
