import { continued, logGamma } from './gamma.ts'

/** What Stirling's formula leaves out of ln Γ(z): 1/(12z) − …, small where ln Γ itself is too large to subtract. */
function stirlingError(z: number): number {
  if (z < 16) return logGamma(z) - ((z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI))
  const square = z * z
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / z
}

/** ln(1 + x) − x. */
function logExcess(x: number): number {
  return Math.log1p(x) - x
}

/**
 * ln of x^a y^b / B(a, b) with y = 1 − x, written by how far x is from the mean: three huge logarithms that all but cancel would
 * cost six digits at a million ratings. @see C. Loader (2000), Fast and accurate computation of binomial probabilities
 */
function logKernel(a: number, b: number, x: number, y: number): number {
  const n = a + b
  const off = x < y ? x * n - a : b - y * n
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return a * logExcess(off / a) + b * logExcess(-off / b) + errors + 0.5 * Math.log((a * b) / n / (2 * Math.PI))
}

/** The regularized incomplete beta function I_x(a, b): the chance that a Beta(a, b) lies below x. */
export function regularizedBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast on the near side of the mean.
  return x > (a + 1) / (a + b + 2) ? 1 - nearSide(b, a, 1 - x, x) : nearSide(a, b, x, 1 - x)
}

/**
 * I_x(a, b) with y = 1 − x as the caller knows it: taken anew from x it would have lost the digits of a small share, and so
 * would a fraction that speaks of x alone.
 * @see A. R. DiDonato, A. H. Morris (1992), Significant digit computation of the incomplete beta function ratios
 */
function nearSide(a: number, b: number, x: number, y: number): number {
  const lean = a * y - b * x + 1
  const bottom = (m: number): number =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) * (lean + m * (2 - x))) / (a + 2 * m + 1)
  const fraction = continued(bottom(0), (m) => {
    const top = ((a + m - 1) * (a + b + m - 1) * m * (b - m) * x * x) / (a + 2 * m - 1) ** 2
    return [top, bottom(m)]
  })
  return Math.exp(logKernel(a, b, x, y)) / fraction
}

/** Bisection alone would need as many steps for a double's 52 bits near 1, and more near 0. */
const MOST_STEPS = 200

/**
 * The x below which a Beta(a, b) lies with that probability. Newton inside a shrinking bracket: never leaves it, so it
 * cannot run away where the distribution is flat.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  let low = 0
  let high = 1
  let x = a / (a + b)
  for (let step = 0; step < MOST_STEPS; step++) {
    const off = regularizedBeta(a, b, x) - probability
    if (off === 0) return x
    if (off > 0) high = x
    else low = x
    const slope = Math.exp(logKernel(a, b, x, 1 - x)) / (x * (1 - x))
    const newton = x - off / slope
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - x) <= 1e-16 * x || high - low <= 1e-16 * high) return next
    x = next
  }
  return x
}
