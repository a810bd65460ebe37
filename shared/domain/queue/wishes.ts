import type { Instant } from '../time/instant.ts'
import type { HallConfig } from './config.ts'
import type { WaitRange } from './events.ts'
import type { CounterId, ServiceId, StaffId, TicketId } from './ids.ts'
import type { CounterState } from './state.ts'
import type { TicketClass, TicketState } from './ticket.ts'

/** Where a ticket goes on transfer: to whoever serves the service, or to one counter. */
export type TransferTarget = { readonly service: ServiceId } | { readonly counter: CounterId }

/** What a clerk asks of a counter. `ticket`, where optional, is the one the clerk sees there: if it has left, `not-current`. */
export type CounterWish =
  | { readonly action: 'open'; readonly staff: StaffId }
  | { readonly action: 'pause'; readonly reason?: string | undefined; readonly backAt?: Instant | undefined }
  | { readonly action: 'resume' }
  | { readonly action: 'close' }
  | { readonly action: 'call-next'; readonly ticket?: TicketId | undefined }
  | { readonly action: 'call'; readonly ticket: TicketId }
  | { readonly action: 'recall' | 'start' | 'finish' | 'no-show' | 'hold'; readonly ticket?: TicketId | undefined }
  | { readonly action: 'reopen'; readonly ticket?: TicketId | undefined }
  | {
      readonly action: 'transfer'
      readonly to: TransferTarget
      readonly returnToMe?: boolean | undefined
      readonly ticket?: TicketId | undefined
    }
  | { readonly action: 'resume-held'; readonly ticket: TicketId }
  | { readonly action: 'requeue'; readonly ticket: TicketId; readonly where: 'original' | 'end' }

export type CounterAction = CounterWish['action']

/** Everything that may be asked of a hall's queue. */
export type Wish =
  | { readonly type: 'configure'; readonly config: HallConfig }
  | {
      readonly type: 'issue'
      readonly ticketId: TicketId
      readonly service: ServiceId
      readonly class: TicketClass
      readonly promised: WaitRange | null
    }
  | { readonly type: 'book'; readonly ticketId: TicketId; readonly service: ServiceId; readonly appointmentAt: Instant }
  | { readonly type: 'check-in'; readonly ticket: TicketId }
  | { readonly type: 'cancel'; readonly ticket: TicketId }
  | { readonly type: 'change-class'; readonly ticket: TicketId; readonly class: TicketClass }
  | { readonly type: 'transfer-waiting'; readonly ticket: TicketId; readonly to: TransferTarget }
  | ({ readonly type: 'counter'; readonly counter: CounterId } & CounterWish)
  /** Time has passed; `jumpMs` is how far the wall clock left the monotonic one since the last tick. */
  | { readonly type: 'tick'; readonly jumpMs: number }
  /** The manager ends the hall's day by hand, whatever the clock says. */
  | { readonly type: 'end-day' }
  /** The manager says that there is an emergency, or that it is over. */
  | { readonly type: 'begin-emergency' }
  | { readonly type: 'end-emergency' }

/** Why a wish was refused; each has its HTTP status and cure in `shared/protocol/errors.ts`. */
export type RefusalCode =
  | 'unknown-service'
  | 'unknown-counter'
  | 'unknown-staff'
  | 'unknown-ticket'
  | 'hall-closed'
  | 'nobody-waiting'
  | 'counter-closed'
  | 'counter-open'
  | 'counter-taken'
  | 'counter-paused'
  | 'counter-busy'
  | 'counter-empty'
  | 'counter-not-paused'
  | 'staff-busy'
  | 'not-current'
  | 'wrong-state'
  | 'nothing-to-reopen'
  | 'too-late-to-reopen'
  | 'appointment-past'
  | 'appointment-not-today'
  | 'appointments-full'
  | 'same-place'

/** A wish the hall does not grant. Nothing has changed. */
export interface Refusal {
  readonly code: RefusalCode
  /** The field of the wish that names the trouble. */
  readonly field?: string
  /** State of the ticket or counter that stood in the way. */
  readonly state?: TicketState | CounterState
}

/** What `decide` may know beside the state: the hour, and where new ids come from. */
export interface DecideContext {
  readonly at: Instant
  /** A fresh UUIDv7 each time it is asked. */
  readonly newId: () => string
}
