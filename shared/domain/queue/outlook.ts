import type { Instant } from '../time/instant.ts'
import type { ZoneId } from './ids.ts'
import { effectiveWait, queueFor } from './policy.ts'
import type { QueueState } from './state.ts'
import type { Ticket } from './ticket.ts'
import { countersOf, type NumberShown, numberShown } from './view.ts'

/** How many tickets "who is next" names. More is noise: the order still changes with every arrival. */
export const NEXT_SHOWN = 6

/**
 * Who is next: the tickets that the zone's counters at work would call if each pressed once, then once more, and so on.
 * Of one round the greatest effective wait comes first, whichever counter it is for: a board with room for three names
 * the three of the whole hall. Only an outlook: every arrival and every finish changes it.
 */
export function nextUp(
  state: QueueState,
  zone: ZoneId | null,
  at: Instant,
  limit = NEXT_SHOWN,
): readonly NumberShown[] {
  const { hall } = state
  if (!hall) return []
  const desks = countersOf(state, zone)
    .filter(({ state }) => state === 'idle' || state === 'calling' || state === 'serving')
    .map((counter) => ({ counter, queue: queueFor(state, counter, at, limit) }))
  const next: Ticket[] = []
  let round = desks
  while (next.length < limit) {
    const heads = round.flatMap((desk) => {
      const ticket = desk.queue.find((candidate) => !next.includes(candidate))
      return ticket ? [{ desk, ticket, wait: effectiveWait(ticket, desk.counter, hall.policy, at) }] : []
    })
    const [first, ...others] = heads
    if (first) {
      const longest = others.reduce((best, head) => (head.wait > best.wait ? head : best), first)
      next.push(longest.ticket)
      round = round.filter((desk) => desk !== longest.desk)
    } else if (round === desks) break
    else round = desks
  }
  return next.flatMap(numberShown)
}
