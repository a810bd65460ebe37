import type { Instant } from '../time/instant.ts'
import type { CounterConfig, HallConfig } from './config.ts'
import type { Fact, FactData, FactType, Logged } from './events.ts'
import type { CounterId, TicketId } from './ids.ts'
import { rememberNumber } from './numbering.ts'
import { canCall } from './policy.ts'
import { type Call, CALLS_KEPT, type Counter, type QueueState } from './state.ts'
import type { Ticket } from './ticket.ts'

/** Where and when a fact stands in the log. */
interface Place {
  readonly sequence: number
  readonly time: Instant
}

type Reducers = { readonly [T in FactType]: (state: QueueState, data: FactData[T], place: Place) => QueueState }

/**
 * The law of the fold: what each fact makes of the hall. Server, screens, mocks and reports run this one function.
 * Unknown and redacted facts move the position and nothing else, so that an older screen survives a newer hall.
 * @throws {RangeError} when the fact is not the next one
 */
export function reduce(state: QueueState, logged: Logged): QueueState {
  if (logged.sequence !== state.sequence + 1)
    throw new RangeError(`${logged.sequence} does not follow ${state.sequence}`)
  const reducer = logged.data === null ? undefined : REDUCERS[logged.type as FactType]
  const next = reducer
    ? (reducer as (state: QueueState, data: unknown, place: Place) => QueueState)(state, logged.data, logged)
    : state
  return { ...next, sequence: logged.sequence }
}

/** Folds facts that are about to be logged at that time: what `decide` uses between two facts of one wish. */
export function foldFacts(state: QueueState, facts: readonly Fact[], time: Instant): QueueState {
  return facts.reduce((folded, fact) => reduce(folded, { ...fact, sequence: folded.sequence + 1, time }), state)
}

function patchTicket(state: QueueState, id: TicketId, patch: Partial<Ticket>): QueueState {
  return { ...state, tickets: state.tickets.map((ticket) => (ticket.id === id ? { ...ticket, ...patch } : ticket)) }
}

function patchCounter(state: QueueState, id: CounterId, patch: Partial<Counter>): QueueState {
  return {
    ...state,
    counters: state.counters.map((counter) => (counter.id === id ? { ...counter, ...patch } : counter)),
  }
}

function removeTicket(state: QueueState, id: TicketId): QueueState {
  return { ...state, tickets: state.tickets.filter((ticket) => ticket.id !== id) }
}

function insertTicket(state: QueueState, ticket: Ticket): QueueState {
  const others = state.tickets.filter(({ id }) => id !== ticket.id)
  const place = others.findIndex(({ order }) => order > ticket.order)
  return {
    ...state,
    tickets: place < 0 ? [...others, ticket] : [...others.slice(0, place), ticket, ...others.slice(place)],
  }
}

const EMPTY_SEAT = { ticket: null, reason: null, backAt: null, afterTicket: null } as const

/** The counter after its ticket has left: a pause or close that waited for this takes effect now. */
function seatAfter(counter: Counter, since: Instant): Partial<Counter> {
  const after = counter.afterTicket
  if (after?.state === 'closed')
    return { ...EMPTY_SEAT, state: 'closed', since, staff: null, openedAt: null, lastFinished: null }
  if (after) return { ...EMPTY_SEAT, state: 'paused', since, reason: after.reason, backAt: after.backAt }
  return { ...EMPTY_SEAT, state: 'idle', since }
}

/** Frees the counter that holds the ticket, if one does. */
function freeSeat(state: QueueState, ticketId: TicketId, since: Instant): QueueState {
  const counter = state.counters.find(({ ticket }) => ticket === ticketId)
  return counter ? patchCounter(state, counter.id, seatAfter(counter, since)) : state
}

function closedCounter(config: CounterConfig): Counter {
  return {
    ...config,
    ...EMPTY_SEAT,
    state: 'closed',
    since: null,
    staff: null,
    openedAt: null,
    lastFinished: null,
    grant: null,
    classedInRow: 0,
  }
}

