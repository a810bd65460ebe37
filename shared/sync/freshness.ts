import { OFFLINE_MS, SILENCE_MS } from '#shared/protocol/stream.ts'
import type { Freshness } from '#shared/protocol/thread.ts'

/** How old what is shown may be, by whether a good line is open and for how long no byte came. */
export function freshnessOf(connected: boolean, silentMs: number): Freshness {
  if (silentMs >= OFFLINE_MS) return 'offline'
  if (silentMs >= SILENCE_MS) return 'stale'
  return connected ? 'live' : 'recovering'
}

/**
 * Ms from now until silence alone may have changed something. Never longer than the shortest silence that counts: a line
 * that comes back and breaks again meanwhile is found in time. 60 s are five times 12, so every minute is met. Whole
 * milliseconds, and never none: a rounding error short of the moment would be looked for again without any time passing.
 */
export function nextLookMs(silentMs: number): number {
  return SILENCE_MS - ((silentMs % SILENCE_MS) | 0)
}
