import { REOPEN_MS } from '#shared/domain/queue/decide/counter.ts'
import type { Counter, QueueState } from '#shared/domain/queue/state.ts'
import { TICKET_TRANSITIONS, type Ticket, type TicketState } from '#shared/domain/queue/ticket.ts'
import type { CounterAction, RefusalCode, TransferTarget } from '#shared/domain/queue/wishes.ts'
import { candidatesFor } from '#shared/domain/queue/policy.ts'
import { type Instant, millisOf } from '#shared/domain/time/instant.ts'

/** What a clerk can do at the desk: the hall's counter actions, with "put back" (requeue of the present ticket) as one of its own. */
export type DeskAction = CounterAction | 'put-back'

/** Where an action takes the ticket at the counter; whether it may is written in the ticket's life alone. */
const LEADS_TO: Partial<Record<DeskAction, TicketState>> = {
  recall: 'called',
  start: 'serving',
  'no-show': 'missed',
  hold: 'held',
  finish: 'done',
  transfer: 'waiting',
  'put-back': 'waiting',
}

/** The ticket this counter calls or serves. */
export function presentTicket(state: QueueState, counter: Counter): Ticket | null {
  return state.tickets.find(({ id }) => id === counter.ticket) ?? null
}

/**
 * What stands in the way of an action here and now; null: the clerk may press. The codes are the server's own, so that
 * a greyed button and a refusal from the hall are explained in the same words. A test holds it to `decide`.
 */
export function obstacleTo(action: DeskAction, state: QueueState, counter: Counter, at: Instant): RefusalCode | null {
  if (counter.state === 'closed') return action === 'open' ? null : 'counter-closed'
  switch (action) {
    case 'open':
      return 'counter-open'
    case 'pause':
      return counter.state === 'paused' ? 'counter-paused' : null
    case 'resume':
      return counter.state === 'paused' || counter.afterTicket ? null : 'counter-not-paused'
    case 'close':
    case 'requeue':
    case 'resume-held':
      return null
    case 'call-next':
      return obstacleToCall(counter) ?? (candidatesFor(state, counter).length === 0 ? 'nobody-waiting' : null)
    case 'call':
      return obstacleToCall(counter)
    case 'reopen':
      return obstacleToReopen(state, counter, at)
    default:
      return obstacleToMove(action, presentTicket(state, counter))
  }
}

function obstacleToCall({ state, afterTicket }: Counter): RefusalCode | null {
  if (state === 'paused' || afterTicket?.state === 'paused') return 'counter-paused'
  if (afterTicket?.state === 'closed') return 'counter-closed'
  return state === 'calling' ? 'counter-busy' : null
}

function obstacleToReopen(state: QueueState, counter: Counter, at: Instant): RefusalCode | null {
  if (counter.ticket !== null) return 'counter-busy'
  const last = counter.lastFinished
  if (!last || state.tickets.some(({ id }) => id === last.ticket.id)) return 'nothing-to-reopen'
  return reopenSeconds(counter, at) === 0 ? 'too-late-to-reopen' : null
}

function obstacleToMove(action: DeskAction, ticket: Ticket | null): RefusalCode | null {
  if (!ticket) return 'counter-empty'
  const next = LEADS_TO[action]
  // Only who has been called and not yet served may be put back in the old place.
  if (action === 'put-back' && ticket.state !== 'called') return 'wrong-state'
  return next && TICKET_TRANSITIONS[ticket.state].includes(next) ? null : 'wrong-state'
}

/** Whole seconds in which the latest finish can still be taken back; 0: no longer, or there was none. */
export function reopenSeconds(counter: Counter, at: Instant): number {
  if (!counter.lastFinished) return 0
  const left = REOPEN_MS - Math.abs(millisOf(at) - millisOf(counter.lastFinished.at))
  return Math.max(0, Math.ceil(left / 1000))
}

/** Places the present ticket can be sent to: every other service, then every counter at work but this one. */
export function transferTargets(state: QueueState, counter: Counter): readonly TransferTarget[] {
  const ticket = presentTicket(state, counter)
  if (!ticket || !state.hall) return []
  const services = state.hall.services.filter(({ id }) => id !== ticket.service || ticket.onlyAt !== null)
  const counters = state.counters.filter(({ id, state }) => id !== counter.id && state !== 'closed')
  return [...services.map(({ id }) => ({ service: id })), ...counters.map(({ id }) => ({ counter: id }))]
}
