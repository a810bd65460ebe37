/** The value below which the share `q` of the values lies, between neighbours in proportion. @throws {RangeError} without values */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) throw new RangeError('nothing was measured')
  const sorted = [...values].sort((one, other) => one - other)
  const place = (sorted.length - 1) * q
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below + (above - below) * (place - Math.floor(place))
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Where the true median lies, whatever the distribution. */
export interface Interval {
  readonly low: number
  readonly high: number
  /** How sure that is; with fewer than six rounds it cannot be 95 %. */
  readonly coverage: number
}

/** What rounds say of one figure. */
export interface Estimate extends Interval {
  readonly median: number
  readonly rounds: number
}

/** Chance that at most `k` of `n` values lie below the median. */
function atMost(k: number, n: number): number {
  let term = 0.5 ** n
  let sum = term
  for (let i = 1; i <= k; i++) {
    term *= (n - i + 1) / i
    sum += term
  }
  return sum
}

const WANTED = 0.95

/**
 * The median with its interval from order statistics (the sign test turned round): it assumes nothing of how the rounds
 * are spread, and one wild round cannot move it far.
 */
export function estimate(values: readonly number[]): Estimate {
  const sorted = [...values].sort((one, other) => one - other)
  const n = sorted.length
  const coverage = (k: number): number => 1 - 2 * atMost(k, n)
  let k = 0
  while (2 * (k + 1) < n && coverage(k + 1) >= WANTED) k++
  return { median: median(sorted), low: sorted[k]!, high: sorted[n - 1 - k]!, coverage: coverage(k), rounds: n }
}

/** By how much a figure that should stand still moved between the rounds. */
export function spread(values: readonly number[]): number {
  return Math.max(...values) / Math.min(...values)
}

/** Least-squares slope of `y` over its index. */
export function slope(values: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length
  const middle = (values.length - 1) / 2
  const average = mean(values)
  const top = values.reduce((sum, value, index) => sum + (index - middle) * (value - average), 0)
  return top / values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0)
}

/** The slope with the interval its residuals leave, 95 %; the days of one run count as the rounds. */
export function slopeEstimate(values: readonly number[]): Estimate {
  const each = slope(values)
  const n = values.length
  const middle = (n - 1) / 2
  const average = values.reduce((sum, value) => sum + value, 0) / n
  const residual = values.reduce((sum, value, index) => sum + (value - average - each * (index - middle)) ** 2, 0)
  const spreadOfX = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0)
  const error = n > 2 ? Math.sqrt(residual / (n - 2) / spreadOfX) : Number.NaN
  const reach = 2 * error
  return { median: each, low: each - reach, high: each + reach, coverage: 0.95, rounds: n }
}
