import type { Sound } from '#shared/audio/sound.ts'
import { middleHzOf, pitchOf } from './pitch.ts'

/** A syllable: its tone, 1 to 4, and how it sounds. */
export interface Syllable {
  readonly tone: number
  readonly sound: Sound
}

/** How far the pitch of a voice moves, and how well its tones are told apart. */
export interface ToneFigures {
  readonly middleHz: number
  /** Semitones between the 5th and the 95th percentile of all voiced moments. */
  readonly rangeSt: number
  /** Syllables whose tone is told from their melody alone by the means of the others of each tone, and of how many. */
  readonly told: number
  readonly of: number
  /** Semitones between the two nearest tones, start, middle and end of a syllable together. */
  readonly nearestSt: number
}

type Shape = readonly [start: number, middle: number, end: number]

export function toneFigures(syllables: readonly Syllable[]): ToneFigures {
  const middleHz = middleHzOf(syllables.map(({ sound }) => sound))
  const pitched = syllables
    .map(({ tone, sound }) => ({ tone, pitch: pitchOf(sound, middleHz) }))
    .filter(({ pitch }) => pitch.length >= 6)
  const all = pitched.flatMap(({ pitch }) => pitch).sort((one, other) => one - other)
  const at = (share: number): number => all[Math.floor(share * (all.length - 1))] ?? 0
  const shapes = pitched.map(({ tone, pitch }) => ({ tone, shape: shapeOf(pitch) }))
  const told = shapes.filter(({ tone, shape }, index) => {
    const others = shapes.filter((_, other) => other !== index)
    return nearest(shape, others) === tone
  })
  const means = [1, 2, 3, 4].map((tone) => meanShape(shapes.filter((one) => one.tone === tone)))
  const pairs = means.flatMap((one, i) => means.slice(i + 1).map((other) => distance(one, other)))
  return { middleHz, rangeSt: at(0.95) - at(0.05), told: told.length, of: shapes.length, nearestSt: Math.min(...pairs) }
}

function shapeOf(pitch: readonly number[]): Shape {
  const third = (index: number): number => {
    const part = pitch.slice(Math.floor((index * pitch.length) / 3), Math.ceil(((index + 1) * pitch.length) / 3))
    return part.reduce((sum, value) => sum + value, 0) / part.length
  }
  return [third(0), third(1), third(2)]
}

function meanShape(shapes: readonly { readonly shape: Shape }[]): Shape {
  const mean = (index: 0 | 1 | 2): number => shapes.reduce((sum, { shape }) => sum + shape[index], 0) / shapes.length
  return [mean(0), mean(1), mean(2)]
}

function distance(one: Shape, other: Shape): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
}

function nearest(shape: Shape, others: readonly { readonly tone: number; readonly shape: Shape }[]): number {
  const tones = [1, 2, 3, 4].map((tone) => ({
    tone,
    by: distance(shape, meanShape(others.filter((other) => other.tone === tone))),
  }))
  return tones.reduce((best, tone) => (tone.by < best.by ? tone : best)).tone
}
