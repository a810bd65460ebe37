import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWebStream } from '#server/http/stream-opener.ts'
import { documentedEndpoints } from '#tools/docs/endpoints.ts'
import { HALL, openHttp } from './rig.ts'

/** Reads messages of a stream until there are so many, then leaves. */
async function read(
  response: Response,
  count: number,
): Promise<readonly { id: string | undefined; event: string; data: any }[]> {
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (text.split('\n\n').length <= count) {
    const part = await reader.read()
    if (part.done) break
    text += decoder.decode(part.value, { stream: true })
  }
  await reader.cancel()
  return text
    .split('\n\n')
    .slice(0, count)
    .map((message) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1]
      return { id: field('id'), event: field('event')!, data: JSON.parse(field('data')!) }
    })
}

test('a reader without position gets the hall as it stands, then what happens', async () => {
  const { fetch, issue, close } = await openHttp()
  const response = await fetch(`${HALL}/events`)
  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  assert.equal(response.headers.get('cache-control'), 'no-store, no-transform')
  assert.equal(response.headers.get('x-accel-buffering'), 'no')
  const messages = read(response, 2)
  await issue()
  const [snapshot, event] = await messages
  assert.deepEqual([snapshot?.event, snapshot?.id, snapshot?.data.hall.id], ['snapshot', 'epoch1:1', 'demo'])
  assert.deepEqual([event?.event, event?.id, event?.data.sequence], ['hallcast.ticket.issued', 'epoch1:2', 2])
  await close()
})

test('a reader that comes back gets what it missed, once, and its own header wins over the address', async () => {
  const { fetch, issue, close } = await openHttp()
  for (let ticket = 0; ticket < 3; ticket++) await issue()
  const ids = async (path: string, headers = {}, count = 2) =>
    (await read(await fetch(path, { headers }), count)).map(({ id }) => id)
  assert.deepEqual(await ids(`${HALL}/events?after=epoch1:2`), ['epoch1:3', 'epoch1:4'])
  assert.deepEqual(await ids(`${HALL}/events?after=epoch1:0`, { 'last-event-id': 'epoch1:3' }, 1), ['epoch1:4'])
  assert.deepEqual(await ids(`${HALL}/events?after=epoch1:0`, {}, 4), ['epoch1:1', 'epoch1:2', 'epoch1:3', 'epoch1:4'])
  for (const position of ['other:2', 'epoch1:99', 'epoch1:9999999999999999']) {
    const [first] = await read(await fetch(`${HALL}/events?after=${position}`), 1)
    assert.deepEqual([first?.event, first?.id], ['snapshot', 'epoch1:4'], position)
  }
  await close()
})

test('a position that cannot be read is refused and named', async () => {
  const { send, close } = await openHttp()
  for (const after of ['', 'epoch1', 'epoch1:', ':1', 'epoch1:-1', 'epoch1:01', 'epoch1:1.5', 'a:b:1', 'epoch1:1%0a']) {
    const { status, body } = await send(`${HALL}/events?after=${after}`)
    assert.deepEqual([status, body.code, body.field], [400, 'bad-position', 'after'], after)
  }
  const { status, body } = await send(`${HALL}/events?after=epoch1:1`, { headers: { 'last-event-id': 'x' } })
  assert.deepEqual([status, body.field], [400, 'Last-Event-ID'])
  await close()
})

test('asking only for the head of a stream opens none, whoever asks and from wherever', async () => {
  let opened = 0
  const { fetch, close } = await openHttp({
    streamOpener: (...asked) => {
      opened++
      return openWebStream(...asked)
    },
  })
  for (const from of ['', '?after=epoch1:0', '?after=other:9']) {
    const response = await fetch(`${HALL}/events${from}`, { method: 'HEAD' })
    const { status, headers } = response
    assert.deepEqual([status, headers.get('content-type')], [200, 'text/event-stream; charset=utf-8'])
    assert.equal(await response.text(), '')
  }
  assert.equal((await fetch(`${HALL}/events?after=x`, { method: 'HEAD' })).status, 400, 'as GET would say')
  assert.equal(opened, 0)
  await (await fetch(`${HALL}/events`)).body!.cancel()
  assert.equal(opened, 1)
  await close()
})

test('the head of every answer is the head of what GET says, and no more', async () => {
  const { fetch, issue, close } = await openHttp()
  const { id, key } = await issue()
  const path = (route: string) =>
    route
      .replace('{hall}', 'demo')
      .replace('{id}', id)
      .replaceAll(/\{(?:code|grant)\}/g, 'BBBBBBBB') + (route.includes('{id}') ? `?key=${key}` : '')
  const gets = documentedEndpoints().filter((one) => one.method === 'get')
  for (const route of gets.map((one) => path(one.path))) {
    const [head, get] = [await fetch(route, { method: 'HEAD' }), await fetch(route)]
    assert.deepEqual([head.status, [...head.headers]], [get.status, [...get.headers]], route)
    assert.equal(await head.text(), '', route)
    await get.body?.cancel()
  }
  await close()
})

test('who guesses codes by their heads is slowed down as well', async () => {
  const { fetch, close } = await openHttp()
  const look = async () => (await fetch(`${HALL}/devices/pairing/BBBB-BBBB`, { method: 'HEAD' })).status
  for (let guess = 0; guess < 5; guess++) assert.equal(await look(), 404)
  assert.equal(await look(), 429)
  await close()
})

test('a stream ends when its reader leaves, and when the hall closes', async () => {
  const { fetch, close } = await openHttp()
  const leaving = await fetch(`${HALL}/events`)
  await leaving.body!.cancel()
  const staying = (await fetch(`${HALL}/events`)).body!.getReader()
  await staying.read()
  await close()
  let done = false
  while (!done) ({ done } = await staying.read())
  assert.ok(done)
})
