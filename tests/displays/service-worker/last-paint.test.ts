import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { lastPaint } from '#displays/service-worker/last-paint.ts'
import { sound } from '#displays/service-worker/sound.ts'
import { LAST_PAINTS, ONCE_MORE, PAINTED_BY } from '#shared/protocol/shell.ts'

const BOARD = new URL('http://hall.test/call-board/?hall=demo')
const SCRIPT = '/assets/call-board-Ab12Cd34.js'
const FILES = new Set([SCRIPT])

/** A body that breaks off, as a spoilt file does. */
function brokenOff(text: string): ReadableStream<Uint8Array> {
  let given = false
  return new ReadableStream({
    pull(controller) {
      if (given) controller.error(new TypeError('network error'))
      else controller.enqueue(new TextEncoder().encode(text))
      given = true
    },
  })
}

/** The browser's caches, as far as the worker uses them: what is kept, by cache and address. */
function keep(kept: Record<string, () => Response>): Map<string, () => Response> {
  const entries = new Map(Object.entries(kept))
  const cache = (name: string) => ({
    match: async (key: string) => entries.get(`${name} ${key}`)?.(),
    delete: async (key: string) => entries.delete(`${name} ${key}`),
    put: async (key: string, response: Response) => {
      const text = await response.text()
      entries.set(`${name} ${key}`, () => new Response(text))
    },
  })
  const caches = {
    open: async (name: string) => cache(name),
    match: (key: string, { cacheName }: { cacheName: string }) => cache(cacheName).match(key),
  }
  Object.assign(globalThis, { caches })
  return entries
}

const paintBy = (script: string, body: BodyInit) => () =>
  new Response(body, { headers: { [PAINTED_BY]: script, 'content-type': 'text/html' } })
const at = `${LAST_PAINTS} /call-board/?hall=demo`
const realFetch = globalThis.fetch

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'caches')
  globalThis.fetch = realFetch
})

test('a page that was put away is the answer, with all that it was put away with', async () => {
  keep({ [at]: paintBy(SCRIPT, 'A008') })
  const answer = await lastPaint(BOARD, FILES)
  assert.equal(await answer?.text(), 'A008')
  assert.equal(answer?.headers.get('content-type'), 'text/html')
})

test('another address, another version and a spoilt file are no last paint', async () => {
  keep({ [at]: paintBy(SCRIPT, 'A008') })
  assert.equal(await lastPaint(new URL('http://hall.test/call-board/?hall=other'), FILES), null)
  assert.equal(await lastPaint(BOARD, new Set(['/assets/call-board-Newer123.js'])), null)
  keep({ [at]: () => paintBy(SCRIPT, brokenOff('A0'))() })
  assert.equal(await lastPaint(BOARD, FILES), null)
})

test('a paint that a browser was keeping when it ended is answered as it stands once more', async () => {
  const copy = `${LAST_PAINTS} ${ONCE_MORE}/call-board/?hall=demo`
  keep({ [copy]: paintBy(SCRIPT, 'A007') })
  assert.equal(await (await lastPaint(BOARD, FILES))?.text(), 'A007')
  keep({ [at]: () => paintBy(SCRIPT, brokenOff('A0'))(), [copy]: paintBy(SCRIPT, 'A007') })
  assert.equal(await (await lastPaint(BOARD, FILES))?.text(), 'A007')
})

test('a file that the disk has spoilt is fetched anew and kept again; so is a missing one; a good one is not', async () => {
  const asked: unknown[] = []
  globalThis.fetch = async (key: unknown) => {
    asked.push(key)
    return new Response('fresh')
  }
  const kept = keep({ 'files /good': () => new Response('good'), 'files /bad': () => new Response(brokenOff('ba')) })
  assert.equal(await (await sound('files', '/good')).text(), 'good')
  assert.deepEqual(asked, [])
  assert.equal(await (await sound('files', '/bad')).text(), 'fresh')
  assert.deepEqual(asked, ['/bad'])
  assert.equal(await kept.get('files /bad')?.().text(), 'fresh')
  assert.equal(await (await sound('files', '/missing')).text(), 'fresh')
  assert.equal(await kept.get('files /missing')?.().text(), 'fresh')
})

test('an answer of the server that is no file is not kept in the place of a spoilt one', async () => {
  globalThis.fetch = async () => new Response('gone', { status: 404 })
  const kept = keep({ 'files /bad': () => new Response(brokenOff('ba')) })
  assert.equal((await sound('files', '/bad')).status, 404)
  assert.equal(kept.get('files /bad'), undefined)
})
