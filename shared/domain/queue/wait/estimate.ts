import type { Instant } from '../../time/instant.ts'
import type { WaitRange } from '../events.ts'
import type { ServiceId } from '../ids.ts'
import type { QueueState } from '../state.ts'
import type { Ticket, TicketClass } from '../ticket.ts'
import { featuresOf, type WaitFeatures } from './features.ts'
import { BUSY_AHEAD, type Regime, type WaitStats } from './memory.ts'
import { predict } from './model.ts'
import { round } from './service-memory.ts'

/** However sure the line is, P80 leaves at least so much room above P50, minutes. */
const LEAST_ROOM_MIN = 0.25
/** Before there is a model, P80 leaves this share of P50, and never less than so many minutes, above it. */
const UNTRAINED_ROOM = { share: 0.6, leastMin: 1.5 } as const

/**
 * What someone who takes a ticket for a service now has to expect; null when no open counter serves it. Never
 * "people ahead × minutes": on real logs that is several times worse than a constant.
 */
export function estimateWait(
  stats: WaitStats,
  queue: QueueState,
  service: ServiceId,
  cls: TicketClass,
  at: Instant,
): WaitRange | null {
  const features = featuresOf(stats, queue, service, cls, at)
  return features && expect(stats, features)
}

/** What a ticket in line still has to expect: as if it were taken now by someone with only the earlier ones before them. */
export function estimateTicketWait(stats: WaitStats, queue: QueueState, ticket: Ticket, at: Instant): WaitRange | null {
  if (ticket.state !== 'waiting') return null
  const tickets = queue.tickets.filter((other) => other.state !== 'waiting' || other.order < ticket.order)
  return estimateWait(stats, { ...queue, tickets }, ticket.service, ticket.class, at)
}

/** The range for known features: by the model once there is one; before, the mean of queue-length estimate and LES. */
export function expect(stats: WaitStats, features: WaitFeatures): WaitRange {
  const regime = regimeOf(stats, features)
  const { p50Min, p80Min } = stats.model ? predict(stats.model, features) : untrained(features)
  const room = Math.max(LEAST_ROOM_MIN, p80Min - p50Min) * stats.spread[regime]
  return { p50Min: round(p50Min), p80Min: round(p50Min + room) }
}

/** @see Ibrahim, Whitt (2009), Real-Time Delay Estimation Based on Delay History (queue length and last-entered-service estimates) */
function untrained({ queueLength, les }: WaitFeatures): WaitRange {
  const p50Min = (queueLength + les) / 2
  return { p50Min, p80Min: p50Min + Math.max(UNTRAINED_ROOM.leastMin, p50Min * UNTRAINED_ROOM.share) }
}

/** Where the estimate of such a ticket is made. */
export function regimeOf(stats: WaitStats, { ahead }: WaitFeatures): Regime {
  if (!stats.model) return 'untrained'
  return ahead >= BUSY_AHEAD ? 'busy' : 'quiet'
}
