import { betaQuantile } from './beta.ts'
import { normalUpperQuantile } from './normal.ts'

/** Where the true share lies, with the confidence that was asked for. */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/** How sure an interval is unless said otherwise. */
export const LEVEL = 0.95

/**
 * Wilson's score interval for `k` of `n`, without continuity correction. What the manager's page shows beside each share of
 * today's ratings: ten happy customers of ten prove no more than 72 %.
 * @throws {RangeError} for counts that are not whole, n = 0, n above 2^53 − 1, k > n, or a level that is not between 0 and 1
 * @see E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference
 */
export function wilson(k: number, n: number, level = LEVEL): Interval {
  check(k, n, level)
  const z = normalUpperQuantile((1 - level) / 2)
  const share = k / n
  const middle = share + (z * z) / (2 * n)
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return { lower: k === 0 ? 0 : (middle - reach) / scale, upper: k === n ? 1 : (middle + reach) / scale }
}

/**
 * Jeffreys' interval for `k` of `n`: the equal-tailed quantiles of Beta(k + ½, n − k + ½), with 0 at k = 0 and 1 at k = n.
 * @throws {RangeError} as {@link wilson}
 * @see Brown, Cai, DasGupta (2001), Interval estimation for a binomial proportion
 */
export function jeffreys(k: number, n: number, level = LEVEL): Interval {
  check(k, n, level)
  const tail = (1 - level) / 2
  const [a, b] = [k + 0.5, n - k + 0.5]
  return {
    lower: k === 0 ? 0 : betaQuantile(tail, a, b),
    // Whichever of an end and its distance from 1 is small is solved for: the other would lose its digits.
    upper: k === n ? 1 : 2 * k < n ? betaQuantile(1 - tail, a, b) : 1 - betaQuantile(tail, b, a),
  }
}

/** What is wrong with the numbers names its field first: `k: …`. */
function check(k: number, n: number, level: number): void {
  // Beyond it a double counts no ones any more: neither k nor the interval would be the one that was asked for.
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`n: a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`)
  if (!Number.isInteger(k) || k < 0 || k > n) throw new RangeError('k: a whole number from 0 to n')
  if (!(level > 0 && level < 1)) throw new RangeError('level: between 0 and 1, without them')
}
