import { amplitude, decibels, type Sound } from '../sound.ts'
import { limited } from './limit.ts'
import { truePeak } from './true-peak.ts'

/** How loud something was made. */
export interface Levelled extends Sound {
  /** LUFS. */
  readonly loudness: number
  /** dBTP. */
  readonly peakDb: number
}

/** The limiter takes a little loudness away; that much is given back so often at most. */
const ROUNDS = 4
/** Near enough, LU. */
const NEAR = 0.1
/** Nothing but noise is louder than that by so much gain. */
const MOST_GAIN_DB = 40

/** Makes a sound as loud as wanted, LUFS by the given measure, with no peak above `ceilingDb` (dBTP). Silence stays silence. */
export function levelled(
  sound: Sound,
  {
    to,
    ceilingDb,
    measure,
  }: { readonly to: number; readonly ceilingDb: number; readonly measure: (sound: Sound) => number },
): Levelled {
  let made = sound
  let gainDb = 0
  let loudness = measure(sound)
  for (let round = 0; round < ROUNDS && Number.isFinite(loudness) && Math.abs(loudness - to) > NEAR; round++) {
    gainDb = Math.min(gainDb + to - loudness, MOST_GAIN_DB)
    const gain = amplitude(gainDb)
    made = limited({ ...sound, samples: sound.samples.map((sample) => sample * gain) }, ceilingDb)
    loudness = measure(made)
  }
  if (made === sound) {
    made = limited(sound, ceilingDb)
    loudness = measure(made)
  }
  return { ...made, loudness, peakDb: decibels(truePeak(made.samples)) }
}
