import type { Fact } from './events.ts'
import { decideConfigure, decideEndDay, decideTick } from './decide/day.ts'
import { decideCounter } from './decide/counter.ts'
import { decideEmergency } from './decide/emergency.ts'
import { decideTicket } from './decide/ticket.ts'
import type { QueueState } from './state.ts'
import type { DecideContext, Refusal, Wish } from './wishes.ts'

/** The facts a wish makes, in order, to be logged all or none; or why it is refused. */
export type Decision =
  | { readonly ok: true; readonly facts: readonly Fact[] }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * The law of the hall: what may happen next. Pure: the same state, wish, hour and ids give the same facts.
 * A refused wish changes nothing. A hall without configuration refuses everything but `configure`.
 */
export function decide(state: QueueState, wish: Wish, context: DecideContext): Decision {
  if (wish.type === 'configure') return granted(decideConfigure(state, wish.config))
  const { hall } = state
  if (!hall) return { ok: false, refusal: { code: 'hall-closed' } }
  if (wish.type === 'tick') return granted(decideTick(state, hall, wish.jumpMs, context))
  if (wish.type === 'end-day') return granted(decideEndDay(state, hall, context))
  if (wish.type === 'begin-emergency' || wish.type === 'end-emergency')
    return granted(decideEmergency(state, wish.type === 'begin-emergency', context))
  const result =
    wish.type === 'counter' ? decideCounter(state, hall, wish, context) : decideTicket(state, hall, wish, context)
  return 'code' in result ? { ok: false, refusal: result } : granted(result)
}

function granted(facts: readonly Fact[]): Decision {
  return { ok: true, facts }
}
