import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppParts } from '#server/http/parts.ts'
import { documentedEndpoints } from '#tools/docs/endpoints.ts'
import { HALL, openHttp } from './rig.ts'

/** A path of a route with something in every place. */
const filled = (path: string) => path.replaceAll(/\{(\w+)\}/g, (_all, name) => (name === 'hall' ? 'demo' : '1'))
/** Where strangers become somebody. */
const OPEN: ReadonlyMap<string, number> = new Map([
  ['get /api/health', 200],
  ['post /api/v1/session', 400],
  ['delete /api/v1/session', 204],
  ['post /api/v1/setup', 400],
  ['post /api/v1/devices/pairing', 400],
  ['post /api/v1/devices/pairing/poll', 400],
  ['post /api/v1/devices/access', 404],
])

test('outside a demo every route but health and the door is 401, and so is whatever does not exist', async () => {
  const { app, send, close } = await openHttp({ mode: { demo: false } })
  const served = app.routes.map(({ method, path }) => `${method} ${path}`)
  assert.equal(
    served.length,
    documentedEndpoints().length,
    'every route of the app is an endpoint, and so passes the gate',
  )
  for (const { method, path } of documentedEndpoints()) {
    const { status, body } = await send(filled(path), { method: method.toUpperCase() })
    assert.equal(status, OPEN.get(`${method} ${path}`) ?? 401, `${method} ${path}`)
    if (status === 401) assert.equal(body.code, 'no-credentials')
  }
  for (const path of ['/api/v2', '/api', '/api/v1/halls/other']) assert.equal((await send(path)).status, 401, path)
  assert.equal((await send(HALL, { method: 'DELETE' })).status, 401)
  await close()
})

test('a demo obeys only its own machine: no other address, no foreign name, no proxy, no credentials it cannot know', async () => {
  const strangers: readonly (readonly [Partial<AppParts>, Record<string, string>])[] = [
    [{ remoteAddress: () => '192.168.1.20' }, {}],
    [{ remoteAddress: () => null }, {}],
    [{ remoteAddress: () => '::ffff:10.0.0.1' }, {}],
    [{}, { host: 'hall.example' }],
    [{}, { host: '127.0.0.1.evil.example' }],
    [{}, { host: 'localhost@evil.example' }],
    [{}, { 'x-forwarded-for': '127.0.0.1' }],
    [{}, { 'x-forwarded-proto': 'https' }],
    [{}, { 'x-forwarded': 'for=127.0.0.1' }],
    [{}, { forwarded: 'for=127.0.0.1' }],
    [{}, { via: '1.1 proxy' }],
    [{}, { 'x-real-ip': '127.0.0.1' }],
    [{}, { authorization: 'Bearer x' }],
    [{}, { cookie: 'a=b; hallcast_session=x' }],
  ]
  for (const [parts, headers] of strangers) {
    const { send, close } = await openHttp(parts)
    assert.equal((await send(HALL, { headers })).status, 401, JSON.stringify(headers))
    assert.equal((await send('/api/health', { headers })).status, 200)
    await close()
  }
  for (const address of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1']) {
    const { send, close } = await openHttp({ remoteAddress: () => address })
    for (const host of ['localhost', 'LOCALHOST:8080', '127.0.0.1:9', '[::1]:8080']) {
      assert.equal((await send(HALL, { headers: { host, cookie: 'other=1' } })).status, 200, `${address} ${host}`)
    }
    await close()
  }
})

test('the key of a ticket opens that ticket on any phone, to look and to give up, and nothing else', async () => {
  let address = '127.0.0.1'
  const { send, post, issue, close } = await openHttp({ remoteAddress: () => address })
  const mine = await issue()
  const other = await issue()
  address = '192.168.1.20'
  const phone = { host: '192.168.1.2:8080' }
  const look = (id: string, key: string) => send(`${HALL}/tickets/${id}?key=${key}`, { headers: phone })
  assert.equal((await look(mine.id, mine.key)).body.number, 'C001')
  assert.deepEqual(
    [(await look(other.id, mine.key)).status, (await look(other.id, mine.key)).body.code],
    [403, 'wrong-ticket-key'],
  )
  assert.equal((await look('nobody', mine.key)).status, 403)
  assert.equal((await send(`${HALL}/tickets/${mine.id}`, { headers: phone })).status, 401)
  assert.equal((await post(`${HALL}/tickets/${mine.id}/class?key=${mine.key}`, { class: 'vip' }, phone)).status, 401)
  assert.equal((await send(`${HALL}?key=${mine.key}`, { headers: phone })).status, 401)
  assert.equal(
    (await post(`${HALL}/tickets/${mine.id}/cancel?key=${mine.key}`, undefined, phone)).body.state,
    'cancelled',
  )
  address = '127.0.0.1'
  assert.equal(
    (await look(other.id, 'wrong')).status,
    403,
    'a key that is given must be right, even at the machine itself',
  )
  await close()
})

test('a page of another site cannot act in the hall', async () => {
  const { post, send, close } = await openHttp()
  const take = (origin: string, host = 'localhost:8080') => post(`${HALL}/tickets`, { service: 'C' }, { origin, host })
  for (const origin of [
    'https://evil.example',
    'null',
    'http://localhost:9999',
    'http://localhost:8080.evil.example',
    '',
  ]) {
    const { status, body } = await take(origin)
    assert.deepEqual([status, body.code], [403, 'forbidden-origin'], origin)
  }
  for (const origin of ['http://localhost:8080', 'https://hall.example'])
    assert.equal((await take(origin)).status, 201, origin)
  const evil = { headers: { origin: 'https://evil.example' } }
  assert.equal((await send(HALL, evil)).status, 200)
  for (const method of ['HEAD', 'OPTIONS', 'PUT', 'DELETE'])
    assert.equal((await send(HALL, { method, ...evil })).status, 403, method)
  await close()
})

test('every answer carries the headers that keep strangers out', async () => {
  const pages = async () => new Response('page', { headers: { 'content-type': 'text/html' } })
  const { fetch, close } = await openHttp({ pages })
  for (const path of ['/', '/api/health', HALL, '/api/nowhere', '/api/openapi.json']) {
    const { headers, body } = await fetch(path)
    void body?.cancel()
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'self'.*frame-ancestors 'none'/, path)
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    assert.equal(headers.get('referrer-policy'), 'no-referrer', path)
  }
  await close()
})

test('whoever asks without end is told to wait, and is heard again after that', async () => {
  let now = 0
  const { send, close } = await openHttp({
    clock: () => now,
    limits: { bodyBytes: 100, rate: { perSecond: 2, burst: 3 } },
  })
  const statuses = []
  for (let ask = 0; ask < 4; ask++) statuses.push((await send(HALL)).status)
  assert.deepEqual(statuses, [200, 200, 200, 429])
  const { headers, body } = await send(HALL)
  assert.deepEqual([headers.get('retry-after'), body.code], ['1', 'too-many'])
  now = 1000
  assert.equal((await send(HALL)).status, 200)
  await close()
})
