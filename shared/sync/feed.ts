import type { FeedMessage } from '#shared/protocol/thread.ts'

/** What a screen hears of its hall, wherever the stream runs: `state` and `link` first, then what happens, in order. */
export interface HallFeed {
  /** Listens until the signal aborts. Subscribing anew starts with the whole state again. */
  subscribe(listener: (message: FeedMessage) => void, signal: AbortSignal): void
}
