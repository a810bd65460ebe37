import { followUpDue } from '#shared/domain/evaluation/follow-up.ts'
import { isLow, type Level } from '#shared/domain/evaluation/levels.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { type Instant, minutesBetween } from '#shared/domain/time/instant.ts'
import { hallDay } from '#shared/domain/time/zone.ts'
import type { LowRating } from '#shared/protocol/api.ts'
import type { FreshFact } from '#shared/protocol/thread.ts'

/** So long after the tap the customer is probably still in the hall, minutes: the alert keeps its light. */
const STILL_HERE_MIN = 15

/**
 * The low rating a fact of the stream tells of, with all that an alert shows; null for any other fact, and for one this
 * reader may not see. Its comment, which lies outside the log, comes a moment later.
 */
export function lowRatingIn({ fact }: FreshFact, hall: HallConfig): LowRating | null {
  if (fact.type !== 'evaluation.submitted' || fact.data === null) return null
  const rating = fact.data
  if (!isLow(rating.level)) return null
  return {
    id: rating.ratingId,
    grant: rating.grantId,
    ticketNumber: rating.ticketNumber,
    counter: rating.counterId,
    service: rating.serviceId,
    staff: rating.staffId,
    level: rating.level,
    reasons: [...rating.reasons],
    comment: null,
    waitedMin: rating.waitedMin,
    tappedAt: rating.tappedAt,
    createdAt: fact.time,
    step: 'created',
    dueAt: followUpDue(fact.time, hall),
    notes: [],
  }
}

/** Nobody has said that they have seen it. */
export function isUnseen({ step, notes }: LowRating): boolean {
  return step === 'created' && notes.length === 0
}

/** Today's low ratings that nobody has seen, newest first: what must not be missed. An older one waits in the list. */
export function alertsOf(low: readonly LowRating[], hall: HallConfig, now: Instant): readonly LowRating[] {
  const dayOf = (at: Instant) => hallDay(at, hall.timeZone, hall.dayStartsAt)
  const today = dayOf(now)
  return newestFirst(low.filter((one) => isUnseen(one) && dayOf(one.createdAt as Instant) === today))
}

export function newestFirst(low: readonly LowRating[]): readonly LowRating[] {
  return [...low].sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
}

/** The customer tapped a moment ago; a rating kept by a pad without a line tells of somebody who has long left. */
export function isStillHere({ tappedAt }: LowRating, now: Instant): boolean {
  return minutesBetween(tappedAt as Instant, now) < STILL_HERE_MIN
}

/** A level of the wire as the domain has it. */
export function levelOf({ level }: LowRating): Level {
  return level as Level
}
