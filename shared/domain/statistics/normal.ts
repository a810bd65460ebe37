import { regularizedGamma } from './gamma.ts'

/** Standard normal density. */
function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

/** Chance that a standard normal lies above `z` ≥ 0, without losing digits far out. */
function upperTail(z: number): number {
  return regularizedGamma(0.5, (z * z) / 2).upper / 2
}

/** A first guess good to a few tenths (logistic approximation); Newton does the rest. */
function guess(tail: number): number {
  return tail > 0.01 ? Math.log((1 - tail) / tail) / 1.702 : Math.sqrt(-2 * Math.log(tail))
}

/** Newton's steps double the right digits; from our guesses five are enough, the rest is for the far tails. */
const MOST_STEPS = 60

/**
 * The `z` that a standard normal exceeds with probability `tail` (0 < tail ≤ 0.5): 0.025 → 1.959964.
 * Solved on the logarithm of the tail, which is almost a parabola, so that it converges from any of our guesses.
 */
export function normalUpperQuantile(tail: number): number {
  let z = Math.max(guess(tail), 0)
  for (let step = 0; step < MOST_STEPS; step++) {
    const above = upperTail(z)
    const next = Math.max(0, z + ((Math.log(above) - Math.log(tail)) * above) / density(z))
    if (Math.abs(next - z) <= 1e-16 * z || next === z) return next
    z = next
  }
  return z
}
