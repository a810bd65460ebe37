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

/** So often at most. */
const ROUNDS = 4
/** Near enough, LU. */
const NEAR = 0.1
/** Nothing but noise is louder than that by so much gain. */
const MOST_GAIN_DB = 40

/**
 * Makes a sound as loud as wanted, LUFS by the given measure, with no peak above `ceilingDb` (dBTP). Silence stays silence.
 * Without a peak in the way, loudness and peak follow the gain, and nothing has to be weighed twice.
 */
export function levelled(
  sound: Sound,
  {
    to,
    ceilingDb,
    measure,
  }: { readonly to: number; readonly ceilingDb: number; readonly measure: (sound: Sound) => number },
): Levelled {
  const loudness = measure(sound)
  const peakDb = decibels(truePeak(sound.samples))
  const gainDb = Number.isFinite(loudness) ? Math.min(to - loudness, MOST_GAIN_DB) : 0
  if (peakDb + gainDb <= ceilingDb)
    return { ...gained(sound, gainDb), loudness: loudness + gainDb, peakDb: peakDb + gainDb }
  return pressed(sound, gainDb, { to, ceilingDb, measure })
}

/** The limiter takes a little loudness away, which is given back round by round. */
function pressed(
  sound: Sound,
  firstGainDb: number,
  { to, ceilingDb, measure }: Parameters<typeof levelled>[1],
): Levelled {
  let gainDb = firstGainDb
  let made = limited(gained(sound, gainDb), ceilingDb)
  let loudness = measure(made)
  for (let round = 1; round < ROUNDS && Math.abs(loudness - to) > NEAR; round++) {
    gainDb = Math.min(gainDb + to - loudness, MOST_GAIN_DB)
    made = limited(gained(sound, gainDb), ceilingDb)
    loudness = measure(made)
  }
  return { ...made, loudness, peakDb: decibels(truePeak(made.samples)) }
}

function gained(sound: Sound, gainDb: number): Sound {
  const gain = amplitude(gainDb)
  return { ...sound, samples: sound.samples.map((sample) => sample * gain) }
}
