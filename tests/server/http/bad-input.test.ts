import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProblemSchema } from '#shared/protocol/schemas/answers.ts'
import { StoreFull } from '#server/store/event-store.ts'
import { ToldStore } from '#tests/server/hall/rig.ts'
import { HALL, openHttp } from './rig.ts'

test('bad input is refused, names the field, and changes nothing', async () => {
  const { post, act, issue, hall, close } = await openHttp()
  const { id } = await issue()
  const { sequence } = hall.fold().queue
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['tickets', {}, 'service'],
    ['tickets', { service: 3 }, 'service'],
    ['tickets', { service: null }, 'service'],
    ['tickets', { service: '' }, 'service'],
    ['tickets', { service: 'x'.repeat(65) }, 'service'],
    ['tickets', { service: 'C', class: 'king' }, 'class'],
    ['tickets', { service: 'C', clas: 'vip' }, 'clas'],
    ['tickets', '{"service":"C","__proto__":{"class":"vip"}}', '__proto__'],
    ['tickets', { service: 'C', appointmentAt: 'tomorrow' }, 'appointmentAt'],
    ['tickets', { service: 'C', appointmentAt: '2026-02-30T10:00:00Z' }, 'appointmentAt'],
    ['tickets', { service: 'C', appointmentAt: '9999-12-31T23:59:59-12:00' }, 'appointmentAt'],
    ['tickets', { service: 'C', appointmentAt: '2027-01-01T10:00:00Z', class: 'vip' }, 'class'],
    ['tickets', [], 'body'],
    ['tickets', 'null', 'body'],
    ['tickets', '"C"', 'body'],
    [`tickets/${id}/class`, {}, 'class'],
    [`tickets/${id}/transfer`, {}, 'service'],
    [`tickets/${id}/transfer`, { service: 'A', counter: '1' }, 'service'],
    ['counters/1/open', {}, 'staff'],
    ['counters/1/pause', { reason: 'x'.repeat(81) }, 'reason'],
    ['counters/1/pause', { backAt: 5 }, 'backAt'],
    ['counters/1/transfer', { service: 'A', returnToMe: 'yes' }, 'returnToMe'],
    ['counters/1/requeue', { ticket: id, where: 'front' }, 'where'],
    ['counters/1/call-next', { ticket: {} }, 'ticket'],
    ['counters/1/close', { now: true }, 'now'],
  ]
  for (const [path, sent, field] of cases) {
    const { status, body } = await post(`${HALL}/${path}`, sent)
    assert.deepEqual(
      [status, body.code, body.field],
      [400, 'bad-input', field],
      `${path} ${JSON.stringify(sent)}: ${JSON.stringify(body)}`,
    )
    ProblemSchema.parse(body)
  }
  assert.equal(hall.fold().queue.sequence, sequence)
  assert.equal((await act('1', 'open', { staff: 'li-na' })).status, 200)
  await close()
})

test('a body that is not JSON, too big, or of another type is told apart', async () => {
  const { send, hall, close } = await openHttp()
  const json = { 'content-type': 'application/json' }
  const big = JSON.stringify({ service: 'C', x: 'y'.repeat(17_000) })
  const dripped = () =>
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('y'.repeat(1000)))
      },
    })
  const cases: readonly (readonly [RequestInit & { duplex?: string }, number, string])[] = [
    [{ body: '{"service":', headers: json }, 400, 'bad-json'],
    [{ body: new Uint8Array([0xff, 0xfe, 0x7b]), headers: json }, 400, 'bad-json'],
    [{ body: '['.repeat(16_000), headers: json }, 400, 'bad-json'],
    [{ body: big, headers: json }, 413, 'too-big'],
    [{ body: dripped(), headers: json, duplex: 'half' }, 413, 'too-big'],
    [{ body: '{"service":"C"}', headers: { 'content-type': 'text/plain' } }, 415, 'not-json'],
    [{ body: 'service=C', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'not-json'],
    [{ body: '{"service":"C"}', headers: { 'content-type': 'application/json; charset=gbk' } }, 415, 'not-json'],
    [{ body: '{"service":"C"}', headers: { ...json, 'content-encoding': 'gzip' } }, 415, 'not-json'],
  ]
  for (const [init, status, code] of cases) {
    const sent = await send(`${HALL}/tickets`, { method: 'POST', ...init })
    assert.deepEqual([sent.status, sent.body.code], [status, code])
  }
  assert.equal(hall.fold().queue.tickets.length, 0)
  const fine = await send(`${HALL}/tickets`, {
    method: 'POST',
    body: '\ufeff{"service":"C"}',
    headers: { 'content-type': 'Application/JSON; charset="UTF-8"' },
  })
  assert.equal(fine.status, 201)
  await close()
})

test('another method of a known address is 405 and says which it knows', async () => {
  const { send, close } = await openHttp()
  for (const [method, path, allow] of [
    ['GET', `${HALL}/tickets`, 'POST'],
    ['DELETE', HALL, 'GET, HEAD'],
    ['PUT', '/api/health', 'GET, HEAD'],
    ['OPTIONS', `${HALL}/tickets`, 'POST'],
  ] as const) {
    const { status, body, headers } = await send(path, { method })
    assert.deepEqual([status, body.code, headers.get('allow')], [405, 'method-not-allowed', allow], `${method} ${path}`)
  }
  for (const path of ['/api', '/api/', '/api/v1', `${HALL}/`, `${HALL}/nothing`, '/api/v1/halls//tickets']) {
    assert.deepEqual([(await send(path)).status, (await send(path)).body.code], [404, 'unknown-route'], path)
  }
  assert.equal((await send(HALL, { method: 'HEAD' })).body, '')
  await close()
})

test('a full disk and a broken store are told apart, and nothing happened', async () => {
  const store = new ToldStore()
  const { post, hall, close } = await openHttp({}, store)
  store.failures.push(new StoreFull('full'), new Error('broken'))
  const full = await post(`${HALL}/tickets`, { service: 'C' }, { 'idempotency-key': 'k' })
  assert.deepEqual([full.status, full.body.code], [507, 'store-full'])
  const broken = await post(`${HALL}/tickets`, { service: 'C' }, { 'idempotency-key': 'k' })
  assert.deepEqual([broken.status, broken.body.code, broken.headers.get('retry-after')], [503, 'store-trouble', '1'])
  assert.equal(hall.fold().queue.tickets.length, 0)
  assert.equal(
    (await post(`${HALL}/tickets`, { service: 'C' }, { 'idempotency-key': 'k' })).status,
    201,
    'trouble is not kept under the key',
  )
  await close()
  const closed = await post(`${HALL}/tickets`, { service: 'C' })
  assert.deepEqual([closed.status, closed.body.code], [503, 'hall-stopping'])
})

test('a bug inside is 500 without a word about the inside, and is logged', async () => {
  const { send, hall, bugs, close } = await openHttp()
  hall.snapshot = () => {
    throw new TypeError('secret /path of customers')
  }
  const { status, body } = await send(HALL)
  assert.deepEqual([status, body.code], [500, 'server-bug'])
  assert.doesNotMatch(JSON.stringify(body), /secret|TypeError|\.ts/)
  assert.equal(bugs.length, 1)
  await close()
})
