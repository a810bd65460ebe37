import { type Interval, wilson } from '../statistics/share.ts'
import type { StaffDay } from './state.ts'

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
