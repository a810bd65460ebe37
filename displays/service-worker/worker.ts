/// <reference types="vite/client" />
import {
  addPlugins,
  createHandlerBoundToURL,
  getCacheKeyForURL,
  matchPrecache,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { LAST_PAINTS, type WorkerWish } from '#shared/protocol/shell.ts'
import { bringFor, type SyncEvent } from './outbox.ts'
import { lastPaint } from './last-paint.ts'
import { putAway } from './put-away.ts'
import { sound } from './sound.ts'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] }

/** Chromium since 123. @see https://w3c.github.io/ServiceWorker/#dom-installevent-addroutes */
type RoutedInstall = ExtendableEvent & {
  addRoutes?(rule: { condition: { urlPattern: { pathname: string } }; source: 'network' }): Promise<void>
}

// Every page of the hall opens without the server: its shell is kept whole, and so is the page as it looked last, which
// comes first. The worker answers nothing of `/api/`: a stream or a rating must not pass through a cache. A browser that can
// be told so does not wake it for them: a clerk who has paused would wait for that before the next call.

/** Typeface slices, kept as they are asked for: a wall uses twenty of a hundred. */
const FONTS = 'hallcast-fonts'
const IS_FONT = /^\/assets\/[^?]+\.woff2$/
/** `/call-board/?zone=east` is the page `/call-board/`, whatever its parameters. */
const ANY_PARAMETER = [/.*/]

const manifest = [...self.__WB_MANIFEST]
const files: ReadonlySet<string> = new Set(manifest.map(({ url }) => url))

// The pages first: Workbox asks its routes in the order in which they were made.
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && url.pathname.endsWith('/'),
  async (options) => {
    const { request, url } = options
    const page = `${url.pathname}index.html`
    if (!getCacheKeyForURL(page)) return fetch(request)
    // Both are looked for at once; one of them is not needed.
    const shell = createHandlerBoundToURL(page)(options)
    shell.catch(() => {})
    return (await lastPaint(url, files)) ?? shell
  },
)

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && IS_FONT.test(url.pathname),
  ({ request }) => sound(FONTS, request),
)

addPlugins([
  {
    cachedResponseWillBeUsed: ({ cacheName, request, cachedResponse }) =>
      cachedResponse ? sound(cacheName, request) : Promise.resolve(null),
  },
])
precacheAndRoute(manifest, { ignoreURLParametersMatching: ANY_PARAMETER, cleanURLs: false })

self.addEventListener('install', (event: RoutedInstall) => {
  void event.addRoutes?.({ condition: { urlPattern: { pathname: '/api/*' } }, source: 'network' })
})

self.addEventListener('message', (event) => {
  const wish = event.data as WorkerWish | null
  if (wish?.type === 'SKIP_WAITING') void self.skipWaiting()
  // A paint that could not be put away costs nothing: the page starts from its stored state instead.
  if (wish?.type === 'PAINTED') event.waitUntil(putAway(wish, readWhole).catch(() => {}))
})

self.addEventListener('sync' as never, (event: SyncEvent) => event.waitUntil(bringFor(event.tag)))

// A new version may paint differently: what the old one painted is not shown as its own. Only then does it take the pages
// over: they hand it their paints at once, and those must not go with the old ones.
self.addEventListener('activate', (event) =>
  event.waitUntil(caches.delete(LAST_PAINTS).then(() => self.clients.claim())),
)

/** A file of this version, good to its last byte; one that the disk has spoilt, or that is not of it, comes from the server. */
async function readWhole(file: string): Promise<Response> {
  const kept = await matchPrecache(file)
  const bytes = await kept?.arrayBuffer().catch(() => null)
  return bytes ? new Response(bytes, kept) : fetch(file)
}
