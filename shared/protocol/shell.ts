/** Address of the service worker: one for all pages of the house. */
export const SERVICE_WORKER = '/service-worker.js'

/** The cache a page puts its last paint into, by its path and parameters, and from which the service worker answers. */
export const LAST_PAINTS = 'hallcast-last-paints'
/** Before its address each of them stands there once more: a browser that ends while it keeps one has lost that one. */
export const ONCE_MORE = '/once-more'

/** Id of the element that holds a last paint until the page has painted itself, and class of all that goes with it. */
export const LAST_PAINT_ID = 'last-paint'

/** Header of a last paint: path of the script that painted it. Its name carries its hash: another version is another name. */
export const PAINTED_BY = 'x-hallcast-painted-by'

/** How the name of a channel's lock begins, and the tag under which the browser wakes the service worker for it. */
export const OUTBOX_TAG = 'outbox '

/** Whoever brings what waits in a channel, page or service worker, holds this lock. */
export function outboxTag(channel: string): string {
  return OUTBOX_TAG + channel
}

/** A page as it looks, to be put away for the next start of its address. */
export interface PaintedPage {
  readonly type: 'PAINTED'
  /** Path and parameters. */
  readonly address: string
  /** Path of the script that painted it. */
  readonly script: string
  /** What it shows, as markup. */
  readonly html: string
  /** Address of the theme it wears. */
  readonly theme: string | null
}

/** What a page asks of the service worker. `SKIP_WAITING` (Workbox's own word): take over now, this page is about to reload. */
export type WorkerWish = PaintedPage | { readonly type: 'SKIP_WAITING' }
