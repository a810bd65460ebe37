import assert from 'node:assert/strict'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import type { FeedMessage } from '#shared/protocol/thread.ts'
import { findBrowser } from '#tools/browser/find.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { FakeHall } from '../shared/sync/fake-hall.ts'
import { issued } from '../shared/sync/sample-log.ts'

const ROOT = join(import.meta.dirname, '../..')

/** A page that does nothing but listen. */
const LISTENER = `
  import { createLog } from '#shared/log/log.ts'
  import { connectHall } from '#shared/sync/connect.ts'
  if (location.search === '?alone') delete globalThis.SharedWorker
  globalThis.heard = []
  const { signal } = new AbortController()
  connectHall({ hall: 'small', log: createLog(Date.now), signal }).subscribe((message) => heard.push(message), signal)
`

declare global {
  var heard: FeedMessage[]
}

/** Builds the page as the apps are built, worker and all; file by path. */
async function bundle(): Promise<Map<string, string>> {
  const entry = join(ROOT, 'listener.ts')
  const built = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [
      {
        name: 'listener',
        resolveId: (id) => (id === 'listener' ? entry : null),
        load: (id) => (id === entry ? LISTENER : null),
      },
    ],
    build: {
      write: false,
      target: 'chrome90',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'listener', output: { entryFileNames: 'listener.js' } },
    },
  })) as Rolldown.RolldownOutput
  return new Map(built.output.map((file) => [`/${file.fileName}`, 'code' in file ? file.code : String(file.source)]))
}

async function stream(hall: FakeHall, response: ServerResponse, init: RequestInit): Promise<void> {
  const { body } = await hall.fetch('', init)
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  for await (const bytes of body!) response.write(bytes)
  response.end()
}

/** A server that hands out the page, and a fake hall's stream. */
async function serve(files: Map<string, string>) {
  const hall = new FakeHall(deviceClock)
  const streams = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    const path = request.url!.split('?')[0]!
    if (path.endsWith('/events')) {
      const gone = new AbortController()
      streams.add(response)
      response.on('close', () => {
        streams.delete(response)
        gone.abort()
      })
      const position = request.headers['last-event-id']
      const headers: Record<string, string> = position ? { 'last-event-id': String(position) } : {}
      void stream(hall, response, { headers, signal: gone.signal }).catch(() => response.destroy())
    } else {
      const file = files.get(path)
      response.writeHead(200, { 'content-type': file === undefined ? 'text/html' : 'text/javascript' })
      response.end(file ?? '<!doctype html><title>listener</title><script type="module" src="/listener.js"></script>')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { hall, streams, server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe('pages of one browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let context: BrowserContext
  let rig: Awaited<ReturnType<typeof serve>>

  before(async () => {
    const { executablePath, args } = await findBrowser()
    const [files, launched] = await Promise.all([bundle(), chromium.launch({ executablePath, args: [...args] })])
    browser = launched
    rig = await serve(files)
    context = await browser.newContext()
  })

  after(async () => {
    await browser?.close()
    rig?.server.closeAllConnections()
    rig?.server.close()
  })

  const open = async (query = ''): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(`${rig.origin}/${query}`)
    await page.waitForFunction(() => heard.some(({ kind }) => kind === 'state'))
    return page
  }
  const heardFact = (page: Page, sequence: number) =>
    page.waitForFunction(
      (wanted) =>
        heard.some((message) => message.kind === 'facts' && message.facts.some(({ fact }) => fact.sequence === wanted)),
      sequence,
    )

  it('share one stream, and each hears everything', async () => {
    const [board, sign] = [await open(), await open()]
    assert.equal(rig.streams.size, 1)
    rig.hall.append(issued(1))
    await Promise.all([heardFact(board, 2), heardFact(sign, 2)])
    await board.close()
    rig.hall.append(issued(2))
    await heardFact(sign, 3)
    assert.equal(rig.hall.requests, 1)
    await sign.close()
  })

  it('a page where there is no shared worker has a stream of its own', async () => {
    const before = rig.hall.requests
    const page = await open('?alone')
    assert.equal(rig.hall.requests, before + 1)
    rig.hall.append(issued(3))
    await heardFact(page, 4)
    await page.close()
  })
})