/** A new configuration keeps what goes on at counters that still exist, and lets tickets forget those that do not. */
function configured(state: QueueState, hall: HallConfig): QueueState {
  const counters = hall.counters.map((config) => ({
    ...(state.counters.find(({ id }) => id === config.id) ?? closedCounter(config)),
    ...config,
  }))
  const known = (id: CounterId): boolean => counters.some((counter) => counter.id === id)
  const tickets = state.tickets.map((ticket) => ({
    ...ticket,
    onlyAt: ticket.onlyAt !== null && known(ticket.onlyAt) ? ticket.onlyAt : null,
    returnTo: ticket.returnTo !== null && known(ticket.returnTo.counter) ? ticket.returnTo : null,
  }))
  return { ...state, hall, counters, tickets }
}

function newTicket(
  data: FactData['ticket.issued'] | FactData['ticket.booked'],
  place: Place,
  appointmentAt: Instant | null,
): Ticket {
  return {
    id: data.ticketId,
    number: data.ticketNumber,
    service: data.serviceId,
    class: data.class,
    state: appointmentAt === null ? 'waiting' : 'booked',
    day: data.day,
    order: place.sequence,
    issuedAt: place.time,
    waitingSince: place.time,
    since: place.time,
    appointmentAt,
    counter: null,
    onlyAt: null,
    returnTo: null,
    callIndex: 0,
    overtakenAt: null,
  }
}

/** The call on the boards: at the front, and the only one of its ticket. */
function recordCall(state: QueueState, call: Call, time: Instant): QueueState {
  const calls = [call, ...state.calls.filter(({ ticketId }) => ticketId !== call.ticketId)].slice(0, CALLS_KEPT)
  return {
    ...patchTicket(state, call.ticketId, {
      state: 'called',
      counter: call.counterId,
      callIndex: call.callIndex,
      since: time,
    }),
    calls,
  }
}

function called(state: QueueState, call: Call, { time }: Place): QueueState {
  const ticket = state.tickets.find(({ id }) => id === call.ticketId)
  const counter = state.counters.find(({ id }) => id === call.counterId)
  if (!ticket || !counter) return state
  const overtaken = (other: Ticket): boolean =>
    other.state === 'waiting' &&
    other.order < ticket.order &&
    other.overtakenAt === null &&
    canCall(state, counter, other)
  const marked = {
    ...state,
    tickets: state.tickets.map((other) => (overtaken(other) ? { ...other, overtakenAt: time } : other)),
  }
  const seated = patchCounter(marked, counter.id, {
    state: 'calling',
    ticket: ticket.id,
    since: time,
    classedInRow: ticket.class === 'normal' ? 0 : counter.classedInRow + 1,
  })
  return recordCall(seated, call, time)
}

function finished(state: QueueState, data: FactData['ticket.finished'], { time }: Place): QueueState {
  const ticket = state.tickets.find(({ id }) => id === data.ticketId)
  const freed = freeSeat(removeTicket(state, data.ticketId), data.ticketId, time)
  const closed = freed.counters.some(({ id, state }) => id === data.counterId && state === 'closed')
  return ticket && !closed ? patchCounter(freed, data.counterId, { lastFinished: { ticket, at: time } }) : freed
}

function reopened(state: QueueState, data: FactData['ticket.reopened'], { time }: Place): QueueState {
  const counter = state.counters.find(({ id }) => id === data.counterId)
  const last = counter?.lastFinished
  if (!last) return state
  // A pause that had begun with that finish begins again with the next one.
  const afterTicket =
    counter.state === 'paused' ? { state: counter.state, reason: counter.reason, backAt: counter.backAt } : null
  const ticket: Ticket = { ...last.ticket, state: 'serving', counter: data.counterId, since: time }
  return patchCounter(insertTicket(state, ticket), data.counterId, {
    ...EMPTY_SEAT,
    afterTicket,
    state: 'serving',
    ticket: ticket.id,
    since: time,
    lastFinished: null,
    grant: null,
  })
}

function requeued(state: QueueState, data: FactData['ticket.requeued'], { sequence, time }: Place): QueueState {
  const ticket = state.tickets.find(({ id }) => id === data.ticketId)
  if (!ticket) return state
  const back = { ...ticket, state: 'waiting', since: time } as const
  const placed = data.where === 'end' ? { ...back, order: sequence, waitingSince: time, overtakenAt: null } : back
  return freeSeat(insertTicket(state, placed), ticket.id, time)
}

