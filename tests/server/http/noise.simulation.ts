import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentedEndpoints } from '#tools/docs/endpoints.ts'
import { openHttp } from './rig.ts'

/** A generator of the same numbers every time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Of each route. A thousand were tried once; these are enough to notice when a gate falls out. */
const ROUNDS = 200

test('noise on every route never meets a bug', async () => {
  const { fetch, bugs, close } = await openHttp()
  const random = numbers(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const noise = () => Uint8Array.from({ length: Math.floor(random() * 200) }, () => Math.floor(random() * 256))
  const VALUES: readonly unknown[] = [
    null,
    0,
    -1,
    1e308,
    '',
    'A',
    'C',
    '1',
    'li-na',
    [],
    {},
    true,
    '\u0000',
    '𝕏'.repeat(20),
    { toString: 1 },
    [[]],
  ]
  const FIELDS = [
    'service',
    'class',
    'ticket',
    'staff',
    'counter',
    'where',
    'reason',
    'backAt',
    'screen',
    'appointmentAt',
    'returnToMe',
    'constructor',
  ]
  const object = () => JSON.stringify(Object.fromEntries(Array.from({ length: 3 }, () => [pick(FIELDS), pick(VALUES)])))
  const PLACES = ['demo', '%00', '..', '%2e%2e', '%ff', '1', 'x'.repeat(500), '__proto__', 'a:b', '😀']
  const seen = new Set<number>()
  for (const { method, path } of documentedEndpoints()) {
    for (let round = 0; round < ROUNDS; round++) {
      const address = path.replaceAll(/\{(\w+)\}/g, (_all, name) =>
        random() < 0.6 ? (name === 'hall' ? 'demo' : '1') : pick(PLACES),
      )
      const query = pick(['', '?key=%ff', '?after=epoch1:-1', '?after=', '?after=%00', `?key=${'k'.repeat(99)}`])
      const headers: Record<string, string> = {
        'content-type': pick(['application/json', 'application/json', 'x/y', '']),
      }
      if (random() < 0.3) headers['idempotency-key'] = pick(['k', ' ', '\u00e9', 'x'.repeat(300)])
      if (random() < 0.3) headers['last-event-id'] = pick(['epoch1:1', 'x', ':', 'epoch1:99999999999999999999', 'é:1'])
      const body = method === 'post' ? (random() < 0.5 ? object() : noise()) : undefined
      const response = await fetch(`${address}${query}`, {
        method: method.toUpperCase(),
        headers,
        ...(body === undefined ? {} : { body }),
      })
      seen.add(response.status)
      const text = response.headers.get('content-type')?.startsWith('text/event-stream')
        ? (await response.body?.cancel(), '')
        : await response.text()
      assert.ok(response.status < 500, `${method} ${address}${query} → ${response.status}`)
      assert.doesNotMatch(text, /\n\s+at |node_modules/)
    }
  }
  assert.deepEqual(bugs, [])
  assert.ok(
    [200, 400, 404, 409, 415].every((status) => seen.has(status)),
    `the noise reaches the hall: ${[...seen].join(' ')}`,
  )
  await close()
})
