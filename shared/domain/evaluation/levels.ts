/** The five levels of 好差评, best first: 非常满意 5 · 满意 4 · 基本满意 3 · 不满意 2 · 非常不满意 1. */
export const LEVELS = [5, 4, 3, 2, 1] as const

export type Level = (typeof LEVELS)[number]

/** From here down a rating is low: it asks for a reason, and reaches the manager while the customer is still there. */
export const LOW_LEVEL: Level = 2

/** What may lie behind a low rating; `unsaid` is "I would rather not say". Words for them stand with the pad's languages. */
export type Reason = 'attitude' | 'efficiency' | 'skill' | 'environment' | 'process' | 'other' | 'unsaid'

/**
 * The lists of reasons by version: a rating names the version it was chosen from, so that a later list never changes what
 * an earlier customer said. A list that has been in a hall is never edited; a new one is added.
 */
export const REASONS: Readonly<Record<number, readonly Reason[]>> = {
  1: ['attitude', 'efficiency', 'skill', 'environment', 'process', 'other', 'unsaid'],
}

/** The list a pad shows today. */
export const REASONS_VERSION = 1

export function isLow(level: Level): boolean {
  return level <= LOW_LEVEL
}
