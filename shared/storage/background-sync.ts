import { outboxTag } from '#shared/protocol/shell.ts'

/** Where the browser has Background Sync; the compiler's library does not know it. */
interface Syncing {
  readonly sync?: { register(tag: string): Promise<void> }
}

/**
 * Has the browser wake the service worker for what waits in this channel, even when this page is gone by then. Where there is
 * no such thing the page's own tries do, and those of the next.
 */
export function bringWithoutPage(channel: string): void {
  navigator.serviceWorker?.ready
    .then((registration: ServiceWorkerRegistration & Syncing) => registration.sync?.register(outboxTag(channel)))
    // Nobody's permission: a browser may be told not to.
    .catch(() => {})
}
