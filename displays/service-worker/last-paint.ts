import { LAST_PAINTS, ONCE_MORE, PAINTED_BY } from '#shared/protocol/shell.ts'

/**
 * The page of this address as it looked last: pixels first, its script afterwards. Null when there is none, when the disk
 * has spoilt it twice, or when another version painted it: `files` are those of this one.
 */
export async function lastPaint({ pathname, search }: URL, files: ReadonlySet<string>): Promise<Response | null> {
  for (const place of [pathname, ONCE_MORE + pathname]) {
    const kept = await caches.match(place + search, { cacheName: LAST_PAINTS })
    if (!kept || !files.has(kept.headers.get(PAINTED_BY) ?? '')) continue
    try {
      return new Response(await kept.arrayBuffer(), kept)
    } catch {
      // The disk has spoilt this one.
    }
  }
  return null
}
