import { kWeighted } from '../render/k-weighting.ts'
import { wordLoudness } from '../render/loudness.ts'
import { decibels, durationMs, peakOf, sampleAt, type Sound } from '../sound.ts'
import { type Trimmed, trimmed } from './trim.ts'

/** What is wrong with something that was just recorded; the announcer is told what to do. */
export type Finding = 'silent' | 'cut-off' | 'too-loud' | 'too-quiet' | 'noisy'

/** A recording as it was judged. */
export interface Verdict {
  /** What will be heard of it; null when there is nothing. */
  readonly cut: Trimmed | null
  /** The worst first; none when it is good. */
  readonly findings: readonly Finding[]
  /** The room by itself, dBFS; −∞ for none. */
  readonly roomDb: number
  /** The voice, LUFS. */
  readonly loudness: number
  /** Of the whole recording, dBFS. */
  readonly peakDb: number
}

/** The room is what is heard in the quietest stretch of so long, ms. */
const ROOM_MS = 150
/** A voice is so much louder than its room, dB; less is a chair or a breath. */
const VOICE_ABOVE_DB = 12
/** Loudness of a voice is looked at in stretches of so long, ms: shorter ones are clicks. */
const SYLLABLE_MS = 40
/** The voice that begins or ends so near an end of the recording was cut off, ms. */
const EDGE_MS = 25
/** That near full scale, as an amplitude, and so many samples in a row: the wave has lost its head. */
const CLIPPED = { from: 0.98, samples: 3 } as const
/** Quieter voices have to be raised so far that the hiss of the microphone comes with them, LUFS. */
const LEAST_LUFS = -42
/** With less between voice and room, dB, a call in a quiet hall is heard to switch the office on and off. */
const LEAST_ABOVE_ROOM_DB = 30

/** Judges what a microphone gave for one line: the room before and behind it is part of it. */
export function verdictOn(sound: Sound): Verdict {
  const roomDb = decibels(quietest(sound.samples, sound.sampleRate))
  const peakDb = decibels(peakOf(sound.samples))
  const cut = isVoice(sound, roomDb) ? trimmed(sound, roomDb) : null
  if (!cut) return { cut: null, findings: ['silent'], roomDb, loudness: -Infinity, peakDb }
  const loudness = wordLoudness(cut)
  // By ear, as the voice is: a hum that nobody hears is no noise.
  const heard = kWeighted(sound)
  const apartDb = loudness - decibels(quietest(heard, sound.sampleRate))
  const is: Readonly<Record<Finding, boolean>> = {
    silent: false,
    'cut-off': isCutOff(sound, roomDb),
    'too-loud': isClipped(sound.samples),
    'too-quiet': loudness < LEAST_LUFS,
    noisy: apartDb < LEAST_ABOVE_ROOM_DB,
  }
  const findings = (Object.keys(is) as Finding[]).filter((finding) => is[finding])
  return { cut, findings, roomDb, loudness, peakDb }
}

/** The least root mean square of any stretch of `ROOM_MS`; of all of it when it is shorter. */
function quietest(samples: ArrayLike<number>, sampleRate: number): number {
  const all = levels(samples, sampleAt(ROOM_MS, sampleRate), sampleAt(ROOM_MS / 5, sampleRate))
  return all.reduce((least, level) => Math.min(least, level), all[0] ?? 0)
}

function loudestSyllable({ samples, sampleRate }: Sound): number {
  const stretch = sampleAt(SYLLABLE_MS, sampleRate)
  return levels(samples, stretch, Math.ceil(stretch / 2)).reduce((most, level) => Math.max(most, level), 0)
}

/** Root mean squares of stretches that lie `step` samples apart. */
function levels(samples: ArrayLike<number>, stretch: number, step: number): readonly number[] {
  const count = Math.max(1, Math.floor((samples.length - stretch) / step) + 1)
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [index * step, Math.min(index * step + stretch, samples.length)]
    let sum = 0
    for (let i = from; i < to; i++) sum += samples[i]! * samples[i]!
    return Math.sqrt(sum / Math.max(1, to - from))
  })
}

function isVoice(sound: Sound, roomDb: number): boolean {
  const voice = loudestSyllable(sound)
  return voice > 0 && decibels(voice) >= roomDb + VOICE_ABOVE_DB
}

/** The voice is there already when the recording begins, or still when it ends. */
function isCutOff(sound: Sound, roomDb: number): boolean {
  const length = sampleAt(EDGE_MS, sound.sampleRate)
  const isLoud = (samples: Float32Array): boolean =>
    decibels(loudestSyllable({ ...sound, samples })) > roomDb + VOICE_ABOVE_DB
  return (
    durationMs(sound) < ROOM_MS || isLoud(sound.samples.subarray(0, length)) || isLoud(sound.samples.subarray(-length))
  )
}

function isClipped(samples: Float32Array): boolean {
  let inRow = 0
  for (let i = 0; i < samples.length; i++) {
    inRow = Math.abs(samples[i]!) >= CLIPPED.from ? inRow + 1 : 0
    if (inRow >= CLIPPED.samples) return true
  }
  return false
}
