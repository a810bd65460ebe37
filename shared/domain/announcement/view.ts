import type { Call } from '../queue/state.ts'
import { type Instant, millisOf } from '../time/instant.ts'
import type { AnnouncementState } from './state.ts'

/** Was it heard? What the clerk sees beside the call. */
export type Heard = 'not-yet' | 'speaking' | 'heard' | 'failed' | 'not-heard'

/** What became of the voice of this call; null where the hall has none, or the customer was quicker. */
export function heardOf({ open, ended }: AnnouncementState, { callId, callIndex }: Call): Heard | null {
  const isOf = (one: { readonly callId: string; readonly callIndex: number }): boolean =>
    one.callId === callId && one.callIndex === callIndex
  const waiting = open.find(({ call }) => isOf(call))
  if (waiting) return waiting.state === 'started' ? 'speaking' : 'not-yet'
  switch (ended.find(isOf)?.outcome) {
    case 'spoken':
      return 'heard'
    case 'failed':
      return 'failed'
    case 'expired':
      return 'not-heard'
    default:
      return null
  }
}

/** How far the voice is behind: what waits to be said, and for how long the oldest has, seconds. */
export function voiceBacklog(
  { open }: AnnouncementState,
  at: Instant,
): { readonly waiting: number; readonly oldestS: number } {
  const waiting = open.filter(({ state }) => state === 'queued')
  const oldest = waiting.map(({ queuedAt }) => millisOf(at) - millisOf(queuedAt))
  return { waiting: waiting.length, oldestS: Math.max(0, ...oldest) / 1_000 }
}
