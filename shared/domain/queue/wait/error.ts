import type { LocalDate } from '../../time/zone.ts'
import type { WaitRange } from '../events.ts'

/** Days of which the hall knows how good its promises were. */
const DAYS_KEPT = 30
/** A promise within so many minutes of what came was good. */
const WITHIN_MIN = 5

/** Sums over promises and what came of them. */
export interface ErrorSums {
  readonly n: number
  readonly offMin: number
  readonly within5: number
  readonly covered: number
}

export interface ErrorOfDay {
  readonly day: LocalDate
  readonly all: ErrorSums
  readonly busy: ErrorSums
}

/** How good promises were: mean absolute error of P50 in minutes, share within 5 minutes, share of waits not above P80. */
export interface WaitError {
  readonly n: number
  readonly mae: number
  readonly within5: number
  readonly p80Coverage: number
}

export const NO_ERRORS: ErrorSums = { n: 0, offMin: 0, within5: 0, covered: 0 }

/** Adds one promise and the wait that came. */
export function addError(sums: ErrorSums, promised: WaitRange, waitMin: number): ErrorSums {
  const off = Math.abs(promised.p50Min - waitMin)
  return {
    n: sums.n + 1,
    offMin: sums.offMin + off,
    within5: sums.within5 + (off <= WITHIN_MIN ? 1 : 0),
    covered: sums.covered + (waitMin <= promised.p80Min ? 1 : 0),
  }
}

/** Remembers a promise under its day. */
export function rememberError(
  errors: readonly ErrorOfDay[],
  day: LocalDate,
  busy: boolean,
  promised: WaitRange,
  waitMin: number,
): readonly ErrorOfDay[] {
  const today = errors.find((entry) => entry.day === day) ?? { day, all: NO_ERRORS, busy: NO_ERRORS }
  const next: ErrorOfDay = {
    day,
    all: addError(today.all, promised, waitMin),
    busy: busy ? addError(today.busy, promised, waitMin) : today.busy,
  }
  return [next, ...errors.filter((entry) => entry.day !== day)].slice(0, DAYS_KEPT)
}

/** The sums as a manager reads them; null when nothing was promised. */
export function errorOf(sums: ErrorSums): WaitError | null {
  const { n } = sums
  return n === 0 ? null : { n, mae: sums.offMin / n, within5: sums.within5 / n, p80Coverage: sums.covered / n }
}

/** How good the promises of the latest days were, all of them and those given with at least three ahead. */
export function waitError(errors: readonly ErrorOfDay[]): {
  readonly all: WaitError | null
  readonly busy: WaitError | null
} {
  const total = (kind: 'all' | 'busy'): WaitError | null =>
    errorOf(
      errors.reduce(
        (sum, day) => ({
          n: sum.n + day[kind].n,
          offMin: sum.offMin + day[kind].offMin,
          within5: sum.within5 + day[kind].within5,
          covered: sum.covered + day[kind].covered,
        }),
        NO_ERRORS,
      ),
    )
  return { all: total('all'), busy: total('busy') }
}
