import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { ServiceId } from '#shared/domain/queue/ids.ts'
import { hallcastOf, live, openPage, openPlainContext, reached } from '#tools/hall/browser.ts'
import { type Line, openLine } from '#tools/hall/line.ts'
import { wideHall } from '#tools/hall/memory-hall.ts'
import { until } from '#tools/hall/until.ts'
import {
  ended,
  hurried,
  openSpeakingHall,
  outcomeOf,
  SAID_MS,
  type SpeakingHall,
  stands,
  voiceOf,
} from './support/speech.ts'

/** Counters of a large hall, each with its clerk. */
const COUNTERS = 30

/** One language, each sentence once: no test waits for what it does not look at. */
const WIDE = wideHall(COUNTERS)
const HALL: HallConfig = {
  ...WIDE,
  counters: WIDE.counters.map((counter) => ({ ...counter, serves: [{ service: 'B' as ServiceId, headStartMin: 0 }] })),
  voice: { ...WIDE.voice, languages: ['zh'], repeat: 1 },
}

describe('the hall speaks, whatever goes wrong', () => {
  let scene: SpeakingHall | undefined
  let { server, browser, hall, clock } = {} as SpeakingHall
  let context: BrowserContext
  const lines: Line[] = []

  before(async () => {
    scene = await openSpeakingHall(HALL)
    ;({ server, browser, hall, clock } = scene)
    for (const { id } of HALL.counters) await hall.act(id, 'open', { staff: `clerk-${id}` })
  })
  after(async () => {
    await scene?.close()
  })
  beforeEach(async () => {
    context = await openPlainContext(browser, { viewport: { width: 1366, height: 768 } })
  })
  afterEach(async () => {
    await context.close()
    for (const line of lines.splice(0)) line.close()
    // Whoever was called has come and gone: nothing of one test waits to be said in the next.
    for (const { id, state } of (await hall.snapshot()).counters) {
      if (state === 'calling') await hall.act(id, 'start')
      if (state !== 'idle') await hall.act(id, 'finish')
    }
  })

  async function speaker(standing: string, url = server.url): Promise<Page> {
    const { page } = await openPage(context, `${url}/voice/`)
    await live(page)
    await stands(page, standing)
    return page
  }
  async function line(): Promise<Line> {
    const opened = await openLine(server.port)
    lines.push(opened)
    return opened
  }
  async function call(counter: string): Promise<string> {
    await hall.take('B')
    return (await hall.act(counter, 'call-next')).call!.callId
  }
  /** Calls that a page has said, in order. */
  const saidBy = async (page: Page): Promise<readonly string[]> =>
    (await hallcastOf(page)).spoken.map(({ callId }) => callId)

  const hurry = (times: number): Promise<unknown> => hurried(context, times)

  it('a burst of thirty calls stands on the board at once, is said in order and shorter, and what comes too late is not heard, and its clerk sees so', async () => {
    await hurry(8)
    await context.addInitScript(() => {
      const { start } = AudioBufferSourceNode.prototype
      Object.assign(window, { stretches: 0 })
      AudioBufferSourceNode.prototype.start = function (...how) {
        ;(window as unknown as { stretches: number }).stretches++
        return start.apply(this, how)
      }
    })
    const page = await speaker('ready')
    const board = await openPage(context, `${server.url}/call-board/`)
    const last = await openPage(context, `${server.url}/counter-console/?counter=${COUNTERS}`)
    await Promise.all([live(board.page), live(last.page)])
    for (let one = 0; one < COUNTERS; one++) await hall.take('B')
    const calls: string[] = []
    for (const { id } of HALL.counters) calls.push((await hall.act(id, 'call-next')).call!.callId)
    await reached(board.page, (await hall.snapshot()).sequence, 3_000)
    assert.ok((await saidBy(page)).length < COUNTERS / 2, 'a screen does not wait for the voice')
    // Ninety seconds in two steps: no sentence lasts as long as one of them, and whoever says one is not given up for lost.
    for (const many of [8, 12]) {
      await until(`${many} to be said`, async () => (await saidBy(page)).length > many, SAID_MS)
      clock.onMs += 46_000
    }
    await until('the end of all', async () => (await voiceOf(hall)).open.length === 0, SAID_MS)
    const { spoken } = await hallcastOf(page)
    const said = spoken.map(({ callId }) => callId)
    assert.deepEqual(said, calls.slice(0, said.length))
    for (const [place, one] of spoken.slice(1).entries())
      assert.ok(one.startedAt >= spoken[place]!.endedAt!, 'one call over another')
    const outcomes = await Promise.all(calls.map((id) => outcomeOf(hall, id)))
    assert.deepEqual(
      outcomes,
      calls.map((id) => (said.includes(id) ? 'spoken' : 'expired')),
    )
    assert.ok(said.length < COUNTERS)
    const stretches = await page.evaluate(() => (window as unknown as { stretches: number }).stretches)
    assert.ok(
      stretches < said.length * 1.5,
      `${stretches} stretches for ${said.length} calls: no chime while many wait`,
    )
    await last.page.locator('[data-heard="not-heard"]').waitFor()
  })

  it('of two speakers one loses the hall in mid-sentence: it ends that sentence and is silent, the other takes over, and nothing is doubled when it is back', async () => {
    await hurry(3)
    const [nearer, farther] = [await line(), await line()]
    const one = await speaker('ready', nearer.url)
    const two = await speaker('standby', farther.url)
    const first = await call('1')
    await stands(one, 'speaking')
    nearer.become('cut')
    const second = await call('2')
    assert.equal(await ended(hall, first), 'spoken')
    assert.equal(await ended(hall, second), 'spoken')
    await stands(one, 'noHall')
    assert.equal((await hallcastOf(one)).spoken[0]?.outcome, 'pack')
    nearer.become('good')
    await stands(one, 'standby')
    const third = await call('3')
    assert.equal(await ended(hall, third), 'spoken')
    assert.deepEqual(await saidBy(one), [first])
    assert.deepEqual(await saidBy(two), [first, second, third])
  })

  for (const [hours, which] of [
    [1, 'ahead'],
    [-1, 'behind'],
  ] as const)
    it(`on a machine whose clock is an hour ${which} a call of thirty seconds ago is not said, and one of just now is`, async () => {
      await hurry(8)
      await context.addInitScript((off) => {
        const { now } = Date
        const Honest = Date
        Honest.now = () => now() + off
        globalThis.Date = class extends Honest {
          constructor(...given: readonly number[]) {
            super(...((given.length === 0 ? [Honest.now()] : given) as [number]))
          }
        } as DateConstructor
      }, hours * 3_600_000)
      const old = await call('1')
      clock.onMs += 31_000
      const fresh = await call('2')
      const page = await speaker('speaking')
      assert.equal(await page.evaluate(() => Math.round((Date.now() - performance.timeOrigin) / 3_600_000)), hours)
      assert.equal(await ended(hall, fresh), 'spoken')
      assert.deepEqual(await saidBy(page), [fresh])
      assert.equal(await outcomeOf(hall, old), undefined)
    })

  it('an output that stops in mid-sentence gives way to the next engine, and is on record; the next call is said as ever', async () => {
    await hurry(4)
    await context.addInitScript(() => {
      const Honest = AudioContext
      const contexts: AudioContext[] = []
      Object.assign(window, { contexts })
      globalThis.AudioContext = class extends Honest {
        constructor(...how: ConstructorParameters<typeof Honest>) {
          super(...how)
          contexts.push(this)
        }
      }
    })
    const page = await speaker('ready')
    const first = await call('1')
    await stands(page, 'speaking')
    await page.evaluate(() =>
      Promise.all((window as unknown as { contexts: AudioContext[] }).contexts.map((one) => one.suspend())),
    )
    assert.equal(await ended(hall, first), 'spoken')
    assert.equal((await hallcastOf(page)).spoken[0]?.outcome, 'chime')
    const second = await call('2')
    assert.equal(await ended(hall, second), 'spoken')
    assert.equal((await hallcastOf(page)).spoken[1]?.outcome, 'pack')
  })

  it('an output that cannot be chosen is no reason to be silent; one that is interrupted is told as failed, and heard again when it is back', async () => {
    await hurry(8)
    await context.addInitScript(() => {
      localStorage.setItem('hallcast.voice', JSON.stringify({ output: 'Amplifier' }))
      navigator.mediaDevices.enumerateDevices = async () =>
        [{ kind: 'audiooutput', label: 'Amplifier', deviceId: 'gone' }] as MediaDeviceInfo[]
      const asked: string[] = []
      const held = { isInterrupted: false }
      Object.assign(window, { asked, held })
      const audio = AudioContext.prototype as unknown as { setSinkId: (id: string) => Promise<void> } & AudioContext
      audio.setSinkId = async (id) => {
        asked.push(id)
        throw new DOMException('The output is gone', 'NotFoundError')
      }
      const { resume } = audio
      const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state')!
      Object.defineProperty(audio, 'state', {
        configurable: true,
        get(this: AudioContext) {
          return held.isInterrupted ? 'interrupted' : (state.get!.call(this) as string)
        },
      })
      audio.resume = function (this: AudioContext) {
        return held.isInterrupted ? new Promise(() => {}) : resume.call(this)
      }
    })
    const interrupt = (is: boolean): Promise<void> =>
      page.evaluate((now) => {
        ;(window as unknown as { held: { isInterrupted: boolean } }).held.isInterrupted = now
      }, is)
    const page = await speaker('ready')
    assert.equal(await ended(hall, await call('1')), 'spoken')
    assert.deepEqual(await page.evaluate(() => (window as unknown as { asked: string[] }).asked), ['gone'])
    await interrupt(true)
    assert.equal(await ended(hall, await call('2')), 'failed sound-blocked')
    await stands(page, 'blocked')
    await interrupt(false)
    assert.equal(await ended(hall, await call('3')), 'spoken')
  })
})

