import { sampleAt, type Sound } from '../sound.ts'
import type { CallPlan, PlannedClip } from './plan.ts'

/**
 * Inside a word one clip fades into the next over so long, ms, half of it on either side of the seam: the call keeps its
 * length, and what a clip gives beyond its ends is the tail that packs keep there (clips lie 20 ms apart or more).
 */
export const CROSS_FADE_MS = 10
/** Beside a pause a clip begins and ends on a ramp of so long, ms, so that no edge clicks. */
export const RAMP_MS = 4

/** Copies the clips of a plan out of the pack's sound to their places in one stretch of samples. */
export function joined({ clips, durationMs }: CallPlan, sound: Sound): Float32Array {
  const out = new Float32Array(sampleAt(durationMs, sound.sampleRate))
  clips.forEach((clip, index) => {
    const isJoinedBefore = index > 0 && clip.gap === 'none'
    const isJoinedAfter = clips[index + 1]?.gap === 'none'
    lay(out, clip, sound, isJoinedBefore, isJoinedAfter)
  })
  return out
}

function lay(
  out: Float32Array,
  { clip, atMs }: PlannedClip,
  { samples, sampleRate }: Sound,
  isJoinedBefore: boolean,
  isJoinedAfter: boolean,
): void {
  const half = sampleAt(CROSS_FADE_MS / 2, sampleRate)
  const ramp = sampleAt(RAMP_MS, sampleRate)
  const [before, after] = [isJoinedBefore ? half : 0, isJoinedAfter ? half : 0]
  const to = sampleAt(atMs, sampleRate) - before
  const from = sampleAt(clip.startMs, sampleRate) - before
  const length = sampleAt(atMs + clip.durationMs, sampleRate) + after - to
  const [fadeIn, fadeOut] = [isJoinedBefore ? 2 * half : ramp, isJoinedAfter ? 2 * half : ramp]
  for (let i = 0; i < length; i++) {
    const place = to + i
    if (place < 0 || place >= out.length) continue
    const gain = rising(i, fadeIn) * rising(length - 1 - i, fadeOut)
    out[place] = out[place]! + gain * (samples[from + i] ?? 0)
  }
}

/** Equal power: what one clip loses the other gains, and a word does not sink in its middle. */
function rising(sample: number, length: number): number {
  return sample >= length ? 1 : Math.sin((Math.PI / 2) * ((sample + 0.5) / length))
}
