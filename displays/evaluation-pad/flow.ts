import { isLow, type Level, type Reason } from '#shared/domain/evaluation/levels.ts'
import type { RatingId, Silence } from '#shared/domain/evaluation/events.ts'
import type { GrantId } from '#shared/domain/queue/ids.ts'
import type { Grant } from '#shared/domain/queue/state.ts'
import type { Instant } from '#shared/domain/time/instant.ts'

/** A question nobody touches ends by itself: the customer has gone. */
export const ASK_MS = 60_000
/** A customer who has begun to say why gets so long between two touches. */
export const REASONS_MS = 60_000
/** So long before a step ends by itself it says so and offers more time (accessibility: at least 20 s). */
export const WARN_MS = 20_000
/** One's mind may be changed for so long; the tap itself is kept at once. */
export const CHANGE_MS = 10_000
/** Words about trouble stand for so long between two touches: a phone is looked for, and reads the code. */
export const TROUBLE_MS = 60_000
/** A question that has just appeared takes no tap for so long: the finger was meant for something else. */
export const SETTLE_MS = 400

/** What one customer says. Its id is born with the first tap and stays, whatever is changed. */
export interface PadAnswer {
  readonly id: RatingId
  readonly grant: Grant
  readonly level: Level
  readonly reasons: readonly Reason[]
  readonly comment: string
  /** By the hall's clock, and never before the question: a pad without a line may go by a date that is years behind. */
  readonly tappedAt: Instant
  /** How far the pad had heard the hall's log then. */
  readonly heard: number
}

/** Where the customer stands. `said`: what was answered before and may be changed. */
export type PadStep =
  | { readonly at: 'rest' }
  | { readonly at: 'asking'; readonly grant: Grant; readonly said: PadAnswer | null }
  /**
   * The answer is on its way to the pad's own disk; nobody is thanked yet. `isKept`: an earlier word of it is there. `isOver`: the
   * next service has begun meanwhile.
   */
  | {
      readonly at: 'keeping'
      readonly answer: PadAnswer
      readonly next: 'reasons' | 'thanks'
      readonly isKept: boolean
      readonly isOver: boolean
    }
  | { readonly at: 'reasons'; readonly answer: PadAnswer }
  | { readonly at: 'thanks'; readonly answer: PadAnswer }
  /**
   * It could not be kept here: said so, with another way to answer, unless it `isOver`. `said`: an earlier word of it lies here
   * all the same.
   */
  | { readonly at: 'not-kept'; readonly grant: Grant; readonly said: PadAnswer | null; readonly isOver: boolean }
  /** The same customer has answered on the phone. */
  | { readonly at: 'answered-elsewhere' }

/** All a pad knows of the customer before it. Times are monotonic milliseconds of the device. Scope: *moment*. */
export interface PadState {
  readonly step: PadStep
  /** When this step appeared. */
  readonly since: number
  /** When it ends by itself; null: it stands. */
  readonly endsAt: number | null
  /** The grant that has been asked about to the end: it is not asked about again. */
  readonly done: GrantId | null
}

export const PAD_START: PadState = { step: { at: 'rest' }, since: -Infinity, endsAt: null, done: null }

/** What has to be done in the world because of an event. */
export type PadDeed =
  | { readonly do: 'draft' | 'settle'; readonly answer: PadAnswer }
  | { readonly do: 'lapse'; readonly grant: Grant; readonly how: Exclude<Silence, 'day-end' | 'reopened'> }

export type PadEvent =
  /** What the counter's pad may ask about now, as the hall says; null: nothing. */
  | { readonly type: 'grant'; readonly grant: Grant | null }
  /** Somebody answered that grant: this pad's own word when it arrives, or the customer's phone. */
  | { readonly type: 'answered'; readonly grant: GrantId }
  /** The hall is in an emergency: nobody is asked anything, and what is open is asked again when it is over. */
  | { readonly type: 'emergency' }
  /** What this pad settled last, as its disk says; null: nothing. Started anew it does not ask the same customer again. */
  | { readonly type: 'settled'; readonly grant: GrantId | null }
  | { readonly type: 'tap'; readonly level: Level; readonly id: RatingId; readonly at: Instant; readonly heard: number }
  | { readonly type: 'kept' | 'not-kept'; readonly id: RatingId }
  | { readonly type: 'reason'; readonly reason: Reason }
  | { readonly type: 'comment'; readonly comment: string }
  | { readonly type: 'submit' | 'change' | 'close' | 'touched' | 'tick' }

