import type { Sound } from '../sound.ts'

/** The two strokes of the chime before a call: a falling third, as stations ring. Hz, and when it is struck, ms. */
const STROKES = [
  { hz: 659.255, atMs: 0 },
  { hz: 523.251, atMs: 450 },
] as const
/** Partials of a struck bar: times the note, loudness, and how long each takes to fall to a third, ms. */
const PARTIALS = [
  { times: 1, gain: 1, fallMs: 320 },
  { times: 2, gain: 0.28, fallMs: 180 },
  { times: 3.93, gain: 0.1, fallMs: 70 },
] as const
const ATTACK_MS = 4
/** The last stroke has rung out. */
export const CHIME_MS = 1_400
/** It ends on a ramp, ms. */
const END_MS = 120

/** The chime before a call, made of sines, so that no pack and no file is needed for it. */
export function chime(sampleRate: number): Sound {
  const samples = new Float32Array(Math.round((CHIME_MS * sampleRate) / 1_000))
  for (let i = 0; i < samples.length; i++) {
    const ms = (i * 1_000) / sampleRate
    const ring = STROKES.reduce((sum, { hz, atMs }) => sum + (ms < atMs ? 0 : struck(hz, ms - atMs)), 0)
    samples[i] = 0.3 * ring * Math.min(1, (CHIME_MS - ms) / END_MS)
  }
  return { samples, sampleRate }
}

function struck(hz: number, ms: number): number {
  const wave = PARTIALS.reduce(
    (sum, { times, gain, fallMs }) =>
      sum + gain * Math.exp(-ms / fallMs) * Math.sin((2 * Math.PI * hz * times * ms) / 1_000),
    0,
  )
  return wave * Math.min(1, ms / ATTACK_MS)
}
