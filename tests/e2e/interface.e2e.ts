import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Problem } from '#shared/protocol/api.ts'
import { HallClient, send } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { rawRequest } from '#tools/hall/raw-request.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const ACTIONS = [
  'open',
  'pause',
  'resume',
  'close',
  'call-next',
  'call',
  'recall',
  'start',
  'finish',
  'reopen',
  'no-show',
  'transfer',
  'hold',
  'resume-held',
  'requeue',
]

suite('Whoever talks to the hall with a program of their own', () => {
  let server: HallServer
  let client: HallClient
  let tickets: string
  const waiting = async () => (await client.snapshot()).tickets.length
  const sequence = async () => (await client.snapshot()).sequence

  before(async () => {
    server = await startServer()
    client = new HallClient(server.url)
    tickets = `${client.root}/tickets`
    await client.openCounters(1)
  })
  after(async () => server?.end())

  test('gets the first answer again under the same key, and no second ticket', async () => {
    const before = await waiting()
    const headers = { 'idempotency-key': 'kiosk-1' }
    const first = await send<object>(tickets, 'POST', { service: 'B' }, headers)
    const second = await send<object>(tickets, 'POST', { service: 'B' }, headers)
    assert.equal(first.status, 201)
    assert.deepEqual([second.status, second.body], [first.status, first.body])
    const other = await send(tickets, 'POST', { service: 'C' }, headers)
    assert.deepEqual([other.status, other.body.code], [422, 'key-reused'])
    assert.equal(await waiting(), before + 1)
    const elsewhere = await send(
      `${tickets}/${(first.body as { id: string }).id}/class`,
      'POST',
      { class: 'vip' },
      headers,
    )
    assert.equal(elsewhere.status, 200, 'another address is another scope')
  })

  test('gets one ticket for ten twins that arrive together', async () => {
    const before = await waiting()
    const twins = await Promise.all(
      Array.from({ length: 10 }, () => send(tickets, 'POST', { service: 'B' }, { 'idempotency-key': 'twins' })),
    )
    assert.deepEqual(
      twins.map(({ status }) => status),
      twins.map(() => 201),
    )
    assert.equal(new Set(twins.map(({ body }) => JSON.stringify(body))).size, 1)
    assert.equal(await waiting(), before + 1)
  })

  test('gets a refusal again under its key, even when it could be granted by now', async () => {
    const headers = { 'idempotency-key': 'too-early' }
    const early = await client.ask<Problem>('1', 'finish', {}, headers)
    assert.deepEqual([early.status, early.body.code], [409, 'counter-empty'])
    await client.act('1', 'call-next')
    await client.act('1', 'start')
    const again = await client.ask<Problem>('1', 'finish', {}, headers)
    assert.deepEqual([again.status, again.body], [409, early.body])
    assert.equal((await client.act('1', 'finish')).counter.state, 'idle')
  })

  test('is told what is wrong as problem details with a code, a field and a cure, and nothing changes', async () => {
    const before = await sequence()
    const cases: readonly (readonly [
      method: string,
      path: string,
      body: unknown,
      status: number,
      code: string,
      field?: string,
    ])[] = [
      ['GET', '/api/v1/halls/nowhere', undefined, 404, 'unknown-hall', 'hall'],
      ['GET', '/api/v1/nothing', undefined, 404, 'unknown-route'],
      ['DELETE', '/api/v1/halls/demo', undefined, 405, 'method-not-allowed'],
      ['POST', '/api/v1/halls/demo/tickets', {}, 400, 'bad-input', 'service'],
      ['POST', '/api/v1/halls/demo/tickets', { service: 3 }, 400, 'bad-input', 'service'],
      ['POST', '/api/v1/halls/demo/tickets', { service: 'Z' }, 404, 'unknown-service', 'service'],
      ['POST', '/api/v1/halls/demo/tickets', { service: 'A', class: 'king' }, 400, 'bad-input', 'class'],
      ['POST', '/api/v1/halls/demo/tickets', { service: 'A', name: '张三' }, 400, 'bad-input'],
      ['POST', '/api/v1/halls/demo/tickets', '{"service":', 400, 'bad-json'],
      ['POST', '/api/v1/halls/demo/tickets', '[]', 400, 'bad-input'],
      ['GET', '/api/v1/halls/demo/tickets/none', undefined, 404, 'unknown-ticket', 'id'],
      ['POST', '/api/v1/halls/demo/counters/99/call-next', {}, 404, 'unknown-counter', 'counter'],
      ['POST', '/api/v1/halls/demo/counters/2/call-next', {}, 409, 'counter-closed'],
      ['POST', '/api/v1/halls/demo/counters/1/open', { staff: 'wang-lei' }, 409, 'counter-taken'],
      ['POST', '/api/v1/halls/demo/counters/2/open', { staff: 'li-na' }, 409, 'staff-busy'],
      ['POST', '/api/v1/halls/demo/counters/2/open', { staff: 'nobody' }, 404, 'unknown-staff', 'staff'],
      ['POST', '/api/v1/halls/demo/counters/1/dance', {}, 404, 'unknown-route'],
    ]
    for (const [method, path, body, status, code, field] of cases) {
      const answer = await send(server.url + path, method, body)
      const named = `${method} ${path} ${JSON.stringify(body)}: ${JSON.stringify(answer.body)}`
      assert.deepEqual([answer.status, answer.body.status, answer.body.code], [status, status, code], named)
      assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/, named)
      for (const text of [answer.body.type, answer.body.title, answer.body.detail, answer.body.cure])
        assert.ok(text.length > 0, named)
      if (field) assert.equal(answer.body.field, field, named)
      if (status === 409) assert.ok(answer.body.current?.counter, named)
      assert.doesNotMatch(JSON.stringify(answer.body), /node_modules|\.ts\b|\\n\s+at /, named)
    }
    assert.equal(await sequence(), before)
  })

  test('cannot press a customer away: calling again from calling is refused with the state', async () => {
    await client.take('A')
    await client.take('A')
    const { ticket } = await client.act('1', 'call-next')
    const twice = await client.ask<Problem>('1', 'call-next')
    assert.deepEqual([twice.status, twice.body.code, twice.body.current?.ticket?.id], [409, 'counter-busy', ticket?.id])
    const stale = await client.ask<Problem>('1', 'finish', { ticket: '01900000-0000-7000-8000-000000000000' })
    assert.equal(stale.status, 409)
    await client.act('1', 'start')
    const moved = await client.act('1', 'call-next')
    assert.notEqual(moved.ticket?.id, ticket?.id)
    assert.equal(moved.call?.callIndex, 1)
  })

  test('is refused from a page of another site, whatever it asks but to look', async () => {
    const before = await sequence()
    for (const origin of [
      'http://evil.example',
      'null',
      `http://127.0.0.1:${server.port + 1}`,
      `http://localhost:${server.port}`,
    ]) {
      const answer = await rawRequest(tickets, {
        method: 'POST',
        headers: { ...JSON_TYPE, origin },
        body: ['{"service":"A"}'],
      })
      assert.deepEqual([answer.status, codeOf(answer.text)], [403, 'forbidden-origin'], origin)
    }
    const own = await rawRequest(tickets, {
      method: 'POST',
      headers: { ...JSON_TYPE, origin: server.url },
      body: ['{"service":"A"}'],
    })
    assert.equal(own.status, 201)
    assert.equal(await sequence(), before + 1)
  })

  test('is not let in through a proxy, by a foreign name or with credentials nobody gave', async () => {
    const headers: readonly Record<string, string>[] = [
      { 'x-forwarded-for': '127.0.0.1' },
      { 'x-forwarded-proto': 'https' },
      { forwarded: 'for=127.0.0.1' },
      { via: '1.1 proxy' },
      { 'x-real-ip': '127.0.0.1' },
      { host: 'hall.example' },
      { host: '127.0.0.1.evil.example' },
      { authorization: 'Bearer x' },
    ]
    for (const header of headers) {
      const [asked, looked, followed] = await Promise.all([
        rawRequest(tickets, { method: 'POST', headers: { ...JSON_TYPE, ...header }, body: ['{"service":"A"}'] }),
        rawRequest(client.root, { headers: header }),
        rawRequest(`${client.root}/events`, { headers: header }),
      ])
      for (const { status, text } of [asked, looked, followed])
        assert.deepEqual([status, codeOf(text)], [401, 'no-credentials'], JSON.stringify(header))
      const health = await rawRequest(`${server.url}/api/health`, { headers: header })
      assert.equal(health.status, 200)
    }
    const { id, key } = await client.take('A')
    const phone = await rawRequest(`${tickets}/${id}?key=${key}`, {
      headers: { 'x-forwarded-for': '10.0.0.7', host: 'hall.example' },
    })
    assert.equal(phone.status, 200, 'a phone comes with its key from anywhere')
    const stranger = await rawRequest(`${tickets}/${id}?key=${'A'.repeat(22)}`, {
      headers: { 'x-forwarded-for': '10.0.0.7' },
    })
    assert.deepEqual([stranger.status, codeOf(stranger.text)], [403, 'wrong-ticket-key'])
  })

  test('is cut short with too big a body, announced or not', async () => {
    const big = JSON.stringify({ service: 'A', padding: 'x'.repeat(20_000) })
    const announced = await rawRequest(tickets, {
      method: 'POST',
      headers: { ...JSON_TYPE, 'content-length': String(big.length) },
      body: [big],
    })
    const chunked = await rawRequest(tickets, {
      method: 'POST',
      headers: JSON_TYPE,
      body: [big.slice(0, 9_000), big.slice(9_000)],
    })
    for (const { status, text } of [announced, chunked]) assert.deepEqual([status, codeOf(text)], [413, 'too-big'])
    const plain = await rawRequest(tickets, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: ['{"service":"A"}'],
    })
    assert.deepEqual([plain.status, codeOf(plain.text)], [415, 'not-json'])
  })

  test('finds every route of the contract in the OpenAPI document, and safety headers on every answer', async () => {
    const { status, body } = await send<{ openapi: string; info: { title: string }; paths: Record<string, object> }>(
      `${server.url}/api/openapi.json`,
      'GET',
    )
    assert.equal(status, 200)
    assert.match(body.openapi, /^3\.1\./)
    const hall = '/api/v1/halls/{hall}'
    const wanted = [
      '/api/health',
      '/api/openapi.json',
      hall,
      `${hall}/events`,
      `${hall}/tickets`,
      `${hall}/tickets/{id}`,
      ...['cancel', 'check-in', 'class'].map((name) => `${hall}/tickets/{id}/${name}`),
      ...ACTIONS.map((name) => `${hall}/counters/{counter}/${name}`),
    ]
    for (const path of wanted) assert.ok(path in body.paths, path)

    const health = await send<{ status: string; version: string; uptimeMs: number }>(`${server.url}/api/health`, 'GET')
    assert.deepEqual(Object.keys(health.body), ['status', 'version', 'uptimeMs', 'languages'])
    for (const path of ['/', '/call-board/', '/nothing', '/api/health', '/api/v1/nothing', '/api/v1/halls/demo']) {
      const { headers } = await fetch(server.url + path)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /frame-ancestors 'none'/, path)
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval/, path)
    }
  })
})

function codeOf(text: string): string {
  return (JSON.parse(text) as Problem).code
}
