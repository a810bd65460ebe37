import { LAST_PAINTS, PAINTED_BY } from '#shared/protocol/shell.ts'

/**
 * The page of this address as it looked last: pixels first, its script afterwards. Null when there is none, when the disk
 * has spoilt it, or when another version painted it: `files` are those of this one.
 */
export async function lastPaint({ pathname, search }: URL, files: ReadonlySet<string>): Promise<Response | null> {
  const kept = await caches.match(pathname + search, { cacheName: LAST_PAINTS })
  if (!kept || !files.has(kept.headers.get(PAINTED_BY) ?? '')) return null
  try {
    return new Response(await kept.arrayBuffer(), kept)
  } catch {
    return null
  }
}
