import { type Instant, millisOf } from '../time/instant.ts'

/** What lies further ahead than a slow line explains was written before somebody set the hall's clock back, ms. */
const SET_BACK_MS = 10_000

/** A call that a speaker learns of so late is shown and not spoken, ms since its release. */
export const STALE_MS = 30_000

/**
 * Was it too late to learn of this call? Whoever learnt of it in time says it when its turn comes, as one that was heard live.
 * @param knownForMs for so long whoever asks has known of it, ms
 */
export function isOldNews(releasedAt: Instant, at: Instant, knownForMs: number): boolean {
  return millisOf(at) - millisOf(releasedAt) - knownForMs > STALE_MS
}

/** Is it longer ago than that, ms? So is what seems still to come: nobody knows how old it is. */
export function isOlder(since: Instant, at: Instant, ms: number): boolean {
  const age = millisOf(at) - millisOf(since)
  return age > ms || age < -SET_BACK_MS
}
