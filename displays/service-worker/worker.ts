/// <reference types="vite/client" />
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { LAST_PAINTS, type WorkerWish } from '#shared/protocol/shell.ts'
import { withLastPaint } from './last-paint.ts'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] }

// Every page of the hall opens without the server: its shell is kept whole, and what it showed last stands in it
// already. The worker never touches `/api/`: a stream or a rating must not pass through a cache.

/** Typeface slices, kept as they are asked for: a wall uses twenty of a hundred. */
const FONTS = 'hallcast-fonts'
const IS_FONT = /^\/assets\/[^?]+\.woff2$/
/** `/call-board/?zone=east` is the page `/call-board/`, whatever its parameters. */
const ANY_PARAMETER = [/.*/]

// The pages first: Workbox asks its routes in the order in which they were made.
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && url.pathname.endsWith('/'),
  async ({ request, url }) => {
    const [shell, paint] = await Promise.all([matchPrecache(`${url.pathname}index.html`), lastPaint(url)])
    if (!shell) return fetch(request)
    return paint ? withLastPaint(shell, paint) : shell
  },
)

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && IS_FONT.test(url.pathname),
  async ({ request }) => {
    const fonts = await caches.open(FONTS)
    const kept = await fonts.match(request)
    if (kept) return kept
    const fetched = await fetch(request)
    if (fetched.status === 200) await fonts.put(request, fetched.clone())
    return fetched
  },
)

precacheAndRoute([...self.__WB_MANIFEST], { ignoreURLParametersMatching: ANY_PARAMETER, cleanURLs: false })
cleanupOutdatedCaches()

async function lastPaint(url: URL): Promise<string | null> {
  const paint = await caches.match(url.pathname + url.search, { cacheName: LAST_PAINTS })
  return paint ? paint.text() : null
}

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if ((data as WorkerWish | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})

// A new version may paint differently: what the old one painted is not shown as its own.
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([caches.delete(LAST_PAINTS), self.clients.claim()])),
)
