import type { Instant } from '../time/instant.ts'
import type { ZoneId } from './ids.ts'
import { queueFor } from './policy.ts'
import type { QueueState } from './state.ts'
import type { Ticket } from './ticket.ts'
import { countersOf, type NumberShown, numberShown } from './view.ts'

/** How many tickets "who is next" names. More is noise: the order still changes with every arrival. */
export const NEXT_SHOWN = 6

/**
 * Who is next: the tickets that the zone's counters at work would call if each pressed once, then once more, and so on.
 * Only an outlook: every arrival and every finish changes it.
 */
export function nextUp(
  state: QueueState,
  zone: ZoneId | null,
  at: Instant,
  limit = NEXT_SHOWN,
): readonly NumberShown[] {
  const working = countersOf(state, zone).filter(
    ({ state }) => state === 'idle' || state === 'calling' || state === 'serving',
  )
  const queues = working.map((counter) => queueFor(state, counter, at, limit))
  const next: Ticket[] = []
  for (let round = 0; round < limit && next.length < limit; round++) {
    const before = next.length
    for (const queue of queues) {
      const ticket = queue.find((candidate) => !next.includes(candidate))
      if (ticket) next.push(ticket)
    }
    if (next.length === before) break
  }
  return next.slice(0, limit).flatMap(numberShown)
}
