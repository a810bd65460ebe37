import type { Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/zone.ts'
import type { HallConfig } from './config.ts'
import type { CounterId, NoticeId, ServiceId, StaffId, TicketId } from './ids.ts'
import type { Call, Grant, Notice } from './state.ts'
import type { TicketClass } from './ticket.ts'

/** What a customer was told at the kiosk: the wait range in minutes, kept so that its error can be measured. */
export interface WaitRange {
  readonly p50Min: number
  readonly p80Min: number
}

interface OfTicket {
  readonly ticketId: TicketId
  /** Null only while an appointment has not checked in. */
  readonly ticketNumber: string | null
}

interface AtCounter extends OfTicket {
  readonly counterId: CounterId
}

/** What each kind of fact says. Keys are the wire types without their `hallcast.` prefix. */
export interface FactData {
  'hall.configured': { readonly config: HallConfig }
  'ticket.booked': OfTicket & {
    readonly serviceId: ServiceId
    readonly class: TicketClass
    readonly appointmentAt: Instant
    readonly day: LocalDate
  }
  'ticket.checked-in': OfTicket & { readonly ticketNumber: string; readonly day: LocalDate }
  'ticket.issued': OfTicket & {
    readonly ticketNumber: string
    readonly serviceId: ServiceId
    readonly class: TicketClass
    readonly day: LocalDate
    /** Tickets waiting at that instant for services that share a counter with this one. */
    readonly ahead: number
    readonly promised: WaitRange | null
  }
  'ticket.called': Call
  'ticket.recalled': Call
  'ticket.started': AtCounter
  'ticket.missed': AtCounter
  'ticket.requeued': OfTicket & { readonly where: 'original' | 'end' }
  'ticket.held': AtCounter
  'ticket.resumed': OfTicket
  'ticket.transferred': OfTicket & {
    readonly fromCounterId: CounterId | null
    readonly serviceId: ServiceId
    /** Set: only this counter calls it. */
    readonly toCounterId: CounterId | null
    /** Set: after the next finish it comes back here. */
    readonly returnTo: { readonly counter: CounterId; readonly service: ServiceId } | null
  }
  'ticket.finished': AtCounter & { readonly serviceId: ServiceId; readonly class: TicketClass }
  'ticket.reopened': AtCounter
  'ticket.cancelled': OfTicket
  'ticket.expired': OfTicket
  'ticket.class-changed': OfTicket & { readonly class: TicketClass }
  'counter.opened': { readonly counterId: CounterId; readonly staffId: StaffId }
  /** `after` names the ticket that must leave first; null: at once. */
  'counter.paused': {
    readonly counterId: CounterId
    readonly after: TicketId | null
    readonly reason: string | null
    readonly backAt: Instant | null
  }
  'counter.resumed': { readonly counterId: CounterId }
  'counter.closed': { readonly counterId: CounterId; readonly after: TicketId | null }
  'evaluation.granted': Grant
  'notice.raised': Notice
  'notice.cleared': { readonly noticeId: NoticeId }
}

export type FactType = keyof FactData

/** One thing that happened, as `decide` states it, before the log gives it a place and a time. */
export type Fact = {
  readonly [T in FactType]: { readonly type: T; readonly subject: string; readonly data: FactData[T] }
}[FactType]

/** Anything in its place in a hall's log, as far as a fold must know: laws that do not know its type pass it over. */
export interface Logged {
  readonly sequence: number
  readonly time: Instant
  readonly type: string
  readonly data: unknown
}

/** A fact in its place in the log. `data` is null where the reader has no right to see it. */
export type LoggedFact = { readonly sequence: number; readonly time: Instant } & (
  | Fact
  | { readonly type: string; readonly subject: string; readonly data: null }
)
