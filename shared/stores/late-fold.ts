import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import type { FeedMessage } from '#shared/protocol/thread.ts'
import type { HallFeed } from '#shared/sync/feed.ts'

/** What a fact makes of a hall. */
export type Fold = (state: QueueState, fact: LoggedHallFact) => QueueState

const theLaw = async (): Promise<Fold> => (await import('#shared/domain/queue/reduce.ts')).reduce

/**
 * A hall whose law of the fold is still on its way. A screen starts from a whole state, which needs no folding, so the
 * law is loaded beside the first paint and not before it. Facts that come sooner wait, and whatever comes after them.
 */
export function lateFold(
  feed: HallFeed,
  load: () => Promise<Fold> = theLaw,
): { readonly feed: HallFeed; readonly fold: Fold } {
  let law: Fold | null = null
  const loaded = load().then((fold) => {
    law = fold
  })
  return {
    feed: {
      subscribe(listener, signal) {
        const early: FeedMessage[] = []
        const hear = (message: FeedMessage): void => {
          if (law || (message.kind !== 'facts' && early.length === 0)) return listener(message)
          if (early.push(message) > 1) return
          void loaded.then(() => {
            for (const waited of early) if (!signal.aborted) listener(waited)
          })
        }
        feed.subscribe(hear, signal)
      },
    },
    fold: (state, fact) => law!(state, fact),
  }
}
