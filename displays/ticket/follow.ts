import type { TicketView } from '#shared/protocol/api.ts'
import { OFFLINE_MS, SILENCE_MS } from '#shared/protocol/stream.ts'
import type { Freshness } from '#shared/protocol/thread.ts'

/** Why this link will never show a ticket. */
export type DeadLink = 'bad-link' | 'unknown' | 'no-right'

/** What a phone knows of its ticket. Times are monotonic milliseconds of the phone. Scope: *moment*. */
export interface PhoneState {
  /** The last that was heard; kept through every trouble. */
  readonly ticket: TicketView | null
  readonly heardAt: number | null
  /** Questions in a row that got no answer. */
  readonly failures: number
  readonly dead: DeadLink | null
  readonly giveUp: 'no' | 'asked' | 'sending' | 'failed'
}

export const PHONE_START: PhoneState = { ticket: null, heardAt: null, failures: 0, dead: null, giveUp: 'no' }

/** One answer to "how does my ticket stand?". */
export type PhoneAnswer =
  | { readonly kind: 'ticket'; readonly ticket: TicketView }
  | { readonly kind: 'dead'; readonly why: DeadLink }
  | { readonly kind: 'none' }

/** The phone after an answer. */
export function phoneHeard(state: PhoneState, answer: PhoneAnswer, now: number): PhoneState {
  if (answer.kind === 'none') return { ...state, failures: state.failures + 1 }
  if (answer.kind === 'dead') return { ...state, dead: answer.why }
  const { ticket } = answer
  const giveUp = ticket.state === 'waiting' ? state.giveUp : 'no'
  return { ticket, heardAt: now, failures: 0, dead: null, giveUp }
}

const VISIBLE_MS = 4_000
const HIDDEN_MS = 20_000
/** A finished ticket may be opened again within a minute; after that nothing happens to it any more. */
const ENDED_MS = 30_000
const TROUBLE_MAX_MS = 30_000

/** In these states the ticket's life is over. */
export function hasEnded(ticket: TicketView | null): boolean {
  return ticket !== null && (ticket.state === 'done' || ticket.state === 'cancelled' || ticket.state === 'expired')
}

/**
 * How long until the next question: short while somebody looks, longer in a pocket, longer still after failures so that
 * a hall that comes back is not met by every phone at once. Null: never again.
 * @param random 0 ≤ random < 1, spreads phones that fail together
 */
export function nextQuestionMs(state: PhoneState, hidden: boolean, random: number): number | null {
  if (state.dead !== null) return null
  const calm = hidden ? HIDDEN_MS : hasEnded(state.ticket) ? ENDED_MS : VISIBLE_MS
  if (state.failures === 0) return calm
  const backoff = Math.min(TROUBLE_MAX_MS, VISIBLE_MS * 2 ** Math.min(state.failures - 1, 5))
  return Math.max(hidden ? HIDDEN_MS : 0, backoff * (0.5 + random / 2))
}

/** How honest what the phone shows is. A phone asks rather than listens, so silence is only a failure to answer. */
export function phoneFreshness({ heardAt, failures }: PhoneState, now: number): Freshness {
  if (failures === 0 && heardAt !== null) return 'live'
  const age = heardAt === null ? 0 : now - heardAt
  return age < SILENCE_MS ? 'recovering' : age < OFFLINE_MS ? 'stale' : 'offline'
}

/** The call a phone must make itself felt for; a recall is a new one. In an emergency there is none until it is over. */
export function callToFeel(state: PhoneState): string | null {
  const { ticket } = state
  return ticket?.state === 'called' && !ticket.emergency ? (ticket.call?.callId ?? ticket.id) : null
}
