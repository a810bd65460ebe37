import type { Sound } from '../sound.ts'

// ITU-R BS.1770-5, annex 1: how loud people hear it. A shelf for the head, a high-pass for the ear.

/** A filter of second order, normalised to a0 = 1. */
interface Biquad {
  readonly b0: number
  readonly b1: number
  readonly b2: number
  readonly a1: number
  readonly a2: number
}

/** The standard gives coefficients for 48 kHz; these are the analogue filters behind them, for any rate. */
const SHELF = { hz: 1_681.974450955533, gainDb: 3.999843853973347, q: 0.7071752369554196 }
const HIGH_PASS = { hz: 38.13547087602444, q: 0.5003270373238773 }

function shelf(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * SHELF.hz) / sampleRate)
  const vh = 10 ** (SHELF.gainDb / 20)
  const vb = vh ** 0.4996667741545416
  const a0 = 1 + k / SHELF.q + k * k
  return {
    b0: (vh + (vb * k) / SHELF.q + k * k) / a0,
    b1: (2 * (k * k - vh)) / a0,
    b2: (vh - (vb * k) / SHELF.q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / SHELF.q + k * k) / a0,
  }
}

function highPass(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * HIGH_PASS.hz) / sampleRate)
  const a0 = 1 + k / HIGH_PASS.q + k * k
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / HIGH_PASS.q + k * k) / a0 }
}

/** A sound as the ear weighs it, in double precision: the high-pass sits close to the edge of the circle. */
export function kWeighted({ samples, sampleRate }: Sound): Float64Array {
  const heard = Float64Array.from(samples)
  for (const { b0, b1, b2, a1, a2 } of [shelf(sampleRate), highPass(sampleRate)]) {
    let [one, two] = [0, 0]
    for (let i = 0; i < heard.length; i++) {
      const sample = heard[i]!
      const out = b0 * sample + one
      one = b1 * sample - a1 * out + two
      two = b2 * sample - a2 * out
      heard[i] = out
    }
  }
  return heard
}
