import { grantSubject } from '../queue/decide/facts.ts'
import type { Fact } from '../queue/events.ts'
import type { GrantId } from '../queue/ids.ts'
import type { HallConfig } from '../queue/config.ts'
import type { Grant } from '../queue/state.ts'
import { type Instant, millisOf } from '../time/instant.ts'
import { hallDay } from '../time/zone.ts'
import { verdictOf } from './chain.ts'
import type { EvaluationFact, RatingRefusalCode, Silence } from './events.ts'
import { stepsAfter } from './follow-up.ts'
import { isLow, REASONS } from './levels.ts'
import { onRecord } from './refused.ts'
import type { EvaluationState, Lapse } from './state.ts'
import type { EvaluationRefusal, EvaluationWish, RateWish } from './wishes.ts'

/** A pad without word from the hall stops asking by itself after so long: nobody stands there any more. */
export const GRANT_MS = 180_000

/** Clocks of pad and hall agree within this, and a finger takes its time. */
export const TAP_SLACK_MS = 3_000

/** A phone in a basement takes so long to bring what was tapped while its question was open. */
export const PHONE_SLACK_MS = 10_000

/** A rating kept by a pad without a line is taken for so long. */
export const RATING_DAYS = 30

const DAY_MS = 86_400_000

export type EvaluationDecision =
  | { readonly ok: true; readonly facts: readonly EvaluationFact[] }
  /** `facts`: that a pad's rating was refused, where that is put on record. */
  | { readonly ok: false; readonly refusal: EvaluationRefusal; readonly facts: readonly EvaluationFact[] }

/** The law of ratings: one grant, one answer, whichever way it comes, and nobody edits it. Pure. */
export function decideEvaluation(
  state: EvaluationState,
  wish: EvaluationWish,
  at: Instant,
  hall: HallConfig | null,
): EvaluationDecision {
  if (wish.type === 'rate') {
    const rated = rate(state, wish, at)
    if (!('code' in rated)) return { ok: true, facts: rated }
    return { ok: false, refusal: rated, facts: hall ? onRecord(state, wish, rated.code, hall, at) : [] }
  }
  const result = wish.type === 'lapse' ? lapse(state, wish) : review(state, wish)
  return 'code' in result ? { ok: false, refusal: result, facts: [] } : { ok: true, facts: result }
}

type Result = readonly EvaluationFact[] | EvaluationRefusal
type Rated = readonly EvaluationFact[] | (EvaluationRefusal & { readonly code: RatingRefusalCode })

function rate(state: EvaluationState, wish: RateWish, at: Instant): Rated {
  const answered = state.answered.find(({ grant }) => grant === wish.grant)?.rating ?? wish.past?.rating ?? null
  if (answered === wish.rating) return []
  const chainVerdict = wish.isForged ? 'forged' : verdictOf(state.chains, wish.chain, wish.device, wish.rating)
  if (chainVerdict === 'forged') return { code: 'bad-signature', field: 'chain' }
  if (answered !== null) return { code: 'grant-answered', field: 'grant' }
  // One id is one rating: under a second grant it would be counted twice, and its words would be those of both.
  if (state.answered.some(({ rating }) => rating === wish.rating)) return { code: 'rating-reused', field: 'id' }
  const open = state.open.find(({ grant }) => grant.grantId === wish.grant)
  const known = open ?? wish.past
  if (!known) return { code: 'unknown-grant', field: 'grant' }
  // Its service was taken back and finished anew before the first answer came: it is one service, and that answer stands.
  if (state.rated.includes(known.grant.ticketId)) return { code: 'grant-answered', field: 'grant' }
  const unknown = wish.reasons.some((reason) => !REASONS[wish.reasonsVersion]?.includes(reason))
  if (unknown || (wish.reasons.length > 0 && !isLow(wish.level))) return { code: 'unknown-reason', field: 'reasons' }
  if (millisOf(at) - millisOf(known.grant.grantedAt) > RATING_DAYS * DAY_MS)
    return { code: 'rating-too-old', field: 'grant' }
  // A phone asks the hall itself: what is not open here is over.
  if ((wish.heard === null && !open) || isEarly(known.grant, wish, at) || isLate(known.grant, known.lapse, wish, at))
    return { code: 'grant-lapsed', field: 'tappedAt' }
  const { type: _type, past, rating, grant: _grant, isForged: _isForged, ...said } = wish
  const tappedAt = wish.heard === null ? between(known.grant.grantedAt, wish.tappedAt, at) : wish.tappedAt
  const afterSilence = open ? open.isSilent : past !== null
  return [
    {
      type: 'evaluation.submitted',
      subject: grantSubject(wish.grant),
      data: { ...known.grant, ratingId: rating, ...said, tappedAt, chainVerdict, afterSilence },
    },
  ]
}