function leave(state: QueueState, ticketId: TicketId, patch: Partial<Ticket>, time: Instant): QueueState {
  return freeSeat(patchTicket(state, ticketId, { ...patch, since: time }), ticketId, time)
}

const REDUCERS: Reducers = {
  'hall.configured': (state, { config }) => configured(state, config),
  'ticket.issued': (state, data, place) => ({
    ...insertTicket(state, newTicket(data, place, null)),
    numbers: rememberNumber(state.numbers, data.day, data.ticketNumber),
  }),
  'ticket.booked': (state, data, place) => insertTicket(state, newTicket(data, place, data.appointmentAt)),
  'ticket.checked-in': (state, { ticketId, ticketNumber, day }, { sequence, time }) => {
    const ticket = state.tickets.find(({ id }) => id === ticketId)
    if (!ticket) return state
    const waiting = {
      ...ticket,
      number: ticketNumber,
      day,
      state: 'waiting',
      order: sequence,
      waitingSince: time,
      since: time,
    } as const
    return { ...insertTicket(state, waiting), numbers: rememberNumber(state.numbers, day, ticketNumber) }
  },
  'ticket.called': called,
  'ticket.recalled': (state, call, { time }) => recordCall(state, call, time),
  'ticket.started': (state, { ticketId, counterId }, { time }) =>
    patchCounter(patchTicket(state, ticketId, { state: 'serving', since: time }), counterId, {
      state: 'serving',
      since: time,
      grant: null,
    }),
  'ticket.missed': (state, { ticketId }, { time }) => leave(state, ticketId, { state: 'missed' }, time),
  'ticket.requeued': requeued,
  'ticket.held': (state, { ticketId }, { time }) => leave(state, ticketId, { state: 'held' }, time),
  'ticket.resumed': (state, { ticketId }, { time }) => patchTicket(state, ticketId, { state: 'waiting', since: time }),
  'ticket.transferred': (state, { ticketId, serviceId, toCounterId, returnTo }, { time }) =>
    leave(state, ticketId, { state: 'waiting', service: serviceId, onlyAt: toCounterId, returnTo }, time),
  'ticket.finished': finished,
  'ticket.reopened': reopened,
  'ticket.cancelled': (state, { ticketId }) => removeTicket(state, ticketId),
  'ticket.expired': (state, { ticketId }) => removeTicket(state, ticketId),
  'ticket.class-changed': (state, data) => patchTicket(state, data.ticketId, { class: data.class }),
  'counter.opened': (state, { counterId, staffId }, { time }) =>
    patchCounter(state, counterId, {
      ...EMPTY_SEAT,
      state: 'idle',
      since: time,
      staff: staffId,
      openedAt: time,
      lastFinished: null,
      classedInRow: 0,
    }),
  'counter.paused': (state, { counterId, after, reason, backAt }, { time }) =>
    patchCounter(
      state,
      counterId,
      after === null
        ? { state: 'paused', since: time, reason, backAt }
        : { afterTicket: { state: 'paused', reason, backAt } },
    ),
  'counter.resumed': (state, { counterId }, { time }) => {
    const paused = state.counters.some(({ id, state }) => id === counterId && state === 'paused')
    return patchCounter(
      state,
      counterId,
      paused ? { state: 'idle', since: time, reason: null, backAt: null } : { afterTicket: null },
    )
  },
  'counter.closed': (state, { counterId, after }, { time }) =>
    patchCounter(
      state,
      counterId,
      after === null
        ? { ...EMPTY_SEAT, state: 'closed', since: time, staff: null, openedAt: null, lastFinished: null }
        : { afterTicket: { state: 'closed' } },
    ),
  'evaluation.granted': (state, grant) => patchCounter(state, grant.counterId, { grant }),
  'notice.raised': (state, notice) => ({
    ...state,
    notices: [...state.notices.filter(({ id }) => id !== notice.id), notice],
  }),
  'notice.cleared': (state, { noticeId }) => ({ ...state, notices: state.notices.filter(({ id }) => id !== noticeId) }),
}
