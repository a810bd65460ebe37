/**
 * The line of a console that counts its requests at each address by itself, instead of giving each an id of its own: the
 * contract allows it, because a key means something only at its address. `page` tells it from every other page there ever was.
 */
export function countedKeys(fetch: typeof globalThis.fetch, page: string): typeof globalThis.fetch {
  const counts = new Map<unknown, number>()
  const given = new Map<string, string>()
  return (url, init) => {
    const headers = new Headers(init?.headers)
    const key = headers.get('idempotency-key')
    if (key === null) return fetch(url, init)
    if (!given.has(key)) {
      const count = (counts.get(url) ?? 0) + 1
      counts.set(url, count)
      given.set(key, `${page}-${count}`)
    }
    headers.set('idempotency-key', given.get(key)!)
    return fetch(url, { ...init, headers })
  }
}
