import { peakOf } from '../sound.ts'

/** Points between samples are found at four times the rate (BS.1770-5, annex 2). */
const TIMES = 4
/** Samples on each side that a point between them is made from. */
const REACH = 12

/** A sinc under a Hann window for each of the three points between two samples. */
const PHASES: readonly Float64Array[] = [1, 2, 3].map((phase) => {
  const taps = Float64Array.from({ length: 2 * REACH }, (_, tap) => {
    const distance = tap - REACH + 1 - phase / TIMES
    const window = Math.cos((Math.PI * distance) / (2 * (REACH + 1))) ** 2
    return (Math.sin(Math.PI * distance) / (Math.PI * distance)) * window
  })
  const sum = taps.reduce((total, tap) => total + tap, 0)
  return taps.map((tap) => tap / sum)
})

/** By how much a point between samples can exceed the largest of them. */
const MOST_GAIN = Math.max(...PHASES.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)))

/** Samples that are looked at together: short enough that the loud part of one wave does not bring a whole word along. */
const STRETCH = 16

/**
 * The largest amplitude of the wave that runs through the samples, which a converter plays though no sample shows it.
 * Only where samples are large enough to matter is anything computed: in speech, a few stretches of a call.
 */
export function truePeak(samples: Float32Array): number {
  let peak = peakOf(samples)
  if (peak === 0) return 0
  const padded = new Float32Array(samples.length + 2 * REACH + STRETCH)
  padded.set(samples, REACH)
  for (let start = 0; start < samples.length; start += STRETCH) {
    const around = padded.subarray(start, start + STRETCH + 2 * REACH)
    if (peakOf(around) * MOST_GAIN > peak) peak = Math.max(peak, betweenSamples(around))
  }
  return peak
}

/** The largest of the points behind each of the samples in the middle of a stretch. */
function betweenSamples(around: Float32Array): number {
  let peak = 0
  for (const taps of PHASES)
    for (let at = 1; at <= STRETCH; at++) {
      let value = 0
      for (let tap = 0; tap < 2 * REACH; tap++) value += taps[tap]! * around[at + tap]!
      peak = Math.max(peak, Math.abs(value))
    }
  return peak
}