describe('a browser that plays nothing before somebody has touched its page', () => {
  it('says so on the page and to the hall, and is heard after a touch', async () => {
    const { server, browser, hall, close } = await openSpeakingHall(HALL, false)
    try {
      for (const id of ['1', '2']) await hall.act(id, 'open', { staff: `clerk-${id}` })
      const page = await (await browser.newContext()).newPage()
      await page.goto(`${server.url}/voice/`)
      // Whatever Playwright looks for in a page counts as a touch of it.
      const session = await page.context().newCDPSession(page)
      const look = async (expression: string): Promise<unknown> =>
        (await session.send('Runtime.evaluate', { expression, userGesture: false, returnByValue: true })).result.value
      const standing = `document.querySelector('voice-app')?.shadowRoot?.querySelector('[data-standing]')?.dataset.standing`
      const call = async (counter: string): Promise<string> => {
        await hall.take('B')
        return (await hall.act(counter, 'call-next')).call!.callId
      }
      await until('the page to say so', async () => (await look(standing)) === 'blocked', 20_000)
      assert.equal(await ended(hall, await call('1')), 'failed sound-blocked')
      assert.equal(await look('navigator.userActivation.hasBeenActive'), false)
      await page.mouse.click(200, 300)
      assert.equal(await ended(hall, await call('2')), 'spoken')
      assert.equal(await look(standing), 'ready')
    } finally {
      await close()
    }
  })
})
