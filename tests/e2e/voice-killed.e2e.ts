import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { STALE_MS } from '#shared/domain/announcement/age.ts'
import { TIME_TO_LIVE_MS } from '#shared/domain/announcement/decide.ts'
import type { Spoken } from '#shared/stores/test-window.ts'
import { hallcastOf, live, openPage, openPlainContext } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type Line, openLine } from '#tools/hall/line.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import { ended, hurried, openSpeakingBrowser, SAID_MS, stands } from './support/speech.ts'

/** For so long there is no server, ms, and who speaks; what takes longest begins first. */
const OUTAGES = [
  [40_000, '/voice/'],
  [3_000, '/call-board/?speak='],
] as const

/** A call that nobody could say is known as such by then. */
const TOO_LATE_MS = TIME_TO_LIVE_MS + 30_000

/** A sentence of two languages takes five seconds instead of ten: longer than the shortest outage, shorter than the others. */
const FASTER = 2

/** A hall that can be killed, and what stands before it. */
interface Scene {
  readonly server: HallServer
  readonly hall: HallClient
  readonly line: Line
  readonly newContext: () => Promise<BrowserContext>
  readonly call: (counter: string, service?: string) => Promise<string>
}

describe('the server is killed in the middle of a sentence', { concurrency: 2 }, () => {
  let browser: Browser

  before(async () => {
    browser = await openSpeakingBrowser()
  })
  after(async () => {
    await browser?.close()
  })

  for (const [outageMs, path] of OUTAGES)
    it(`and comes back after ${outageMs / 1_000} s: ${path} ends its sentence, says what is still fresh and what is called then, and nothing twice`, () =>
      inHall(async ({ server, hall, line, newContext, call }) => {
        const context = await newContext()
        const speaker = await open(context, line.url + path)
        const [first, third] = [await openConsole('1'), await openConsole('3')]
        const interrupted = await call('1')
        await begins(speaker)
        const waiting = await call('2')
        // The last call of all has reached the log, and nobody's ears.
        line.become('cut')
        const unheard = await call('3')
        const calledAt = performance.now()
        await server.kill('SIGKILL')
        assert.equal((await spokenOn(speaker)).at(-1)?.endedAt, null, 'it is still being said')
        await wait(outageMs - (performance.now() - calledAt))
        await server.restart()
        line.become('good')
        const fresh = await call('4', 'C')
        for (const said of [interrupted, waiting, fresh]) assert.equal(await ended(hall, said), 'spoken')
        const isStale = outageMs > STALE_MS
        assert.equal(await ended(hall, unheard, TOO_LATE_MS), isStale ? 'expired' : 'spoken')
        assert.deepEqual(
          (await spokenOn(speaker)).map(({ callId, outcome }) => [callId, outcome]),
          [interrupted, waiting, ...(isStale ? [] : [unheard]), fresh].map((callId) => [callId, 'pack']),
        )
        await first.locator('[data-heard="heard"]').waitFor()
        await third.locator(`[data-heard="${isStale ? 'not-heard' : 'heard'}"]`).waitFor()

        function openConsole(counter: string): Promise<Page> {
          return open(context, `${server.url}/counter-console/?counter=${counter}`)
        }
      }))

  it('a second speaker that finds back sooner does not say again what the first has said meanwhile; one that died with the hall it follows within five seconds', () =>
    inHall(async ({ server, hall, line, newContext, call }) => {
      const first = await open(await newContext(), `${line.url}/voice/`)
      await stands(first, 'ready')
      const second = await open(await newContext(), `${server.url}/voice/`)
      await stands(second, 'standby')
      const interrupted = await call('1')
      await begins(first)
      line.become('cut')
      await server.kill('SIGKILL')
      await until('the sentence to end', async () => (await spokenOn(first)).at(-1)?.endedAt, SAID_MS)
      await server.restart()
      await stands(second, 'standby')
      // It is known to have had the zone, and not yet to have gone.
      await wait(1_000)
      line.become('good')
      assert.equal(await ended(hall, interrupted), 'spoken')
      const fresh = await call('2')
      await begins(first, 2)
      const said = [...(await spokenOn(first)), ...(await spokenOn(second))].map(({ callId }) => callId)
      assert.deepEqual(said, [interrupted, fresh])

      await server.kill('SIGKILL')
      void first.goto('chrome://crash').catch(() => {})
      await wait(3_000)
      await server.restart()
      const backAt = performance.now()
      await begins(second)
      const afterMs = performance.now() - backAt
      assert.equal((await spokenOn(second))[0]?.callId, fresh)
      assert.ok(afterMs <= 5_000, `the other speaks after ${Math.round(afterMs)} ms`)
    }))

  async function inHall(act: (scene: Scene) => Promise<void>): Promise<void> {
    const server = await startServer()
    const line = await openLine(server.port)
    const hall = new HallClient(server.url)
    const contexts: BrowserContext[] = []
    const newContext = async (): Promise<BrowserContext> => {
      const context = await openPlainContext(browser, { viewport: { width: 1366, height: 768 } })
      contexts.push(context)
      await hurried(context, FASTER)
      return context
    }
    const call = async (counter: string, service = 'B'): Promise<string> => {
      await hall.take(service)
      return (await hall.act(counter, 'call-next')).call!.callId
    }
    try {
      await hall.openCounters(4)
      await act({ server, hall, line, newContext, call })
    } finally {
      for (const context of contexts) await context.close()
      line.close()
      await server.end()
    }
  }
})

async function open(context: BrowserContext, url: string): Promise<Page> {
  const { page } = await openPage(context, url)
  await live(page)
  return page
}

/** What a page has said so far in the first language, in order. */
async function spokenOn(page: Page): Promise<readonly Spoken[]> {
  return (await hallcastOf(page)).spoken.filter(({ language }) => language === 'zh')
}

function begins(page: Page, sentences = 1): Promise<unknown> {
  return until('a sentence to begin', async () => (await spokenOn(page)).length >= sentences, SAID_MS)
}
