import type { StaffId } from '../queue/ids.ts'
import type { LocalDate } from '../time/zone.ts'
import type { RatingId } from './events.ts'
import type { Level } from './levels.ts'

/** Fewer ratings than this tell a clerk who gave them. */
export const BATCH = 5

/** Batches of one clerk that are kept; the oldest goes whole. */
export const BATCHES_KEPT = 32

/**
 * Ratings of one clerk that the clerk sees together: all that came on whole days, so many that nobody is recognised in
 * them. What comes late goes into the batch of the day on which it came: a batch that was shown never changes, for two
 * looks at one that did would tell the rating between them.
 */
export interface ClerkBatch {
  readonly staff: StaffId
  readonly from: LocalDate
  readonly to: LocalDate
  /** By level, index 0 for level 1. */
  readonly levels: readonly number[]
  /** Ratings among them with a comment, as they came; the clerk is shown their words in another order. */
  readonly commented: readonly RatingId[]
}

/** What a clerk was given, and the day on which the hall had it. */
export interface Given {
  readonly staff: StaffId
  readonly day: LocalDate
  readonly level: Level
  /** The rating's id, if it has words. */
  readonly commented: RatingId | null
}

const isWhole = ({ levels }: ClerkBatch): boolean => levels.reduce((sum, count) => sum + count, 0) >= BATCH

/** The batches after one more rating; oldest first. */
export function batched(batches: readonly ClerkBatch[], given: Given): readonly ClerkBatch[] {
  const { staff, day, level, commented } = given
  const own = batches.filter((batch) => batch.staff === staff)
  const last = own[own.length - 1]
  const open = last && !(isWhole(last) && last.to < day) ? last : null
  const before = open ?? { staff, from: day, to: day, levels: [0, 0, 0, 0, 0], commented: [] }
  const after: ClerkBatch = {
    ...before,
    to: day > before.to ? day : before.to,
    levels: before.levels.map((count, index) => (index === level - 1 ? count + 1 : count)),
    commented: commented === null ? before.commented : [...before.commented, commented],
  }
  if (open) return batches.map((batch) => (batch === open ? after : batch))
  const oldest = own.length < BATCHES_KEPT ? undefined : own[0]
  return [...batches.filter((batch) => batch !== oldest), after]
}

/** What a clerk may see of the ratings they were given: batches of five or more, a day late. Oldest first. */
export function clerkBatches(batches: readonly ClerkBatch[], staff: StaffId, today: LocalDate): readonly ClerkBatch[] {
  return batches.filter((batch) => batch.staff === staff && batch.to < today && isWhole(batch))
}
