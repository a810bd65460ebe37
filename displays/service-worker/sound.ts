/**
 * What is kept under `key`, good to its last byte. The browser notices only there that its disk has spoilt a file, when
 * most of it has been handed out; so it is read once before. One that is spoilt or missing is fetched and kept anew.
 *
 * @throws {TypeError} when there is none, and no server to fetch it from
 */
export async function sound(cacheName: string, key: Request | string): Promise<Response> {
  const cache = await caches.open(cacheName)
  const [kept, tried] = await Promise.all([cache.match(key), cache.match(key)])
  // Handed out untouched: a script that was kept while its worker was installed comes compiled.
  if (kept && tried && (await isWhole(tried))) return kept
  await cache.delete(key)
  const fresh = await fetch(key)
  if (fresh.status === 200) await cache.put(key, fresh.clone())
  return fresh
}

async function isWhole(kept: Response): Promise<boolean> {
  try {
    await kept.arrayBuffer()
    return true
  } catch {
    return false
  }
}
