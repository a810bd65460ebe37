import { OFFLINE_MS, SILENCE_MS } from '#shared/protocol/stream.ts'
import type { Freshness } from '#shared/protocol/thread.ts'

/** How old what is shown may be, by whether a good line is open and for how long no byte came. */
export function freshnessOf(connected: boolean, silentMs: number): Freshness {
  if (silentMs >= OFFLINE_MS) return 'offline'
  if (silentMs >= SILENCE_MS) return 'stale'
  return connected ? 'live' : 'recovering'
}

/** Ms from now until silence alone changes the freshness, or a minute more of it has to be shown. */
export function nextLookMs(silentMs: number): number {
  if (silentMs < SILENCE_MS) return SILENCE_MS - silentMs
  return OFFLINE_MS - (silentMs % OFFLINE_MS)
}
