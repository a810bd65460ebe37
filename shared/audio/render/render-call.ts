import type { SpokenClip } from '../pack/cover.ts'
import type { Sound } from '../sound.ts'
import { joined } from './join.ts'
import { type Levelled, levelled } from './level.ts'
import { spokenLoudness } from './loudness.ts'
import { type CallPlan, planCall } from './plan.ts'

/** How loud a call leaves the loudspeaker's bus, LUFS: 6 LU above the films and music it interrupts. */
export const CALL_LUFS = -17
/** Headroom for what comes after: converters, and codecs on the way to the amplifier, dBTP. */
export const CALL_CEILING_DB = -1
/** A call as one stretch of sound, ready to be started once. */
export interface RenderedCall extends Levelled, CallPlan {}

/**
 * Renders what is said into one stretch of samples: every clip in its place, joined, and as loud as every other call.
 * Pure: the same clips and sound give the same samples.
 */
export function renderCall(clips: readonly SpokenClip[], sound: Sound): RenderedCall {
  const plan = planCall(clips)
  const spoken = levelled(
    { ...sound, samples: joined(plan, sound) },
    { to: CALL_LUFS, ceilingDb: CALL_CEILING_DB, measure: spokenLoudness },
  )
  return { ...spoken, ...plan }
}