export interface PadTurn {
  readonly state: PadState
  readonly deeds: readonly PadDeed[]
}

/** What the pad shows after an event, and what must be done. An event that makes no sense at this step changes nothing. */
export function padNext(state: PadState, event: PadEvent, now: number): PadTurn {
  switch (event.type) {
    case 'grant':
      return granted(state, event.grant, now)
    case 'answered':
      return answered(state, event.grant, now)
    case 'settled':
      return settled(state, event.grant, now)
    case 'tap':
      return tapped(state, event, now)
    case 'kept':
      return kept(state, event.id, now)
    case 'not-kept':
      return notKept(state, event.id, now)
    case 'emergency':
      return brokenOff(state, now)
    case 'tick':
      return state.endsAt !== null && now >= state.endsAt ? ended(state, now) : turn(state)
    default:
      return touched(state, event, now)
  }
}

function turn(state: PadState, ...deeds: readonly PadDeed[]): PadTurn {
  return { state, deeds }
}

function enter(step: PadStep, now: number, lastsMs: number | null, done: GrantId | null): PadState {
  return { step, since: now, endsAt: lastsMs === null ? null : now + lastsMs, done }
}

function rest(now: number, done: GrantId | null): PadState {
  return enter({ at: 'rest' }, now, null, done)
}

/** The grant of the step, where it has one. */
function grantOf(step: PadStep): Grant | null {
  if ('grant' in step) return step.grant
  return 'answer' in step ? step.answer.grant : null
}

/** Another grant, or none any more: what was said is settled, what was not is silence, and the pad goes with the hall. */
function granted(state: PadState, grant: Grant | null, now: number): PadTurn {
  const { step, done } = state
  const present = grantOf(step)
  if (grant?.grantId === present?.grantId && (grant !== null || step.at === 'rest')) return turn(state)
  // Nobody else is asked yet: whoever tapped still hears whether it was kept.
  if (step.at === 'keeping' && grant === null) return turn({ ...state, step: { ...step, isOver: true } })
  const deeds = leave(step, 'next-ticket')
  const over = present?.grantId ?? done
  if (grant === null || grant.grantId === done) return turn(step.at === 'rest' ? state : rest(now, over), ...deeds)
  return turn(enter({ at: 'asking', grant, said: null }, now, ASK_MS, over), ...deeds)
}

/** What a step leaves behind when it ends. */
function leave(step: PadStep, how: Exclude<Silence, 'day-end' | 'reopened'>): readonly PadDeed[] {
  if (step.at === 'asking')
    return [step.said ? { do: 'settle', answer: step.said } : { do: 'lapse', grant: step.grant, how }]
  if (step.at === 'not-kept' && step.said && !step.isOver) return [{ do: 'settle', answer: step.said }]
  if (step.at === 'reasons' || step.at === 'thanks' || step.at === 'keeping')
    return [{ do: 'settle', answer: step.answer }]
  return []
}

/** What was said is settled; a question that was not answered is neither silence nor done. */
function brokenOff(state: PadState, now: number): PadTurn {
  const { step, done } = state
  if (step.at === 'rest') return turn(state)
  if ((step.at === 'asking' || step.at === 'not-kept') && !step.said) return turn(rest(now, done))
  return turn(rest(now, grantOf(step)?.grantId ?? done), ...leave(step, 'dismissed'))
}

function answered(state: PadState, grant: GrantId, now: number): PadTurn {
  const { step } = state
  const waits = step.at === 'not-kept' || (step.at === 'asking' && !step.said)
  if (!waits || step.grant.grantId !== grant) return turn(state)
  return turn(
    enter({ at: 'answered-elsewhere' }, now, CHANGE_MS, grant),
    ...(step.at === 'not-kept' ? leave(step, 'dismissed') : []),
  )
}

function settled(state: PadState, grant: GrantId | null, now: number): PadTurn {
  const { step } = state
  if (step.at === 'rest') return turn({ ...state, done: grant })
  const isAsked = step.at === 'asking' && step.grant.grantId === grant && !step.said
  return turn(isAsked ? rest(now, grant) : state)
}

