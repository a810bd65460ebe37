import { type Instant, millisOf } from '../../time/instant.ts'
import type { ServiceId } from '../ids.ts'
import type { Counter, QueueState } from '../state.ts'
import type { TicketClass } from '../ticket.ts'
import { dueOf, isAboutToCall, type Line, lineOf, rankAt, type Standing, workingCounters } from './line.ts'
import { entryOf, type WaitStats } from './memory.ts'
import { typicalMinutes } from './service-memory.ts'

/** A counter, and in how many minutes it is expected to be free. */
interface Seat {
  readonly counter: Counter
  readonly freeIn: number
}

/** People of one service, or for one counter, and how many of them have been called by now. */
interface Lane {
  readonly people: readonly Standing[]
  called: number
}

/** A seat at work: the lanes it calls from, with its head start for each, ms. */
interface Desk {
  freeIn: number
  readonly lanes: readonly { readonly lane: Lane; readonly rank: number }[]
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
  const line = lineOf(hall, queue, stats)
  const since = millisOf(at)
  const own: Standing = { service, class: cls, since, due: dueOf(hall, cls, since), place: line.everyone.length }
  const taken = takenSeats(queue, stats, working, minutes)
  const idle = working.filter(({ ticket }) => ticket === null).map((counter): Seat => ({ counter, freeIn: 0 }))
  const counted = idle.filter(({ counter }) => isAboutToCall(counter, at) || !hasSomebodyFor(counter, line))
  return turnOf(own, line, [...counted, ...taken], minutes) ?? turnOf(own, line, [...idle, ...taken], minutes) ?? 0
}

function hasSomebodyFor({ id, serves }: Counter, { byService, byCounter }: Line): boolean {
  return byCounter.has(id) || serves.some(({ service }) => byService.has(service))
}

/**
 * In how many minutes the seats come to call `own`; null when they never do. Of each lane only the first can be next:
 * the whole line is called in as many steps as it has people, whatever the length.
 */
function turnOf(own: Standing, line: Line, seats: readonly Seat[], minutes: (of: ServiceId) => number): number | null {
  const desks = desksOf(own, line, seats)
  while (desks.length > 0) {
    const desk = desks.reduce((first, other) => (other.freeIn < first.freeIn ? other : first))
    const next = callNext(desk)
    if (next === own) return desk.freeIn
    if (next) desk.freeIn += minutes(next.service)
    else desks.splice(desks.indexOf(desk), 1)
  }
  return null
}

/** The seats with the lanes they share, `own` in its place among them. */
function desksOf(own: Standing, { byService, byCounter }: Line, seats: readonly Seat[]): Desk[] {
  const lanes = new Map<ServiceId, Lane>()
  for (const [service, people] of byService) lanes.set(service, { people, called: 0 })
  const before = (byService.get(own.service) ?? []).filter(({ due }) => due <= own.due)
  lanes.set(own.service, { people: [...before, own], called: 0 })
  return seats.map(({ counter, freeIn }): Desk => {
    const shared = counter.serves.flatMap(({ service }) => {
      const lane = lanes.get(service)
      return lane ? [{ lane, rank: rankAt(counter, service) }] : []
    })
    const people = byCounter.get(counter.id)
    return { freeIn, lanes: people ? [...shared, { lane: { people, called: 0 }, rank: 0 }] : shared }
  })
}

/** Calls whom the counter would: the one due first, the service's rank at this counter taken into account. */
function callNext({ lanes }: Desk): Standing | null {
  let from: Lane | null = null
  let next: Standing | null = null
  let earliest = Infinity
  for (const { lane, rank } of lanes) {
    const first = lane.people[lane.called]
    if (!first) continue
    const due = first.due - rank
    if (due < earliest || (due === earliest && next && first.place < next.place)) {
      from = lane
      next = first
      earliest = due
    }
  }
  if (from) from.called++
  return next
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
