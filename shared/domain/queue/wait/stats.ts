import { type Instant, millisOf } from '../../time/instant.ts'
import { hallDay } from '../../time/zone.ts'
import type { FactData, Logged, LoggedFact } from '../events.ts'
import type { CounterId, TicketId } from '../ids.ts'
import type { QueueState } from '../state.ts'
import type { Ticket } from '../ticket.ts'
import { rememberError } from './error.ts'
import { expect } from './estimate.ts'
import { featuresOf } from './features.ts'
import { learnModel, learnWait } from './learning.ts'
import { BUSY_AHEAD, entryOf, PASSED_OVER, type PendingWait, type WaitStats } from './memory.ts'
import { forgetDay, rememberCall, rememberTime, round } from './service-memory.ts'

export { EMPTY_WAITS, type WaitStats } from './memory.ts'

/** `nightly`: the first event of a hall-day trains a new model. `frozen`: the model stays as it is, as a replay asks. */
export type Learning = 'nightly' | 'frozen'

/**
 * What a fact teaches the hall about its waits. Pure, and a part of the fold: the same log gives the same estimates.
 * `before` and `after` are the queue around the fact. Call it with every fact, in order.
 */
export function observe(
  stats: WaitStats,
  before: QueueState,
  logged: Logged,
  after: QueueState,
  learning: Learning = 'nightly',
): WaitStats {
  const fact = logged as LoggedFact
  if (fact.data === null || !after.hall) return stats
  const today = dawn(stats, after, fact.time, learning)
  const freed = releaseCounters(today, before, after, fact.time)
  switch (fact.type) {
    case 'ticket.issued':
      return issued(freed, before, after, fact.data, fact.time)
    case 'ticket.called':
      return called(freed, before, fact.data, fact.time)
    case 'ticket.finished':
      return { ...freed, finished: freed.finished + 1 }
    case 'ticket.cancelled':
    case 'ticket.expired':
    case 'ticket.class-changed':
    case 'ticket.transferred':
      return forget(freed, fact.data.ticketId)
    default:
      return freed
  }
}

/** The first event of a hall-day: yesterday's pace is forgotten and, with enough tickets finished, the model is learnt anew. */
function dawn(stats: WaitStats, queue: QueueState, at: Instant, learning: Learning): WaitStats {
  const { hall } = queue
  if (!hall) return stats
  const day = hallDay(at, hall.timeZone, hall.dayStartsAt)
  if (stats.day !== null && day <= stats.day) return stats
  const services = Object.fromEntries(Object.entries(stats.services).map(([id, memory]) => [id, forgetDay(memory)]))
  const slept: WaitStats = { ...stats, day, services }
  return learning === 'nightly' ? learnModel(slept, day) : slept
}

/** Counters whose ticket has left tell how long it took; what happens between call and finish is all the counter's time. */
function releaseCounters(stats: WaitStats, before: QueueState, after: QueueState, at: Instant): WaitStats {
  if (before.counters === after.counters) return stats
  let { services, takenAt } = stats
  for (const { id, ticket: seated } of before.counters) {
    if (seated === null || after.counters.some((counter) => counter.id === id && counter.ticket === seated)) continue
    const since = entryOf(takenAt, id)
    const { [id]: _, ...others } = takenAt as Record<CounterId, number>
    const ticket = before.tickets.find((ticket) => ticket.id === seated)
    takenAt = others
    if (since === undefined || !ticket) continue
    services = {
      ...services,
      [ticket.service]: rememberTime(entryOf(services, ticket.service), Math.max(0, (millisOf(at) - since) / 60_000)),
    }
  }
  return { ...stats, services, takenAt }
}

function issued(
  stats: WaitStats,
  before: QueueState,
  after: QueueState,
  data: FactData['ticket.issued'],
  at: Instant,
): WaitStats {
  const features = featuresOf(stats, before, data.serviceId, data.class, at)
  const pending: PendingWait = {
    ticket: data.ticketId,
    service: data.serviceId,
    classed: data.class !== 'normal',
    order: after.sequence,
    issuedAt: millisOf(at),
    features,
    expected: features && expect(stats, features),
    promised: data.promised,
    passed: 0,
  }
  return { ...stats, pending: [...stats.pending, pending] }
}

function called(stats: WaitStats, before: QueueState, call: FactData['ticket.called'], at: Instant): WaitStats {
  const ticket = before.tickets.find(({ id }) => id === call.ticketId)
  const taken: WaitStats = { ...stats, takenAt: { ...stats.takenAt, [call.counterId]: millisOf(at) } }
  const pending = pendingOf(stats, call.ticketId)
  return ticket && pending ? firstCall(taken, ticket, pending, at) : taken
}

/** The wait of a ticket has ended: it becomes the service's LES, a sample, and a judgement of what was promised. */
function firstCall(stats: WaitStats, ticket: Ticket, pending: PendingWait, at: Instant): WaitStats {
  const { features, expected, promised, classed, issuedAt } = pending
  const waitMin = round(Math.max(0, (millisOf(at) - issuedAt) / 60_000))
  const inEarnest = pending.passed < PASSED_OVER
  const memory = rememberCall(entryOf(stats.services, ticket.service), at, waitMin, classed, inEarnest)
  const next = {
    ...passOver(forget(stats, ticket.id), pending),
    services: { ...stats.services, [ticket.service]: memory },
  }
  if (!features) return next
  const errors =
    promised && stats.day
      ? rememberError(stats.errors, stats.day, features.ahead >= BUSY_AHEAD, promised, waitMin)
      : stats.errors
  // Who was passed over again and again was out for a while: the hall owes the promise, but learns nothing from it.
  return { ...(inEarnest ? learnWait(next, features, expected, waitMin) : next), errors }
}

/** Earlier tickets of the same service and class have been passed over once more. */
function passOver(stats: WaitStats, { service, classed, order }: PendingWait): WaitStats {
  const isPassed = (other: PendingWait): boolean =>
    other.order < order && other.service === service && other.classed === classed
  if (!stats.pending.some(isPassed)) return stats
  return {
    ...stats,
    pending: stats.pending.map((other) => (isPassed(other) ? { ...other, passed: other.passed + 1 } : other)),
  }
}

/** The ticket as it stood at its issue; undefined once it has been called or has left the line it was taken for. */
export function pendingOf({ pending }: WaitStats, id: TicketId): PendingWait | undefined {
  return pending.find(({ ticket }) => ticket === id)
}

function forget(stats: WaitStats, id: TicketId): WaitStats {
  return pendingOf(stats, id) ? { ...stats, pending: stats.pending.filter(({ ticket }) => ticket !== id) } : stats
}
