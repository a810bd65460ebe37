import type { StaffId } from '../queue/ids.ts'
import { type Interval, wilson } from '../statistics/share.ts'
import type { LocalDate } from '../time/zone.ts'
import type { RatingId } from './events.ts'
import type { StaffDay } from './state.ts'

/** Fewer ratings than this tell a clerk who gave them. */
export const BATCH = 5

/** What a set of ratings shows: never an average without its n, never a share without its interval. */
export interface RatingFigures {
  readonly granted: number
  readonly answered: number
  readonly silent: number
  /** By level, index 0 for level 1. */
  readonly levels: readonly number[]
  /** Levels 4 and 5 of all answered, Wilson 95 %; null while nobody has answered. */
  readonly satisfied: { readonly share: number; readonly interval: Interval } | null
  /** Answered of granted, Wilson 95 %; null without grants. */
  readonly response: { readonly share: number; readonly interval: Interval } | null
  /** Mean level; stands beside `answered`. Null while nobody has answered. */
  readonly mean: number | null
}

function share(k: number, n: number): { readonly share: number; readonly interval: Interval } | null {
  return n === 0 ? null : { share: Math.min(k, n) / n, interval: wilson(Math.min(k, n), n) }
}

/** The figures of any clerks' days together. */
export function ratingFigures(days: readonly StaffDay[]): RatingFigures {
  const sum = (of: (day: StaffDay) => number): number => days.reduce((total, day) => total + of(day), 0)
  const levels = [0, 1, 2, 3, 4].map((index) => sum(({ levels }) => levels[index] ?? 0))
  const answered = levels.reduce((total, count) => total + count, 0)
  const granted = sum(({ granted }) => granted)
  const points = levels.reduce((total, count, index) => total + count * (index + 1), 0)
  return {
    granted,
    answered,
    silent: sum(({ silent }) => silent),
    levels,
    satisfied: share(levels[3]! + levels[4]!, answered),
    response: share(answered, granted),
    mean: answered === 0 ? null : points / answered,
  }
}

/** One batch of a clerk's own ratings: whole days, so many that nobody is recognised in them. */
export interface ClerkBatch {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly levels: readonly number[]
  /** Ratings among them with a comment, by id and in no order that tells who came when. */
  readonly commented: readonly RatingId[]
}

/**
 * What a clerk may see of the ratings he was given: batches of five or more, a day late. Days with fewer wait for the
 * next.
 */
export function clerkBatches(
  days: readonly StaffDay[],
  staff: StaffId,
  today: LocalDate,
  least = BATCH,
): readonly ClerkBatch[] {
  const own = days
    .filter((day) => day.staff === staff && day.day < today)
    .sort((one, other) => (one.day < other.day ? -1 : 1))
  const batches: ClerkBatch[] = []
  let rest: StaffDay[] = []
  for (const day of own) {
    rest.push(day)
    const { answered, levels } = ratingFigures(rest)
    if (answered < least) continue
    const commented = rest.flatMap((one) => one.commented).sort()
    batches.push({ from: rest[0]!.day, to: day.day, levels, commented })
    rest = []
  }
  return batches
}
