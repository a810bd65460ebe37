import { amplitude, sampleAt, type Sound } from '../sound.ts'

/** Quieter than that, below the loudest of a recording, is the room and not the voice, dB. */
const ROOM_DB = -40
/** What stands out of a room that was heard by itself by so much is the voice, dB. */
const ABOVE_ROOM_DB = 6
/** However loud the room: that much below the loudest is the voice, dB. */
const VOICE_DB = -20
/** Loudness is looked at in stretches of so long, ms. */
const LOOK_MS = 2
/** What is kept before the first and behind the last of the voice, ms: breath, and the tail of the last vowel. */
const PAD_MS = 8
/** What is kept beyond the clip's own ends, for a neighbour to fade into, ms; half of a cross-fade. */
export const TAIL_MS = 5
/** Both ends rise from and sink into silence over so long, ms. */
const RAMP_MS = 4

/** A recording cut to what is said, with a tail of `TAIL_MS` on either side of the clip. */
export interface Trimmed extends Sound {
  /** Where the clip begins in the samples, and how long it is, ms. */
  readonly clipMs: readonly [start: number, duration: number]
}

/**
 * Cuts the room away from both ends of a recording; null when there is nothing but room in it. `roomDb`: how loud the room
 * is by itself where that is known, dBFS: in an office it is louder than 40 dB below the voice.
 */
export function trimmed({ samples, sampleRate }: Sound, roomDb = -Infinity): Trimmed | null {
  const look = Math.max(1, sampleAt(LOOK_MS, sampleRate))
  const loudness = Array.from({ length: Math.ceil(samples.length / look) }, (_, i) => rms(samples, i * look, look))
  const loudest = loudness.reduce((most, value) => Math.max(most, value), 0)
  const floor = Math.max(
    loudest * amplitude(ROOM_DB),
    Math.min(amplitude(roomDb + ABOVE_ROOM_DB), loudest * amplitude(VOICE_DB)),
  )
  const first = loudness.findIndex((value) => value > floor)
  if (first < 0) return null
  const last =
    loudness.length -
    1 -
    loudness
      .slice()
      .reverse()
      .findIndex((value) => value > floor)
  const margin = sampleAt(PAD_MS + TAIL_MS, sampleRate)
  const cut = between(samples, first * look - margin, (last + 1) * look + margin)
  ramp(cut, sampleAt(RAMP_MS, sampleRate))
  const ms = (cut.length * 1_000) / sampleRate
  return { samples: cut, sampleRate, clipMs: [TAIL_MS, ms - 2 * TAIL_MS] }
}

function rms(samples: Float32Array, from: number, length: number): number {
  let sum = 0
  const to = Math.min(from + length, samples.length)
  for (let i = from; i < to; i++) sum += samples[i]! * samples[i]!
  return Math.sqrt(sum / Math.max(1, to - from))
}

/** A stretch of samples; beyond the ends of the recording there is silence. */
function between(samples: Float32Array, from: number, to: number): Float32Array {
  const cut = new Float32Array(to - from)
  const start = Math.max(0, from)
  cut.set(samples.subarray(start, Math.min(to, samples.length)), start - from)
  return cut
}

function ramp(samples: Float32Array, length: number): void {
  for (let i = 0; i < Math.min(length, samples.length); i++) {
    const gain = (i + 0.5) / length
    samples[i] = samples[i]! * gain
    samples[samples.length - 1 - i] = samples[samples.length - 1 - i]! * gain
  }
}
