import type { Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/zone.ts'
import type { CounterId, ServiceId, TicketId } from './ids.ts'

/** Who asks for consideration. Public screens show at most a dot for anything but `normal`. */
export type TicketClass = 'normal' | 'elderly' | 'disabled' | 'vip' | 'appointment'

export const TICKET_CLASSES = [
  'normal',
  'elderly',
  'disabled',
  'vip',
  'appointment',
] as const satisfies readonly TicketClass[]

/** States of a ticket that still lives; `done`, `cancelled` and `expired` leave the hall's state. */
export type LivingState = 'booked' | 'waiting' | 'called' | 'serving' | 'held' | 'missed'

export type TicketState = LivingState | 'done' | 'cancelled' | 'expired'

/** A number ticket (号票) that lives. Scope: *hall*. Holds nothing about the person but the class. */
export interface Ticket {
  readonly id: TicketId
  /** `A008`; null until an appointment has checked in. */
  readonly number: string | null
  readonly service: ServiceId
  readonly class: TicketClass
  readonly state: LivingState
  /** The hall-day whose numbers it uses; it expires when that day has ended. */
  readonly day: LocalDate
  /** Its place: the sequence of the event that put it in line. Lower is earlier; dates never decide. */
  readonly order: number
  readonly issuedAt: Instant
  /** From when its wait counts in the policy. */
  readonly waitingSince: Instant
  /** When it came into its present state. */
  readonly since: Instant
  readonly appointmentAt: Instant | null
  /** The counter of its present or latest call. */
  readonly counter: CounterId | null
  /** Only this counter calls it: it was transferred there, or comes back to it. */
  readonly onlyAt: CounterId | null
  /** After the next finish it comes back to this counter, for this service. */
  readonly returnTo: { readonly counter: CounterId; readonly service: ServiceId } | null
  /** How often it has been called, recalls included. */
  readonly callIndex: number
  /** When a later ticket was first called before it at a counter that could have served it. */
  readonly overtakenAt: Instant | null
}

/** The whole life of a ticket: from each state the states it may go to. `serving → done → serving` is the reopen. */
export const TICKET_TRANSITIONS: Readonly<Record<TicketState, readonly TicketState[]>> = {
  booked: ['waiting', 'expired'],
  waiting: ['called', 'cancelled', 'expired', 'waiting'],
  called: ['called', 'serving', 'missed', 'held', 'waiting'],
  missed: ['waiting', 'called', 'expired'],
  serving: ['done', 'held', 'waiting'],
  held: ['called', 'waiting', 'expired'],
  done: ['serving'],
  cancelled: [],
  expired: [],
}
