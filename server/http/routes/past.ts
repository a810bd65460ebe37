import type { TicketId } from '#shared/domain/queue/ids.ts'
import type { HallRefusal } from '#shared/domain/hall/decide.ts'
import type { HallPort } from '#server/hall/hall-port.ts'

/** What became of a ticket that has left the hall's state. */
export type Past = Awaited<ReturnType<HallPort['pastTicket']>>

/** Looks a ticket up in the log, if it no longer lives. */
export async function pastOf(hall: HallPort, ticket: TicketId): Promise<Past> {
  const lives = hall.fold().queue.tickets.some(({ id }) => id === ticket)
  return lives ? null : hall.pastTicket(ticket)
}

/** A ticket that was known and has ended is in the wrong state; only one that never was is unknown. */
export function hasEnded(refusal: HallRefusal, past: Past): HallRefusal {
  return refusal.code === 'unknown-ticket' && past
    ? { code: 'wrong-state', field: 'ticket', state: past.state }
    : refusal
}
