import { type Instant, millisOf } from '../../time/instant.ts'
import type { HallConfig } from '../config.ts'
import type { ServiceId } from '../ids.ts'
import type { Counter, QueueState } from '../state.ts'
import type { Ticket, TicketClass } from '../ticket.ts'
import { entryOf, PASSED_OVER, type WaitStats } from './memory.ts'
import { typicalMinutes } from './service-memory.ts'

/** A counter that finished its ticket less than so long ago is about to call; one idle for longer, with people waiting, rests. */
const ABOUT_TO_CALL_MS = 60_000

/** One who stands in line, as the estimate sees it. */
interface Standing {
  readonly service: ServiceId
  /** Milliseconds: the smaller, the earlier its turn, before the counter's own ranking of services. */
  readonly due: number
  readonly onlyAt: string | null
}

/** A counter, and in how many minutes it is expected to be free. */
interface Seat {
  readonly counter: Counter
  freeIn: number
}

/** Counters that will go on calling: open, not paused, not about to pause or close. */
export function workingCounters(queue: QueueState): readonly Counter[] {
  return queue.counters.filter(
    ({ state, afterTicket }) =>
      afterTicket === null && (state === 'idle' || state === 'calling' || state === 'serving'),
  )
}

export function serves(counter: Counter, service: ServiceId): boolean {
  return counter.serves.some((served) => served.service === service)
}

/** Tickets waiting that stand in line in earnest: not those that later ones were called before again and again. */
export function standingTickets(queue: QueueState, stats: WaitStats): readonly Ticket[] {
  return queue.tickets.filter(({ id, state }) => state === 'waiting' && (stats.pending[id]?.passed ?? 0) < PASSED_OVER)
}

/** When a ticket is due in the hall's policy, before its service's rank at a counter: waiting since, less the head start of its class. */
export function dueOf(hall: HallConfig, cls: TicketClass, since: Instant): number {
  return millisOf(since) - hall.policy.classHeadStartMin[cls] * 60_000
}

/**
 * The queue-length estimate: minutes until a ticket taken now would be called if every customer took the usual time
 * and nobody else came. Counters become free one after another at the usual pace, and each calls by the hall's
 * policy. A counter that has stood idle for a while although somebody waits whom it serves is not counted on, unless
 * there is none but such.
 */
export function queueLengthMinutes(
  queue: QueueState,
  stats: WaitStats,
  service: ServiceId,
  cls: TicketClass,
  at: Instant,
): number {
  const { hall } = queue
  if (!hall) return 0
  const services = new Map(hall.services.map((one) => [one.id, typicalMinutes(entryOf(stats.services, one.id), one)]))
  const minutes = (of: ServiceId): number => services.get(of) ?? 0
  const working = workingCounters(queue)
  const line = standingTickets(queue, stats).map((ticket): Standing => ({
    service: ticket.service,
    due: dueOf(hall, ticket.class, ticket.waitingSince),
    onlyAt: queue.counters.some(({ id, state }) => id === ticket.onlyAt && state !== 'closed') ? ticket.onlyAt : null,
  }))
  const own: Standing = { service, due: dueOf(hall, cls, at), onlyAt: null }
  const taken = takenSeats(queue, stats, working, minutes)
  const idle = working.filter(({ ticket }) => ticket === null).map((counter): Seat => ({ counter, freeIn: 0 }))
  const counted = idle.filter(({ counter }) => isAboutToCall(counter, at) || nextFor(counter, line) === null)
  return (
    turnOf(own, [...line, own], [...counted, ...taken], minutes) ??
    turnOf(own, [...line, own], [...idle, ...taken], minutes) ??
    0
  )
}

/** Has the counter just become free? One that has been idle for longer, with people waiting, rests. */
export function isAboutToCall({ ticket, since }: Counter, at: Instant): boolean {
  return ticket === null && since !== null && millisOf(at) - millisOf(since) < ABOUT_TO_CALL_MS
}

/** In how many minutes the seats come to call one of the line; null when they never do. */
function turnOf(
  own: Standing,
  everyone: readonly Standing[],
  from: readonly Seat[],
  minutes: (of: ServiceId) => number,
): number | null {
  const line = [...everyone]
  const seats = from.map((seat) => ({ ...seat }))
  while (seats.length > 0) {
    const seat = seats.reduce((first, other) => (other.freeIn < first.freeIn ? other : first))
    const next = nextFor(seat.counter, line)
    if (next === own) return seat.freeIn
    if (next) {
      line.splice(line.indexOf(next), 1)
      seat.freeIn += minutes(next.service)
    } else seats.splice(seats.indexOf(seat), 1)
  }
  return null
}

/** Counters with a ticket in the order they are expected to be free: of `k` the first after 1/k of the usual time, and so on. */
function takenSeats(
  queue: QueueState,
  stats: WaitStats,
  working: readonly Counter[],
  minutes: (of: ServiceId) => number,
): Seat[] {
  const taken = working
    .filter(({ ticket }) => ticket !== null)
    .sort((a, b) => (entryOf(stats.takenAt, a.id) ?? 0) - (entryOf(stats.takenAt, b.id) ?? 0))
  const times = taken
    .map(({ ticket }) => queue.tickets.find(({ id }) => id === ticket))
    .filter((ticket) => ticket !== undefined)
  const usual = times.reduce((sum, ticket) => sum + minutes(ticket.service), 0) / Math.max(1, times.length)
  let freeIn = 0
  return taken.map((counter, place) => ({ counter, freeIn: (freeIn += usual / (taken.length - place)) }))
}

/** Whom the counter would call: the one due first, the service's rank at this counter taken into account. */
function nextFor(counter: Counter, line: readonly Standing[]): Standing | null {
  let next: Standing | null = null
  let earliest = Infinity
  for (const standing of line) {
    const served = counter.serves.find(({ service }) => service === standing.service)
    if (standing.onlyAt === null ? !served : standing.onlyAt !== counter.id) continue
    const due = standing.due - (served?.headStartMin ?? 0) * 60_000
    if (due < earliest) [next, earliest] = [standing, due]
  }
  return next
}
