import type { SpokenClip } from '../pack/cover.ts'
import { sampleAt, type Sound } from '../sound.ts'
import { chime, CHIME_MS } from './chime.ts'
import { joined } from './join.ts'
import { type Levelled, levelled } from './level.ts'
import { integratedLoudness, spokenLoudness } from './loudness.ts'
import { type CallPlan, planCall } from './plan.ts'

/** How loud a call leaves the loudspeaker's bus, LUFS: 6 LU above the films and music it interrupts. */
export const CALL_LUFS = -17
/** Headroom for what comes after: converters, and codecs on the way to the amplifier, dBTP. */
export const CALL_CEILING_DB = -1
/** Between the chime and the first word, ms: the last stroke has sunk below the voice. */
const CHIME_GAP_MS = 150

/** A call as one stretch of sound, ready to be started once. */
export interface RenderedCall extends Levelled, CallPlan {}

/**
 * Renders what is said into one stretch of samples: every clip in its place, joined, and as loud as every other call.
 * Pure: the same clips and sound give the same samples.
 */
export function renderCall(
  clips: readonly SpokenClip[],
  sound: Sound,
  { withChime = false }: { readonly withChime?: boolean } = {},
): RenderedCall {
  const startMs = withChime ? CHIME_MS + CHIME_GAP_MS : 0
  const plan = planCall(clips, startMs)
  const spoken = levelled(
    { ...sound, samples: joined(planCall(clips), sound) },
    { to: CALL_LUFS, ceilingDb: CALL_CEILING_DB, measure: spokenLoudness },
  )
  return { ...(withChime ? behindChime(spoken, plan) : spoken), ...plan }
}

/** The chime at the same loudness, then the call: together they are as loud as either. */
function behindChime(spoken: Levelled, { durationMs }: CallPlan): Levelled {
  const { sampleRate } = spoken
  const ring = levelled(chime(sampleRate), { to: CALL_LUFS, ceilingDb: CALL_CEILING_DB, measure: integratedLoudness })
  const samples = new Float32Array(sampleAt(durationMs, sampleRate))
  samples.set(ring.samples)
  samples.set(spoken.samples.subarray(0, samples.length), Math.max(0, samples.length - spoken.samples.length))
  const loudness = integratedLoudness({ samples, sampleRate })
  return { samples, sampleRate, loudness, peakDb: Math.max(ring.peakDb, spoken.peakDb) }
}
