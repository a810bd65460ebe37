import { sampleAt, type Sound } from '#shared/audio/sound.ts'

/** A voice lies between, Hz. */
const LOWEST_HZ = 70
const HIGHEST_HZ = 500
const FRAME_MS = 40
const STEP_MS = 5
/** Below that likeness of a wave to itself one period later it is no voice. */
const VOICED = 0.6

/** A speaker's pitch stays within so many times its middle, up and down: what lies beyond is an octave misheard. */
const COMPASS = 1.7

/** The pitch of each voiced moment, semitones above 100 Hz, by autocorrelation. `middleHz`: the speaker's, where it is known. */
export function pitchOf({ samples, sampleRate }: Sound, middleHz?: number): readonly number[] {
  const [frame, step] = [sampleAt(FRAME_MS, sampleRate), sampleAt(STEP_MS, sampleRate)]
  const between = middleHz === undefined ? [LOWEST_HZ, HIGHEST_HZ] : [middleHz / COMPASS, middleHz * COMPASS]
  const periods = [Math.floor(sampleRate / between[1]!), Math.ceil(sampleRate / between[0]!)] as const
  const loudest = Math.max(...frames(samples.length, frame, step).map((at) => energy(samples, at, frame)))
  return frames(samples.length, frame, step).flatMap((at) => {
    if (energy(samples, at, frame) < loudest / 300) return []
    const period = periodAt(samples, at, frame, periods)
    return period === null ? [] : [12 * Math.log2(sampleRate / period / 100)]
  })
}

/** The middle of what a speaker says, Hz. */
export function middleHzOf(sounds: readonly Sound[]): number {
  const all = sounds.flatMap((sound) => pitchOf(sound)).sort((one, other) => one - other)
  return 100 * 2 ** ((all[Math.floor(all.length / 2)] ?? 0) / 12)
}

function frames(length: number, frame: number, step: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.floor((length - frame) / step) + 1) }, (_, index) => index * step)
}

function energy(samples: Float32Array, at: number, frame: number): number {
  let sum = 0
  for (let i = at; i < at + frame; i++) sum += samples[i]! * samples[i]!
  return sum
}

/** Samples of one period; the shortest among those that are nearly the best, so that no octave below is taken. */
function periodAt(
  samples: Float32Array,
  at: number,
  frame: number,
  [shortest, longest]: readonly [number, number],
): number | null {
  const likeness = Array.from({ length: longest - shortest + 1 }, (_, i) =>
    likenessAt(samples, at, frame, shortest + i),
  )
  const best = Math.max(...likeness)
  if (best < VOICED) return null
  const found = likeness.findIndex(
    (value, i) => value > 0.92 * best && value >= (likeness[i - 1] ?? 0) && value >= (likeness[i + 1] ?? 0),
  )
  return found < 0 ? null : shortest + found
}

function likenessAt(samples: Float32Array, at: number, frame: number, lag: number): number {
  let [both, one, other] = [0, 0, 0]
  for (let i = at; i < at + frame - lag; i++) {
    both += samples[i]! * samples[i + lag]!
    one += samples[i]! * samples[i]!
    other += samples[i + lag]! * samples[i + lag]!
  }
  return both / Math.sqrt(one * other + 1e-12)
}
