import { type Instant, millisOf } from '../../time/instant.ts'
import { hallDay } from '../../time/zone.ts'
import type { HallConfig, Service } from '../config.ts'
import type { Fact } from '../events.ts'
import { currentDay, nextNumber } from '../numbering.ts'
import type { QueueState } from '../state.ts'
import type { Ticket } from '../ticket.ts'
import type { DecideContext, Refusal, Wish } from '../wishes.ts'
import { subjectOf } from './facts.ts'

/** Appointments are counted by the quarter of an hour: finer than customers are punctual, coarser than a service takes. */
const QUARTER_MIN = 15

/** Of the time of the counters that serve it, appointments may take so much: who comes without one must not stand there all day. */
const BOOKABLE_SHARE = 0.5

/** Appointments of one hall-day: more than a large hall serves from morning to evening. */
const DAY_AT_MOST = 500

/** Appointments of a hall that are still to come. Every screen loads them with the hall: that many are half a megabyte. */
const HALL_AT_MOST = 2_000

/** Books an appointment, unless the hall has as many as it can serve at that time. */
export function book(
  state: QueueState,
  hall: HallConfig,
  { ticketId, service: serviceId, appointmentAt }: Extract<Wish, { type: 'book' }>,
  { at }: DecideContext,
): readonly Fact[] | Refusal {
  const service = hall.services.find(({ id }) => id === serviceId)
  if (!service) return { code: 'unknown-service', field: 'service' }
  if (millisOf(appointmentAt) < millisOf(at)) return { code: 'appointment-past', field: 'appointmentAt' }
  const day = hallDay(appointmentAt, hall.timeZone, hall.dayStartsAt)
  if (isFull(state, hall, service, appointmentAt, day)) return { code: 'appointments-full', field: 'appointmentAt' }
  return [
    {
      type: 'ticket.booked',
      subject: subjectOf({ id: ticketId }),
      data: { ticketId, ticketNumber: null, serviceId: service.id, class: 'appointment', appointmentAt, day },
    },
  ]
}

/** Has the hall no room for one more appointment: for the service in that quarter of an hour, on that day, or at all? */
function isFull(state: QueueState, hall: HallConfig, service: Service, at: Instant, day: Ticket['day']): boolean {
  const booked = state.tickets.filter(({ appointmentAt }) => appointmentAt !== null)
  if (booked.length >= HALL_AT_MOST) return true
  if (booked.filter((ticket) => ticket.day === day).length >= DAY_AT_MOST) return true
  const quarter = quarterOf(at)
  const beside = booked.filter((one) => one.service === service.id && quarterOf(one.appointmentAt!) === quarter)
  return beside.length >= bookableAtOnce(hall, service)
}

/** A quarter of an hour begins with one in every zone on Earth: counted from 1970. */
const quarterOf = (at: Instant): number => Math.floor(millisOf(at) / (QUARTER_MIN * 60_000))

/** Appointments for a service within a quarter of an hour: at least one, or nobody could book what takes longer. */
function bookableAtOnce({ counters }: HallConfig, { id, typicalMin }: Service): number {
  const serving = counters.filter(({ serves }) => serves.some(({ service }) => service === id)).length
  return Math.max(1, Math.floor((serving * QUARTER_MIN * BOOKABLE_SHARE) / typicalMin))
}

/** The customer of an appointment has come: gets a number, and waits like everybody. */
export function checkIn(
  state: QueueState,
  hall: HallConfig,
  ticket: Ticket,
  { at }: DecideContext,
): readonly Fact[] | Refusal {
  if (ticket.state !== 'booked') return { code: 'wrong-state', field: 'ticket', state: ticket.state }
  const service = hall.services.find(({ id }) => id === ticket.service)
  if (!service) return { code: 'unknown-service', field: 'ticket' }
  if (ticket.day !== hallDay(at, hall.timeZone, hall.dayStartsAt))
    return { code: 'appointment-not-today', field: 'ticket' }
  const day = currentDay(state, hall, at)
  return [
    {
      type: 'ticket.checked-in',
      subject: subjectOf(ticket),
      data: { ticketId: ticket.id, ticketNumber: nextNumber(state, service.letter, day), day },
    },
  ]
}
