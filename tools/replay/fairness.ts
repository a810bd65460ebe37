import type { FactData } from '#shared/domain/queue/events.ts'
import type { TicketId } from '#shared/domain/queue/ids.ts'
import { canCall, isGuarded } from '#shared/domain/queue/policy.ts'
import { reduce } from '#shared/domain/queue/reduce.ts'
import { EMPTY_QUEUE } from '#shared/domain/queue/state.ts'
import type { StoredEvent } from '#server/store/event-store.ts'
import { livesOf, type Played } from './played.ts'

/** How fair a played day was. */
export interface Fairness {
  /** The largest extra wait of any ticket against first-come, minutes; null when no ticket was called in both plays. */
  readonly extraWaitMax: number | null
  /** Tickets that were overtaken after the stated bound: there may be none. */
  readonly starved: number
}

/** Of each ticket in the order of the log, minutes; null when it was not called. */
export type PlayedWaits = readonly (number | null)[]

export function waitsOf({ events }: Played): PlayedWaits {
  return [...livesOf(events).values()].map(({ waitMin }) => waitMin)
}

/**
 * Compares a play by our policy with the same log played first come, first called: same arrivals, counters and
 * service times. The largest extra wait of a ticket called in both: its wait under the policy less its wait first-come.
 */
export function extraWaitMax(byPolicy: PlayedWaits, firstCome: PlayedWaits): Fairness['extraWaitMax'] {
  // Both plays take their tickets in the order of the log: the n-th ticket is the same customer.
  const extra = byPolicy.flatMap((wait, n) => {
    const other = firstCome[n] ?? null
    return wait === null || other === null ? [] : [wait - other]
  })
  return extra.length === 0 ? null : extra.reduce((most, one) => Math.max(most, one), 0)
}

/** Counts tickets that a later one was called before, at a counter that could have called them, after their bound had passed. */
export function starvedIn(events: readonly StoredEvent[]): number {
  const starved = new Set<TicketId>()
  let queue = EMPTY_QUEUE
  for (const event of events) {
    if (event.type === 'ticket.called' && queue.hall) {
      const { ticketId, counterId } = event.data as FactData['ticket.called']
      const counter = queue.counters.find(({ id }) => id === counterId)
      const called = queue.tickets.find(({ id }) => id === ticketId)
      for (const other of queue.tickets) {
        if (!counter || !called || other.state !== 'waiting' || other.order >= called.order) continue
        if (canCall(queue, counter, other) && isGuarded(other, queue.hall.policy, event.time)) starved.add(other.id)
      }
    }
    queue = reduce(queue, event)
  }
  return starved.size
}
