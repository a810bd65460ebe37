import { type AnnouncementDecision, announceQueue, decideAnnouncement, unheard } from '../announcement/decide.ts'
import type { AnnouncementRefusal, AnnouncementWish } from '../announcement/wishes.ts'
import type { DeviceFact } from '../device/events.ts'
import { decideEvaluation, followQueue, silencesOf, withoutAnswered } from '../evaluation/decide.ts'
import type { EvaluationRefusal, EvaluationWish } from '../evaluation/wishes.ts'
import { decide, type Decision } from '../queue/decide.ts'
import type { DecideContext, Refusal, Wish } from '../queue/wishes.ts'
import type { HallFact } from './events.ts'
import type { HallState } from './state.ts'

/** What whoever keeps the devices has done with one is put on record; what may be done is decided there. */
export interface DeviceWish {
  readonly type: 'device'
  readonly fact: DeviceFact
}

/** Everything that may be asked of a hall. */
export type HallWish = Wish | EvaluationWish | AnnouncementWish | DeviceWish

/** Why the hall does not grant it, whichever law says so. Nothing has changed. */
export type HallRefusal = Refusal | ((EvaluationRefusal | AnnouncementRefusal) & { readonly state?: never })

/** The facts a wish makes, in order, to be logged all or none; or why it is refused. */
export type HallDecision =
  | { readonly ok: true; readonly facts: readonly HallFact[] }
  /** `facts`: what is on record of the refusal itself; everything else is as it was. */
  | { readonly ok: false; readonly refusal: HallRefusal; readonly facts: readonly HallFact[] }

const OF_EVALUATION: ReadonlySet<HallWish['type']> = new Set(['rate', 'lapse', 'review'])

function isOfEvaluation(wish: HallWish): wish is EvaluationWish {
  return OF_EVALUATION.has(wish.type)
}

function isOfVoice(wish: HallWish): wish is AnnouncementWish {
  return wish.type === 'claim-announcement' || wish.type === 'report-announcement'
}

/** Nothing is on record of a wish that is refused here. */
function unrecorded(decision: Decision | AnnouncementDecision): HallDecision {
  return decision.ok ? decision : { ...decision, facts: [] }
}

/**
 * Decides a wish by the law it belongs to, and lets the others say what follows from its facts, in the same append: what
 * belongs together is in the log together or not at all.
 */
export function decideHall(state: HallState, wish: HallWish, context: DecideContext): HallDecision {
  if (wish.type === 'device') return { ok: true, facts: [wish.fact] }
  if (isOfEvaluation(wish)) return decideEvaluation(state.evaluation, wish, context.at, state.queue.hall)
  if (isOfVoice(wish)) return unrecorded(decideAnnouncement(state.announcement, state.queue, wish, context.at))
  const decision = decide(state.queue, wish, context)
  if (!decision.ok) return unrecorded(decision)
  const facts = withoutAnswered(state.evaluation, decision.facts)
  const follows = [
    ...followQueue(state.evaluation, facts),
    ...announceQueue(state.announcement, state.queue, facts, context.newId),
  ]
  const { hall } = state.queue
  if (wish.type !== 'tick' || !hall) return { ok: true, facts: [...facts, ...follows] }
  const late = [...silencesOf(state.evaluation, hall, context.at), ...unheard(state.announcement, context.at)]
  return { ok: true, facts: [...facts, ...follows, ...late] }
}
