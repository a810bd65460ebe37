/** A series or fraction stops when its next piece no longer changes a double. */
const EPSILON = 1e-17
/** The fractions below need about the square root of their largest argument; this is far beyond any hall's figures. */
const MOST_TERMS = 100_000
/** Keeps a continued fraction (Lentz's method) from dividing by zero. */
const TINY = 1e-300

/** Coefficients of Lanczos' approximation for g = 7, n = 9: 15 digits. @see https://en.wikipedia.org/wiki/Lanczos_approximation */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  const base = shifted + 7.5
  const sum = LANCZOS.reduce(
    (total, coefficient, index) => (index === 0 ? coefficient : total + coefficient / (shifted + index)),
    0,
  )
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum)
}

/** Both halves of a distribution at a point; the smaller one keeps all its digits. */
export interface Halves {
  readonly lower: number
  readonly upper: number
}

/** The regularized incomplete gamma function P(a, x) and its complement, x ≥ 0. */
export function regularizedGamma(a: number, x: number): Halves {
  if (x === 0) return { lower: 0, upper: 1 }
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < MOST_TERMS && Math.abs(term) > EPSILON * Math.abs(sum); n++) {
      term *= x / (a + n)
      sum += term
    }
    const lower = scale * sum
    return { lower, upper: 1 - lower }
  }
  const upper = scale / continued(x + 1 - a, (n) => [-n * (n - a), x + 2 * n + 1 - a])
  return { lower: 1 - upper, upper }
}

/** `first + a1/(b1 + a2/(b2 + …))` by the modified Lentz method; `piece(n)` gives `[an, bn]` from n = 1. */
export function continued(first: number, piece: (n: number) => readonly [number, number]): number {
  let value = first === 0 ? TINY : first
  let above = value
  let below = 0
  for (let n = 1; n < MOST_TERMS; n++) {
    const [a, b] = piece(n)
    below = 1 / (b + a * below || TINY)
    above = b + a / above || TINY
    const change = above * below
    value *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return value
}
