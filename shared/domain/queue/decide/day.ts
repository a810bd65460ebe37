import { hallDay, type LocalDate } from '../../time/zone.ts'
import type { HallConfig } from '../config.ts'
import type { Fact } from '../events.ts'
import type { NoticeId } from '../ids.ts'
import { clockNotice } from '../notice.ts'
import { peopleWait } from '../numbering.ts'
import { foldFacts } from '../reduce.ts'
import type { Counter, QueueState } from '../state.ts'
import type { Ticket } from '../ticket.ts'
import type { DecideContext } from '../wishes.ts'
import { clearedFact } from './emergency.ts'
import { counterSubject, ofTicket, subjectOf } from './facts.ts'

/** A wall clock that leaves the monotonic one by more than this did not pass: it was set. */
export const JUMP_MS = 3_600_000

/**
 * A new configuration. Whoever stands at a counter that is gone goes back in line; who waits for a service that is
 * gone is let go of, because nobody could ever call them.
 */
export function decideConfigure(state: QueueState, config: HallConfig): readonly Fact[] {
  if (JSON.stringify(state.hall) === JSON.stringify(config)) return []
  const goneCounters = state.counters.filter(({ id }) => !config.counters.some((counter) => counter.id === id))
  const back = state.tickets.filter(({ id }) => goneCounters.some(({ ticket }) => ticket === id)).map(backInLine)
  const goneServices = state.tickets.filter(({ service }) => !config.services.some(({ id }) => id === service))
  const letGo = goneServices.flatMap((ticket) => {
    const seat = state.counters.find((counter) => counter.ticket === ticket.id)
    const freed = seat && !goneCounters.includes(seat) ? [backInLine(ticket)] : []
    return [...freed, expiredFact(ticket)]
  })
  return [...back, ...letGo, { type: 'hall.configured', subject: 'hall', data: { config } }]
}

function backInLine(ticket: Ticket): Fact {
  const subject = subjectOf(ticket)
  if (ticket.state === 'called')
    return { type: 'ticket.requeued', subject, data: { ...ofTicket(ticket), where: 'original' } }
  return {
    type: 'ticket.transferred',
    subject,
    data: {
      ...ofTicket(ticket),
      fromCounterId: ticket.counter,
      serviceId: ticket.service,
      toCounterId: null,
      returnTo: null,
    },
  }
}

function expiredFact(ticket: Ticket): Fact {
  return { type: 'ticket.expired', subject: subjectOf(ticket), data: ofTicket(ticket) }
}

function closedFact(counter: Counter): Fact {
  return {
    type: 'counter.closed',
    subject: counterSubject(counter.id),
    data: { counterId: counter.id, after: counter.ticket },
  }
}

/** Tickets that end with that day: not those at a counter, whose service is finished in peace. */
function endingTickets(state: QueueState, ends: (day: LocalDate) => boolean): readonly Ticket[] {
  return state.tickets.filter((ticket) => ticket.state !== 'called' && ticket.state !== 'serving' && ends(ticket.day))
}

/**
 * Time has passed. Ends the days that are over, unless the clock was set rather than ran while people wait: then it
 * raises a notice, and the day goes on until they have been served, the clock comes back, or the manager ends it.
 * Appointments are never given up on the word of a clock in doubt.
 */
export function decideTick(
  state: QueueState,
  hall: HallConfig,
  jumpMs: number,
  { at, newId }: DecideContext,
): readonly Fact[] {
  const doubt = decideJump(state, jumpMs, { at, newId })
  const doubted = clockNotice(foldFacts(state, doubt, at)) !== undefined
  if (doubted && peopleWait(state.tickets)) return doubt
  const today = hallDay(at, hall.timeZone, hall.dayStartsAt)
  const tickets = endingTickets(state, (day) => day < today).filter((ticket) => !(doubted && ticket.state === 'booked'))
  const counters = state.counters.filter(
    ({ openedAt, afterTicket }) =>
      openedAt !== null &&
      afterTicket?.state !== 'closed' &&
      hallDay(openedAt, hall.timeZone, hall.dayStartsAt) < today,
  )
  return [...doubt, ...tickets.map(expiredFact), ...counters.map(closedFact)]
}

function decideJump(state: QueueState, jumpMs: number, { at, newId }: DecideContext): readonly Fact[] {
  const standing = clockNotice(state)
  const jumped = Math.abs(jumpMs) > JUMP_MS
  const atStake = peopleWait(state.tickets) || state.tickets.some(({ state }) => state === 'booked')
  const jumpMin = (standing?.jumpMin ?? 0) + (jumped ? Math.round(jumpMs / 60_000) : 0)
  if (standing && (!atStake || Math.abs(jumpMin) * 60_000 <= JUMP_MS)) return [clearedFact(standing.id)]
  if (!jumped || !atStake) return []
  const id = standing?.id ?? (newId() as NoticeId)
  return [
    {
      type: 'notice.raised',
      subject: `notices/${id}`,
      data: { id, code: 'clock-jumped', raisedAt: standing?.raisedAt ?? at, jumpMin },
    },
  ]
}

/** The manager ends the day: everyone who still waits is let go of, every counter closes after its ticket. */
export function decideEndDay(state: QueueState, hall: HallConfig, { at }: DecideContext): readonly Fact[] {
  const today = hallDay(at, hall.timeZone, hall.dayStartsAt)
  const tickets = endingTickets(state, () => true).filter((ticket) => ticket.state !== 'booked' || ticket.day <= today)
  const counters = state.counters.filter(
    (counter) => counter.state !== 'closed' && counter.afterTicket?.state !== 'closed',
  )
  const doubt = clockNotice(state)
  return [...(doubt ? [clearedFact(doubt.id)] : []), ...tickets.map(expiredFact), ...counters.map(closedFact)]
}
