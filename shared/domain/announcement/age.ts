import { type Instant, millisOf } from '../time/instant.ts'

/** What lies further ahead than a slow line explains was written before somebody set the hall's clock back, ms. */
const SET_BACK_MS = 10_000

/** Is it longer ago than that, ms? So is what seems still to come: nobody knows how old it is. */
export function isOlder(since: Instant, at: Instant, ms: number): boolean {
  const age = millisOf(at) - millisOf(since)
  return age > ms || age < -SET_BACK_MS
}
