import type { HallConfig } from '../queue/config.ts'
import { type Instant, millisOf } from '../time/instant.ts'
import { afterWorkingDays, OFFICE_DAYS, workingDaysUntil } from '../time/working-days.ts'
import type { FollowUp } from './events.ts'

/** A low rating is resolved within so many working days of its arrival. */
export const FOLLOW_UP_DAYS = 15

/** The way of a low rating; it only goes on, and may leave steps out. */
export const FOLLOW_UP_STEPS: readonly FollowUp[] = ['created', 'assigned', 'contacted', 'resolved']

/** What the follow-up clock needs of a hall. */
export type FollowUpHall = Pick<HallConfig, 'timeZone' | 'evaluation'>

/** When a low rating has to be resolved: the same hour, fifteen of the hall's working days after it came. */
export function followUpDue(createdAt: Instant, { timeZone, evaluation }: FollowUpHall): Instant {
  return afterWorkingDays(createdAt, FOLLOW_UP_DAYS, timeZone, evaluation.workingDays ?? OFFICE_DAYS)
}

/** How the follow-up clock stands: working days left (0: it ends today), or that its time is over. */
export function followUpLeft(
  dueAt: Instant,
  now: Instant,
  { timeZone, evaluation }: FollowUpHall,
): { readonly days: number; readonly isOver: boolean } {
  const days = workingDaysUntil(dueAt, now, timeZone, evaluation.workingDays ?? OFFICE_DAYS)
  return { days, isOver: millisOf(now) > millisOf(dueAt) }
}

/** Steps a low rating may still take from where it stands. */
export function stepsAfter(step: FollowUp): readonly FollowUp[] {
  return FOLLOW_UP_STEPS.slice(FOLLOW_UP_STEPS.indexOf(step) + 1)
}