function tapped(state: PadState, { level, id, at, heard }: Extract<PadEvent, { type: 'tap' }>, now: number): PadTurn {
  const { step, since, done } = state
  if (step.at !== 'asking' || now - since < SETTLE_MS) return turn(state)
  const before = step.said
  const answer: PadAnswer = {
    id: before?.id ?? id,
    grant: step.grant,
    level,
    reasons: before && isLow(level) ? before.reasons : [],
    comment: before?.comment ?? '',
    tappedAt: before?.tappedAt ?? (at < step.grant.grantedAt ? step.grant.grantedAt : at),
    heard: before?.heard ?? heard,
  }
  const next = isLow(level) ? 'reasons' : 'thanks'
  const keeping = { at: 'keeping', answer, next, isKept: before !== null, isOver: false } as const
  return turn(enter(keeping, now, null, done), { do: 'draft', answer })
}

function kept(state: PadState, id: RatingId, now: number): PadTurn {
  const { step, done } = state
  if (step.at !== 'keeping' || step.answer.id !== id) return turn(state)
  const { answer, next, isOver } = step
  if (isOver) return turn(rest(now, answer.grant.grantId), { do: 'settle', answer })
  return turn(enter({ at: next, answer }, now, next === 'reasons' ? REASONS_MS : CHANGE_MS, done))
}

function notKept(state: PadState, id: RatingId, now: number): PadTurn {
  const { step, done } = state
  if (step.at !== 'keeping' || step.answer.id !== id) return turn(state)
  const { answer, isKept, isOver } = step
  const failed = { at: 'not-kept', grant: answer.grant, said: isKept ? answer : null, isOver } as const
  // No phone may answer any more: the pad goes on trying.
  return turn(enter(failed, now, TROUBLE_MS, done), ...(isOver ? [{ do: 'settle', answer } as const] : []))
}

/** What the customer does beside choosing a level. */
function touched(
  state: PadState,
  event: Exclude<PadEvent, { id: unknown } | { grant: unknown } | { type: 'emergency' }>,
  now: number,
): PadTurn {
  const { step, done } = state
  if (event.type === 'close') return ended(state, now, 'dismissed')
  if (step.at === 'asking' && event.type === 'touched') return turn({ ...state, endsAt: now + ASK_MS })
  if (step.at === 'not-kept' && event.type === 'touched') return turn({ ...state, endsAt: now + TROUBLE_MS })
  if (step.at === 'thanks' && event.type === 'change')
    return turn(enter({ at: 'asking', grant: step.answer.grant, said: step.answer }, now, ASK_MS, done))
  if (step.at !== 'reasons') return turn(state)
  const { answer } = step
  switch (event.type) {
    case 'reason': {
      const has = answer.reasons.includes(event.reason)
      const reasons = has ? answer.reasons.filter((one) => one !== event.reason) : [...answer.reasons, event.reason]
      return turn(reasonsAgain(state, { ...answer, reasons }, now))
    }
    case 'comment':
      return turn(reasonsAgain(state, { ...answer, comment: event.comment }, now))
    case 'submit':
      return turn(enter({ at: 'keeping', answer, next: 'thanks', isKept: true, isOver: false }, now, null, done), {
        do: 'draft',
        answer,
      })
    case 'change':
      return turn(enter({ at: 'asking', grant: answer.grant, said: answer }, now, ASK_MS, done))
    default:
      return turn(reasonsAgain(state, answer, now))
  }
}

/** Still at the reasons: whoever types or chooses is not hurried. */
function reasonsAgain(state: PadState, answer: PadAnswer, now: number): PadState {
  return { ...state, step: { at: 'reasons', answer }, endsAt: now + REASONS_MS }
}

/** The step is over, by its own time or because the customer closed it. */
function ended(state: PadState, now: number, how: 'timeout' | 'dismissed' = 'timeout'): PadTurn {
  const { step, done } = state
  if (step.at === 'rest' || step.at === 'keeping') return turn(state)
  return turn(rest(now, grantOf(step)?.grantId ?? done), ...leave(step, how))
}

/** Seconds until the step ends by itself, where the customer must be told; null: nothing to tell. */
export function secondsLeft({ step, endsAt }: PadState, now: number): number | null {
  if (endsAt === null || (step.at !== 'asking' && step.at !== 'reasons' && step.at !== 'not-kept')) return null
  const left = endsAt - now
  return left <= WARN_MS ? Math.max(0, Math.ceil(left / 1_000)) : null
}
