import { millisOf, minutesBetween } from '../../time/instant.ts'
import type { HallConfig } from '../config.ts'
import type { Fact } from '../events.ts'
import type { GrantId, StaffId, TicketId } from '../ids.ts'
import { nextTicket } from '../policy.ts'
import { foldFacts } from '../reduce.ts'
import type { Counter, QueueState } from '../state.ts'
import type { Ticket } from '../ticket.ts'
import type { CounterWish, DecideContext, Refusal, Wish } from '../wishes.ts'
import { callFact, counterSubject, grantSubject, ofTicket, subjectOf } from './facts.ts'
import { transfer } from './ticket.ts'

/** So long after a finish the clerk may take it back: the customer is still within reach. */
export const REOPEN_MS = 60_000

/** What a clerk's wish is decided against. */
interface Desk {
  readonly state: QueueState
  readonly hall: HallConfig
  readonly counter: Counter
  readonly context: DecideContext
}

type Result = readonly Fact[] | Refusal

type WishOf<A, W = CounterWish> = W extends { readonly action: infer B } ? (A extends B ? W : never) : never

type Handlers = { readonly [A in CounterWish['action']]: (desk: Desk, wish: WishOf<A>) => Result }

/** A clerk's wish at a counter. */
export function decideCounter(
  state: QueueState,
  hall: HallConfig,
  wish: Extract<Wish, { readonly type: 'counter' }>,
  context: DecideContext,
): Result {
  const counter = state.counters.find(({ id }) => id === wish.counter)
  if (!counter) return { code: 'unknown-counter', field: 'counter' }
  if (counter.state === 'closed' && wish.action !== 'open') return { code: 'counter-closed', state: 'closed' }
  const handler = HANDLERS[wish.action] as (desk: Desk, wish: CounterWish) => Result
  return handler({ state, hall, counter, context }, wish)
}

/** The ticket at the counter, which must be the one the clerk saw there. */
function seated({ state, counter }: Desk, seen: TicketId | undefined): Ticket | Refusal {
  if (seen !== undefined && seen !== counter.ticket)
    return { code: 'not-current', field: 'ticket', state: counter.state }
  return state.tickets.find(({ id }) => id === counter.ticket) ?? { code: 'counter-empty', state: counter.state }
}

/** Runs `then` with the ticket at the counter when it is in one of those states. */
function withSeated(
  desk: Desk,
  seen: TicketId | undefined,
  states: readonly Ticket['state'][],
  then: (ticket: Ticket) => Result,
): Result {
  const ticket = seated(desk, seen)
  if ('code' in ticket) return ticket
  return states.includes(ticket.state) ? then(ticket) : { code: 'wrong-state', field: 'ticket', state: ticket.state }
}

function atCounter(
  type: 'ticket.started' | 'ticket.missed' | 'ticket.held' | 'ticket.reopened',
  { counter }: Desk,
  ticket: Ticket,
): Result {
  return [{ type, subject: subjectOf(ticket), data: { ...ofTicket(ticket), counterId: counter.id } }]
}

/** Ends the service and asks how it was, or sends the customer back to the clerk who asked for that. */
function finish({ state, hall, counter, context }: Desk, ticket: Ticket): readonly Fact[] {
  const back = ticket.returnTo
  if (back && back.counter !== counter.id && state.counters.some(({ id }) => id === back.counter)) {
    return [
      {
        type: 'ticket.transferred',
        subject: subjectOf(ticket),
        data: {
          ...ofTicket(ticket),
          fromCounterId: counter.id,
          serviceId: back.service,
          toCounterId: back.counter,
          returnTo: null,
        },
      },
    ]
  }
  return [
    {
      type: 'ticket.finished',
      subject: subjectOf(ticket),
      data: { ...ofTicket(ticket), counterId: counter.id, serviceId: ticket.service, class: ticket.class },
    },
    ...(hall.evaluation.enabled ? [grantFact(counter, ticket, context)] : []),
  ]
}

/** One finished service, one grant: no clerk can withhold it, and none can give another. */
function grantFact(counter: Counter, ticket: Ticket, { at, newId }: DecideContext): Fact {
  const grantId = newId() as GrantId
  return {
    type: 'evaluation.granted',
    subject: grantSubject(grantId),
    data: {
      ...ofTicket(ticket),
      grantId,
      counterId: counter.id,
      serviceId: ticket.service,
      staffId: counter.staff,
      grantedAt: at,
      waitedMin: Math.round(minutesBetween(ticket.issuedAt, ticket.since)),
    },
  }
}

/** Calls a ticket, first finishing the one being served: both in one append, so that no customer falls between. */
function callAtDesk(desk: Desk, pick: (state: QueueState, counter: Counter) => Ticket | Refusal): Result {
  const { state, hall, counter, context } = desk
  if (counter.state === 'paused' || counter.afterTicket?.state === 'paused')
    return { code: 'counter-paused', state: counter.state }
  if (counter.afterTicket?.state === 'closed') return { code: 'counter-closed', state: counter.state }
  if (counter.state === 'calling') return { code: 'counter-busy', state: 'calling' }
  const serving = state.tickets.find(({ id }) => id === counter.ticket)
  const ending = serving ? finish(desk, serving) : []
  const after = foldFacts(state, ending, context.at)
  const free = after.counters.find(({ id }) => id === counter.id) ?? counter
  const ticket = pick(after, free)
  return 'code' in ticket ? ticket : [...ending, callFact('ticket.called', hall, free, ticket, context)]
}

