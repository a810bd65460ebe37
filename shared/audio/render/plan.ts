import { GAP_MS } from '#shared/domain/phrase/token.ts'
import type { SpokenClip } from '../pack/cover.ts'

/** A clip of a call with the moment at which it begins, ms from the first sample. */
export interface PlannedClip extends SpokenClip {
  readonly atMs: number
}

/** When everything of a call is heard. */
export interface CallPlan {
  readonly clips: readonly PlannedClip[]
  /** The clips and the pauses between them, and nothing else. */
  readonly durationMs: number
}

/** Sets the clips of a call one behind the other with the pauses that the grammar wants. */
export function planCall(clips: readonly SpokenClip[]): CallPlan {
  let atMs = 0
  const planned = clips.map((spoken, index): PlannedClip => {
    if (index > 0) atMs += GAP_MS[spoken.gap]
    const placed = { ...spoken, atMs }
    atMs += spoken.clip.durationMs
    return placed
  })
  return { clips: planned, durationMs: atMs }
}
