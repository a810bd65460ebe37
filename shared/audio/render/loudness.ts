import { type Sound, sampleAt } from '../sound.ts'
import { kWeighted } from './k-weighting.ts'

/** Blocks overlap by three quarters. */
const BLOCK_MS = 400
const STEP_MS = 100
/** Quieter blocks are silence. */
const SILENCE_LUFS = -70
/** Blocks that much below the mean are pauses between words. */
const PAUSE_LU = -10

const lufs = (power: number): number => -0.691 + 10 * Math.log10(power)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * How loud a sound is as a whole, LUFS, after ITU-R BS.1770-5 with both gates. One channel counts as one speaker, as ffmpeg
 * measures it. −∞ for silence, and for what is shorter than one block of 400 ms.
 */
export function integratedLoudness(sound: Sound): number {
  const powers = blockPowers(sound).filter((power) => lufs(power) > SILENCE_LUFS)
  if (powers.length === 0) return -Infinity
  const gate = lufs(mean(powers)) + PAUSE_LU
  return lufs(mean(powers.filter((power) => lufs(power) > gate)))
}

/** How loud a word is, LUFS: weighed by ear over all of it, for what is too short for blocks and has no pauses. */
export function wordLoudness(sound: Sound): number {
  const heard = kWeighted(sound)
  let sum = 0
  for (const sample of heard) sum += sample * sample
  return lufs(sum / Math.max(heard.length, 1))
}

/** How loud what is said is: as a whole, or as one word when it is no longer than that. */
export function spokenLoudness(sound: Sound): number {
  const whole = integratedLoudness(sound)
  return whole === -Infinity ? wordLoudness(sound) : whole
}

function blockPowers(sound: Sound): readonly number[] {
  const heard = kWeighted(sound)
  const block = sampleAt(BLOCK_MS, sound.sampleRate)
  const powers: number[] = []
  for (let index = 0; ; index++) {
    const start = sampleAt(index * STEP_MS, sound.sampleRate)
    if (start + block > heard.length) return powers
    let sum = 0
    for (let i = start; i < start + block; i++) sum += heard[i]! * heard[i]!
    powers.push(sum / block)
  }
}