function open({ state, hall, counter }: Desk, staff: StaffId): Result {
  if (!hall.staff.some(({ id }) => id === staff)) return { code: 'unknown-staff', field: 'staff' }
  if (counter.state !== 'closed')
    return { code: counter.staff === staff ? 'counter-open' : 'counter-taken', state: counter.state }
  if (state.counters.some((other) => other.staff === staff)) return { code: 'staff-busy', field: 'staff' }
  return [
    { type: 'counter.opened', subject: counterSubject(counter.id), data: { counterId: counter.id, staffId: staff } },
  ]
}

function requeue(desk: Desk, ticketId: TicketId, where: 'original' | 'end'): Result {
  const ticket = desk.state.tickets.find(({ id }) => id === ticketId)
  if (!ticket) return { code: 'unknown-ticket', field: 'ticket' }
  if (ticket.state === 'called' && desk.counter.ticket !== ticket.id)
    return { code: 'not-current', field: 'ticket', state: ticket.state }
  // A called customer who asks for a moment keeps the old place; only who missed the call may be sent to the end.
  const allowed = ticket.state === 'missed' || (ticket.state === 'called' && where === 'original')
  if (!allowed)
    return { code: 'wrong-state', field: ticket.state === 'called' ? 'where' : 'ticket', state: ticket.state }
  return [{ type: 'ticket.requeued', subject: subjectOf(ticket), data: { ...ofTicket(ticket), where } }]
}

function reopen({ state, counter, context }: Desk, seen: TicketId | undefined): Result {
  const last = counter.lastFinished
  if (counter.ticket !== null) return { code: 'counter-busy', state: counter.state }
  if (!last || state.tickets.some(({ id }) => id === last.ticket.id))
    return { code: 'nothing-to-reopen', state: counter.state }
  if (seen !== undefined && seen !== last.ticket.id)
    return { code: 'not-current', field: 'ticket', state: counter.state }
  if (Math.abs(millisOf(context.at) - millisOf(last.at)) > REOPEN_MS)
    return { code: 'too-late-to-reopen', state: counter.state }
  return atCounter('ticket.reopened', { counter } as Desk, last.ticket)
}

const HANDLERS: Handlers = {
  open: (desk, { staff }) => open(desk, staff),
  pause: ({ counter }, { reason = null, backAt = null }) => {
    if (counter.state === 'paused') return { code: 'counter-paused', state: 'paused' }
    return [
      {
        type: 'counter.paused',
        subject: counterSubject(counter.id),
        data: { counterId: counter.id, after: counter.ticket, reason, backAt },
      },
    ]
  },
  resume: ({ counter }) => {
    if (counter.state !== 'paused' && counter.afterTicket === null)
      return { code: 'counter-not-paused', state: counter.state }
    return [{ type: 'counter.resumed', subject: counterSubject(counter.id), data: { counterId: counter.id } }]
  },
  close: ({ counter }) => [
    {
      type: 'counter.closed',
      subject: counterSubject(counter.id),
      data: { counterId: counter.id, after: counter.ticket },
    },
  ],
  'call-next': (desk, { ticket }) => {
    if (ticket !== undefined && ticket !== desk.counter.ticket)
      return { code: 'not-current', field: 'ticket', state: desk.counter.state }
    return callAtDesk(
      desk,
      (state, counter) =>
        nextTicket(state, counter, desk.context.at) ?? { code: 'nobody-waiting', state: desk.counter.state },
    )
  },
  call: (desk, wish) =>
    callAtDesk(desk, (state) => {
      const ticket = state.tickets.find(({ id }) => id === wish.ticket)
      if (!ticket) return { code: 'unknown-ticket', field: 'ticket' }
      const callable = ticket.state === 'waiting' || ticket.state === 'missed' || ticket.state === 'held'
      return callable ? ticket : { code: 'wrong-state', field: 'ticket', state: ticket.state }
    }),
  recall: (desk, wish) =>
    withSeated(desk, wish.ticket, ['called'], (ticket) => [
      callFact('ticket.recalled', desk.hall, desk.counter, ticket, desk.context),
    ]),
  start: (desk, wish) =>
    withSeated(desk, wish.ticket, ['called'], (ticket) => atCounter('ticket.started', desk, ticket)),
  finish: (desk, wish) => withSeated(desk, wish.ticket, ['serving'], (ticket) => finish(desk, ticket)),
  'no-show': (desk, wish) =>
    withSeated(desk, wish.ticket, ['called'], (ticket) => atCounter('ticket.missed', desk, ticket)),
  hold: (desk, wish) =>
    withSeated(desk, wish.ticket, ['called', 'serving'], (ticket) => atCounter('ticket.held', desk, ticket)),
  transfer: (desk, wish) =>
    withSeated(desk, wish.ticket, ['called', 'serving'], (ticket) =>
      transfer(
        desk.state,
        ticket,
        wish.to,
        wish.returnToMe ? { counter: desk.counter.id, service: ticket.service } : null,
      ),
    ),
  reopen: (desk, wish) => reopen(desk, wish.ticket),
  'resume-held': ({ state }, wish) => {
    const ticket = state.tickets.find(({ id }) => id === wish.ticket)
    if (!ticket) return { code: 'unknown-ticket', field: 'ticket' }
    if (ticket.state !== 'held') return { code: 'wrong-state', field: 'ticket', state: ticket.state }
    return [{ type: 'ticket.resumed', subject: subjectOf(ticket), data: ofTicket(ticket) }]
  },
  requeue: (desk, { ticket, where }) => requeue(desk, ticket, where),
}
