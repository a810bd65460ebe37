import type { CounterId } from '#shared/domain/queue/ids.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import { type Instant, millisOf } from '#shared/domain/time/instant.ts'
import { type Desk, deskOf } from './desk.ts'

/** The order of the queue moves with the minutes waited: it is looked at again only every so often, ms. */
const LOOK_MS = 5_000

/** The desk as it was last looked at: anew with every event of the hall, and every few seconds of a still one. */
export class Glance {
  desk: Desk | null = null
  /** The hour of that look; null before the first. */
  at: Instant | null = null
  #state: QueueState | null = null

  /** Looks again if there is something to see. */
  take(state: QueueState, counter: string | null, at: Instant): void {
    const fresh = this.#state === state && this.at !== null && Math.abs(millisOf(at) - millisOf(this.at)) < LOOK_MS
    if (fresh) return
    this.#state = state
    this.at = at
    this.desk = deskOf(state, (counter ?? '') as CounterId, at)
  }
}
