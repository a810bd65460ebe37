import { OUTBOX_TAG, outboxTag } from '#shared/protocol/shell.ts'
import { openIdbOutbox } from '#shared/storage/idb-outbox.ts'
import { bringWaiting } from '#shared/sync/bring.ts'
import { deviceClock } from '#shared/sync/clock.ts'

/** The event of Background Sync; the compiler's library does not know it. */
export interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

/**
 * Brings what a page left in that channel, alone among the pages of this browser: whatever was given arrives though nobody
 * opens a page again. Other tags are no concern of ours.
 *
 * @throws {Error} when something stays: the browser tries again later
 */
export async function bringFor(tag: string): Promise<void> {
  if (!tag.startsWith(OUTBOX_TAG)) return
  const channel = tag.slice(OUTBOX_TAG.length)
  const storage = await openIdbOutbox()
  const { signal } = new AbortController()
  const context = { storage, fetch, clock: deviceClock, date: Date.now, signal, refused: () => {} }
  try {
    const stayed = await navigator.locks.request(outboxTag(channel), () => bringWaiting(context, channel))
    if (stayed) throw new Error(stayed.why)
  } finally {
    storage.close()
  }
}
