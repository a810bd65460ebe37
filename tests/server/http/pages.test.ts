import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHttp } from './rig.ts'

const OPENS = { accept: 'text/html,application/xhtml+xml' }

type Get = (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>

/** A server of halls with these names, whose pages are all there but one. */
async function withHalls(names: readonly string[], work: (get: Get) => Promise<void>): Promise<void> {
  const pages = async ({ url }: Request) => new Response('page', { status: url.includes('nowhere') ? 404 : 200 })
  const { hall, close } = await openHttp()
  const served = await openHttp({ pages, halls: new Map(names.map((name) => [name, hall])) })
  await work(async (path, headers = OPENS) => served.fetch(path, { headers }))
  await served.close()
  await close()
}

test('who opens a page of a server with one hall, and names none, is led to that hall', () =>
  withHalls(['yunling'], async (get) => {
    const board = await get('/call-board/?zone=east')
    assert.deepEqual([board.status, board.headers.get('location')], [307, '?zone=east&hall=yunling'])
    assert.equal(board.headers.get('cache-control'), 'no-store')
    for (const path of ['/call-board/?hall=yunling', '/?hall=other', '/assets/a.js'])
      assert.equal((await get(path)).status, 200, path)
    assert.equal((await get('/nowhere/')).status, 404)
    // What a worker keeps of a page must be the page.
    assert.equal((await get('/call-board/', { accept: '*/*' })).status, 200)
  }))

test('of several halls none is meant, and the demo is what pages show by themselves', async () => {
  for (const names of [['yunling', 'qingtan'], ['demo'], []])
    await withHalls(names, async (get) => assert.equal((await get('/call-board/')).status, 200, names.join()))
})
