import { minuteOf, wallClock } from '../../time/zone.ts'
import { aheadOf } from '../ahead.ts'
import type { HallConfig } from '../config.ts'
import type { Fact } from '../events.ts'
import { currentDay, nextNumber } from '../numbering.ts'
import type { QueueState } from '../state.ts'
import { TICKET_TRANSITIONS, type Ticket, type TicketState } from '../ticket.ts'
import type { DecideContext, Refusal, TransferTarget, Wish } from '../wishes.ts'
import { book, checkIn } from './appointment.ts'
import { ofTicket, subjectOf } from './facts.ts'

type TicketWish = Exclude<
  Wish,
  { readonly type: 'configure' | 'tick' | 'end-day' | 'begin-emergency' | 'end-emergency' | 'counter' }
>

/** A wish about one ticket that is at no counter: from a kiosk, a phone, the reception. */
export function decideTicket(
  state: QueueState,
  hall: HallConfig,
  wish: TicketWish,
  context: DecideContext,
): readonly Fact[] | Refusal {
  if (wish.type === 'issue') return issue(state, hall, wish, context)
  if (wish.type === 'book') return book(state, hall, wish, context)
  const ticket = state.tickets.find(({ id }) => id === wish.ticket)
  if (!ticket) return { code: 'unknown-ticket', field: 'ticket' }
  switch (wish.type) {
    case 'check-in':
      return checkIn(state, hall, ticket, context)
    case 'cancel':
      return (
        mayBecome(ticket, 'cancelled') ?? [
          { type: 'ticket.cancelled', subject: subjectOf(ticket), data: ofTicket(ticket) },
        ]
      )
    case 'change-class':
      if (ticket.state === 'called' || ticket.state === 'serving')
        return { code: 'wrong-state', field: 'ticket', state: ticket.state }
      return ticket.class === wish.class
        ? []
        : [
            {
              type: 'ticket.class-changed',
              subject: subjectOf(ticket),
              data: { ...ofTicket(ticket), class: wish.class },
            },
          ]
    case 'transfer-waiting':
      if (ticket.state !== 'waiting') return { code: 'wrong-state', field: 'ticket', state: ticket.state }
      return transfer(state, ticket, wish.to, null)
  }
}

/** A refusal when the ticket's life has no such step. */
export function mayBecome(ticket: Ticket, state: TicketState): Refusal | undefined {
  return TICKET_TRANSITIONS[ticket.state].includes(state)
    ? undefined
    : { code: 'wrong-state', field: 'ticket', state: ticket.state }
}

/** Sends a ticket to another service or counter; `back` is where it returns to after the next finish. */
export function transfer(
  state: QueueState,
  ticket: Ticket,
  to: TransferTarget,
  back: Ticket['returnTo'],
): readonly Fact[] | Refusal {
  const fromCounterId = ticket.state === 'waiting' ? null : ticket.counter
  if ('counter' in to) {
    if (!state.counters.some(({ id }) => id === to.counter)) return { code: 'unknown-counter', field: 'counter' }
    if (to.counter === fromCounterId || (fromCounterId === null && to.counter === ticket.onlyAt))
      return { code: 'same-place', field: 'counter' }
  } else {
    if (!state.hall?.services.some(({ id }) => id === to.service)) return { code: 'unknown-service', field: 'service' }
    if (to.service === ticket.service && ticket.onlyAt === null) return { code: 'same-place', field: 'service' }
  }
  const serviceId = 'service' in to ? to.service : ticket.service
  const toCounterId = 'counter' in to ? to.counter : null
  return [
    {
      type: 'ticket.transferred',
      subject: subjectOf(ticket),
      data: { ...ofTicket(ticket), fromCounterId, serviceId, toCounterId, returnTo: back ?? ticket.returnTo },
    },
  ]
}

/** Do kiosks of the hall give tickets at that hour? Hours that end before they begin run past midnight. */
export function givesTickets(hall: HallConfig, at: DecideContext['at']): boolean {
  if (hall.hours.ticketsOutside === 'allow') return true
  const now = wallClock(at, hall.timeZone).minuteOfDay
  const [open, close] = [minuteOf(hall.hours.open), minuteOf(hall.hours.close)]
  return open <= close ? now >= open && now < close : now >= open || now < close
}

function issue(
  state: QueueState,
  hall: HallConfig,
  wish: Extract<Wish, { type: 'issue' }>,
  { at }: DecideContext,
): readonly Fact[] | Refusal {
  const service = hall.services.find(({ id }) => id === wish.service)
  if (!service) return { code: 'unknown-service', field: 'service' }
  if (!givesTickets(hall, at)) return { code: 'hall-closed' }
  const day = currentDay(state, hall, at)
  return [
    {
      type: 'ticket.issued',
      subject: subjectOf({ id: wish.ticketId }),
      data: {
        ticketId: wish.ticketId,
        ticketNumber: nextNumber(state, service.letter, day),
        serviceId: service.id,
        class: wish.class,
        day,
        ahead: aheadOf(state, service.id),
        promised: wish.promised,
      },
    },
  ]
}
