/**
 * What a board shows of a hall: pure derivations from its state, for a whole hall or for one waiting zone. Nothing here
 * knows of pixels; how many of each list a screen has room for is the screen's own affair.
 */
import type { Instant } from '../time/instant.ts'
import type { Service } from './config.ts'
import type { WaitRange } from './events.ts'
import type { CounterId, ServiceId, TicketId, ZoneId } from './ids.ts'
import type { Call, Counter, CounterState, QueueState } from './state.ts'
import type { Ticket, TicketClass } from './ticket.ts'

/**
 * What has become of a call. `standing`: its customer is still expected at the counter. `honoured`: the customer came.
 * `withdrawn`: missed, put back, held, or called elsewhere; a board must not send anybody there any more.
 */
export type CallFate = 'standing' | 'honoured' | 'withdrawn'

/** One counter (窗口) as a board lists it. */
export interface CounterRow {
  readonly id: CounterId
  readonly label: Counter['label']
  readonly state: CounterState
  readonly ticketNumber: string | null
  /** Null unless `ticketNumber` is set. */
  readonly service: Service | null
  readonly class: TicketClass
  /** While paused: when the clerk means to be back. */
  readonly backAt: Instant | null
  readonly barrierFree: boolean
}

/** One service (业务): how many wait, and for how long somebody who comes now would. */
export interface ServiceRow {
  readonly service: Service
  readonly waiting: number
  /** Null: no open counter serves it, so no range is honest. */
  readonly wait: WaitRange | null
  /** Does an open counter serve it now? */
  readonly served: boolean
}

/** A number without a place: on the missed shelf, or among those who are next. */
export interface NumberShown {
  readonly ticketId: TicketId
  readonly ticketNumber: string
  readonly class: TicketClass
}

export interface BoardView {
  /** Calls of the zone that nobody withdrew, newest first. */
  readonly calls: readonly Call[]
  readonly counters: readonly CounterRow[]
  readonly services: readonly ServiceRow[]
  /** The missed shelf (过号区), latest first. */
  readonly missed: readonly NumberShown[]
  /** No counter of the zone is at work: the hall is closed, or not yet open. */
  readonly closed: boolean
}

/** The waits a server estimates, as `GET /halls/{hall}` and every heartbeat carry them. */
export interface EstimatedWait {
  readonly service: ServiceId
  readonly wait: WaitRange | null
}

/** Where a board hangs: a waiting zone, or null for the whole hall. */
export interface BoardPlace {
  readonly zone: ZoneId | null
  readonly waits: readonly EstimatedWait[]
}

/** Everything on a board but who is next, which costs more and may come a paint later. */
export function boardView(state: QueueState, { zone, waits }: BoardPlace): BoardView {
  const counters = countersOf(state, zone)
  return {
    calls: callsOf(state, zone),
    counters: counters.map((counter) => counterRow(state, counter)),
    services: serviceRows(state, counters, waits),
    missed: missedShelf(state, counters),
    closed: counters.every(({ state }) => state === 'closed'),
  }
}

/** Calls of a zone that nobody withdrew, newest first. */
export function callsOf(state: QueueState, zone: ZoneId | null): readonly Call[] {
  return state.calls.filter((call) => (zone === null || call.zone === zone) && callFate(state, call) !== 'withdrawn')
}

/** Counters that a board of this zone speaks for, in the hall's own order. */
export function countersOf(state: QueueState, zone: ZoneId | null): readonly Counter[] {
  return zone === null ? state.counters : state.counters.filter((counter) => counter.zone === zone)
}

/**
 * What has become of a call. A ticket that lives no more was honoured: a called one can neither be cancelled nor expire.
 * @see TICKET_TRANSITIONS
 */
export function callFate(state: QueueState, call: Call): CallFate {
  const ticket = state.tickets.find(({ id }) => id === call.ticketId)
  if (!ticket) return 'honoured'
  if (ticket.counter !== call.counterId) return 'withdrawn'
  if (ticket.state === 'called') return 'standing'
  return ticket.state === 'serving' ? 'honoured' : 'withdrawn'
}

function counterRow(state: QueueState, counter: Counter): CounterRow {
  const ticket = counter.ticket === null ? undefined : state.tickets.find(({ id }) => id === counter.ticket)
  return {
    id: counter.id,
    label: counter.label,
    state: counter.state,
    ticketNumber: ticket?.number ?? null,
    service: (ticket && state.hall?.services.find(({ id }) => id === ticket.service)) ?? null,
    class: ticket?.class ?? 'normal',
    backAt: counter.backAt,
    barrierFree: counter.barrierFree,
  }
}

/** The lines of the services these counters serve. */
export function serviceRows(
  state: QueueState,
  counters: readonly Counter[],
  waits: readonly EstimatedWait[],
): readonly ServiceRow[] {
  const counts = new Map<ServiceId, number>()
  for (const ticket of state.tickets) {
    if (ticket.state === 'waiting') counts.set(ticket.service, (counts.get(ticket.service) ?? 0) + 1)
  }
  const isServed = (id: ServiceId, by: readonly Counter[]) =>
    by.some(({ serves }) => serves.some(({ service }) => service === id))
  const open = counters.filter(({ state }) => state !== 'closed')
  return (state.hall?.services ?? [])
    .filter(({ id }) => isServed(id, counters))
    .map((service) => {
      const served = isServed(service.id, open)
      const wait = served ? (waits.find((entry) => entry.service === service.id)?.wait ?? null) : null
      return { service, waiting: counts.get(service.id) ?? 0, wait, served }
    })
}

/** Numbers whose customers did not come, latest first. A zone's board lists those that its own counters called. */
function missedShelf(state: QueueState, counters: readonly Counter[]): readonly NumberShown[] {
  const ours = new Set<CounterId | null>(counters.map(({ id }) => id))
  const missed = state.tickets.filter((ticket) => ticket.state === 'missed' && ours.has(ticket.counter))
  return missed
    .sort((one, other) => (one.since < other.since ? 1 : one.since > other.since ? -1 : other.order - one.order))
    .flatMap(numberShown)
}

/** A ticket as a shelf shows it; one without a number (booked) not at all. */
export function numberShown({ id, number, class: kind }: Ticket): readonly NumberShown[] {
  return number === null ? [] : [{ ticketId: id, ticketNumber: number, class: kind }]
}

/** Who is next among an earlier outlook, once some of them have been called or have left. */
export function stillNext(state: QueueState, next: readonly NumberShown[]): readonly NumberShown[] {
  return next.filter(({ ticketId }) => state.tickets.some(({ id, state }) => id === ticketId && state === 'waiting'))
}
