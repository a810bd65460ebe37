import type { Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/zone.ts'
import type { CounterConfig, HallConfig, Words } from './config.ts'
import type { CallId, CounterId, GrantId, NoticeId, ServiceId, StaffId, TicketId, ZoneId } from './ids.ts'
import type { Ticket, TicketClass } from './ticket.ts'

export type CounterState = 'closed' | 'idle' | 'calling' | 'serving' | 'paused'

/** What a counter does once its present ticket has left it. */
export type AfterTicket =
  | { readonly state: 'paused'; readonly reason: string | null; readonly backAt: Instant | null }
  | { readonly state: 'closed' }

/**
 * The right to rate one finished service, armed by the queue and never by a clerk. It lapses when the next ticket starts
 * at that counter; a service taken back takes its grant along.
 */
export interface Grant {
  readonly grantId: GrantId
  readonly ticketId: TicketId
  readonly ticketNumber: string | null
  readonly counterId: CounterId
  readonly serviceId: ServiceId
  readonly staffId: StaffId | null
  readonly grantedAt: Instant
  /** From the ticket to the beginning of its service, minutes. */
  readonly waitedMin: number
}

/** A counter at work. Scope: *hall*. */
export interface Counter extends CounterConfig {
  readonly state: CounterState
  readonly since: Instant | null
  readonly staff: StaffId | null
  readonly openedAt: Instant | null
  /** The one ticket it calls or serves. */
  readonly ticket: TicketId | null
  /** Set while paused. */
  readonly reason: string | null
  readonly backAt: Instant | null
  /** A pause or close asked for while a ticket was at the counter. */
  readonly afterTicket: AfterTicket | null
  /** Its latest finish, which it may reopen within a minute. */
  readonly lastFinished: { readonly ticket: Ticket; readonly at: Instant } | null
  /** What its rating pad may ask about. Whether it has been answered is nobody's business but the manager's. */
  readonly grant: Grant | null
  /** Classed tickets it has called one after another. */
  readonly classedInRow: number
}

/** One call as every screen shows it: whole, so that no screen needs a second request. */
export interface Call {
  readonly callId: CallId
  readonly ticketId: TicketId
  readonly ticketNumber: string
  readonly counterId: CounterId
  readonly counterLabel: Words
  readonly zone: ZoneId
  readonly serviceId: ServiceId
  readonly serviceName: Words
  readonly class: TicketClass
  /** Of this ticket, from 1; a recall counts on. */
  readonly callIndex: number
  /** The clerk pressed. */
  readonly requestedAt: Instant
  /** Screens may show it. */
  readonly releasedAt: Instant
  readonly voice: { readonly languages: readonly string[]; readonly repeat: number }
}

/**
 * What the hall must know beside its queue, until it is cleared. `clock-jumped`: for the lobby manager; `jumpMin` is by how
 * much the wall clock left the monotonic one, negative: backwards. `emergency`: for everybody, begun and ended by the manager.
 */
export type Notice =
  | { readonly id: NoticeId; readonly code: 'clock-jumped'; readonly raisedAt: Instant; readonly jumpMin: number }
  | { readonly id: NoticeId; readonly code: 'emergency'; readonly raisedAt: Instant }

/** The highest number given per letter on one hall-day. */
export interface DayNumbers {
  readonly day: LocalDate
  readonly last: Readonly<Record<string, number>>
}

/**
 * Everything the hall's log says about its queue: the fold of all events up to `sequence`. Scope: *hall*.
 * It is JSON as it stands: the server stores it, the snapshot carries it, a screen goes on folding it.
 */
export interface QueueState {
  /** Position in the log of the last event folded in; 0 before the first. */
  readonly sequence: number
  /** Null until the first `hall.configured`. */
  readonly hall: HallConfig | null
  readonly counters: readonly Counter[]
  /** Living tickets, earliest place first. */
  readonly tickets: readonly Ticket[]
  /** The last twenty calls, newest first; a recall moves its call to the front. */
  readonly calls: readonly Call[]
  readonly notices: readonly Notice[]
  /** Numbers given on the latest hall-days, newest first: a clock that goes back repeats none. */
  readonly numbers: readonly DayNumbers[]
}

export const EMPTY_QUEUE: QueueState = {
  sequence: 0,
  hall: null,
  counters: [],
  tickets: [],
  calls: [],
  notices: [],
  numbers: [],
}

/** Calls a state keeps: what a board that starts now can show. */
export const CALLS_KEPT = 20

/** Hall-days whose numbers are kept, enough for a clock that is set to and fro. */
export const DAYS_KEPT = 8