/** A phone's own clock may be off: nobody taps sooner than they are asked, nor later than the hall hears of it. */
function between(first: Instant, tapped: Instant, last: Instant): Instant {
  if (millisOf(tapped) > millisOf(last)) return last
  return millisOf(tapped) < millisOf(first) ? first : tapped
}

/**
 * Tapped before anybody was asked, whoever says so: an answer made up before its service was over. A hall whose own clock was
 * set back below the grant holds no hour against anybody.
 */
function isEarly({ grantedAt }: Grant, { tappedAt }: RateWish, at: Instant): boolean {
  return millisOf(at) >= millisOf(grantedAt) && millisOf(tappedAt) < millisOf(grantedAt) - TAP_SLACK_MS
}

/**
 * Tapped after the grant had lapsed, as far as whoever asked could know: by the hall's clock, or, for a pad that had not
 * heard of the next ticket, by the pad's own patience. A phone keeps nothing, so it is late when it comes late, whatever hour
 * it names: its own clock proves nothing.
 */
function isLate(grant: Grant, lapse: Lapse | null, { tappedAt, heard }: RateWish, at: Instant): boolean {
  if (heard === null) return lapse !== null && millisOf(at) > millisOf(lapse.at) + PHONE_SLACK_MS
  const tapped = millisOf(tappedAt)
  const patience = millisOf(grant.grantedAt) + GRANT_MS + TAP_SLACK_MS
  if (lapse === null) return tapped > patience
  if (tapped <= millisOf(lapse.at) + TAP_SLACK_MS) return false
  return heard >= lapse.sequence || tapped > patience
}

function lapse(state: EvaluationState, { grant, how }: Extract<EvaluationWish, { type: 'lapse' }>): Result {
  const open = state.open.find((one) => one.grant.grantId === grant && !one.isSilent)
  return open ? [silence(open.grant, how)] : []
}

function silence(grant: Grant, how: Silence): EvaluationFact {
  return { type: 'evaluation.lapsed', subject: grantSubject(grant.grantId), data: { ...grant, how } }
}

function review(state: EvaluationState, wish: Extract<EvaluationWish, { type: 'review' }>): Result {
  const { rating: ratingId, grant: grantId, noteId, step, by } = wish
  const low = state.low.find(({ rating }) => rating.ratingId === ratingId && rating.grantId === grantId)
  // A note under another's grant would stand among what is looked up of that one, and hide it in the end.
  const known = low ?? state.answered.find(({ rating, grant }) => rating === ratingId && grant === grantId)
  if (!known) return { code: 'unknown-rating', field: 'rating' }
  if (step !== null && (!low || !stepsAfter(low.step).includes(step))) return { code: 'wrong-step', field: 'step' }
  const data = { ratingId, grantId, noteId, step, by }
  return [{ type: 'evaluation.reviewed', subject: grantSubject(grantId), data }]
}

/** The queue's new facts without the question that a customer has answered: the first answer stands, and no clerk has it asked anew. */
export function withoutAnswered({ rated }: EvaluationState, facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(({ type, data }) => type !== 'evaluation.granted' || !rated.includes(data.ticketId))
}

/** What the queue's new facts mean for open grants: a service that is taken back takes its question along. */
export function followQueue(state: EvaluationState, facts: readonly Fact[]): readonly EvaluationFact[] {
  const ended: EvaluationFact[] = []
  for (const { type, data } of facts) {
    if (type !== 'ticket.reopened') continue
    for (const { grant, isSilent } of state.open)
      if (!isSilent && grant.ticketId === data.ticketId && grant.counterId === data.counterId)
        ended.push(silence(grant, 'reopened'))
  }
  return ended
}

/** Silence is recorded as silence, never as satisfied: grants of days that are over, of which no pad has said anything. */
export function silencesOf(state: EvaluationState, hall: HallConfig, at: Instant): readonly EvaluationFact[] {
  const today = hallDay(at, hall.timeZone, hall.dayStartsAt)
  return state.open
    .filter(({ grant, isSilent }) => !isSilent && hallDay(grant.grantedAt, hall.timeZone, hall.dayStartsAt) < today)
    .map(({ grant, lapse }) => silence(grant, lapse?.why ?? 'day-end'))
}

/** The grant a phone may still answer: the latest of that ticket, unless its service has been rated. */
export function openGrantOf(state: EvaluationState, ticket: Grant['ticketId']): GrantId | null {
  if (state.rated.includes(ticket)) return null
  const open = state.open.filter(({ grant, lapse }) => grant.ticketId === ticket && lapse === null)
  return open[open.length - 1]?.grant.grantId ?? null
}
