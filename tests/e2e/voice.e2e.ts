import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { hallcastOf, live, openPage, openPlainContext, textOf } from '#tools/hall/browser.ts'
import { until } from '#tools/hall/until.ts'
import { type Heard, heardOn, putEar, silenceIn } from './support/ear.ts'
import { ended, openSpeakingHall, outcomeOf, type SpeakingHall, stands } from './support/speech.ts'

/** The demo hall in one language, so that no test waits for what it does not look at. */
const HALL = { ...DEMO_HALL, voice: { ...DEMO_HALL.voice, languages: ['zh'] } }

describe('the hall speaks', () => {
  let scene: SpeakingHall | undefined
  let { server, browser, hall, clock } = {} as SpeakingHall
  let context: BrowserContext

  before(async () => {
    scene = await openSpeakingHall(HALL)
    ;({ server, browser, hall, clock } = scene)
    await hall.openCounters(4)
  })
  after(async () => {
    await scene?.close()
  })
  beforeEach(async () => {
    await context?.close()
    for (const counter of ['1', '2', '3', '4']) await settle(counter)
    context = await openPlainContext(browser, { viewport: { width: 1366, height: 768 } })
    await putEar(context)
  })

  /** Whoever was called there has come and gone: nothing of the test before waits to be said. */
  async function settle(counter: string): Promise<void> {
    await hall.ask(counter, 'start')
    await hall.ask(counter, 'finish')
  }

  /** A page that speaks, once it stands as wanted. */
  async function speaker(standing: string, path = '/voice/'): Promise<Page> {
    const { page } = await openPage(context, `${server.url}${path}`)
    await live(page)
    await stands(page, standing)
    return page
  }

  /** Somebody takes a ticket of service B and is called there. */
  async function call(counter: string): Promise<{ readonly callId: string; readonly number: string }> {
    await hall.take('B')
    const { call } = await hall.act(counter, 'call-next')
    return { callId: call!.callId, number: call!.ticketNumber }
  }
  /** What is said of a page's calls, in Mandarin, in order. */
  const texts = async (page: Page): Promise<readonly string[]> =>
    (await hallcastOf(page)).spoken
      .filter(({ language }) => language === 'zh')
      .map(({ text }) => text.replaceAll(' ', ''))
  /** As the pack's recordings say the last digit of a number: `一` is 幺 in a code. */
  const lastDigit = (number: string): string => `${'零幺二三四五六七八九'[Number(number.at(-1))]}|last`
  const numbersIn = (all: readonly Heard[]): readonly Heard[] => all.filter(({ digits }) => digits.length > 0)

  it('three calls 400 ms apart are said as three different numbers, in order, and none over another', async () => {
    const page = await speaker('ready')
    const calls = []
    for (const counter of ['1', '2', '3']) {
      calls.push(await call(counter))
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
    for (const { callId } of calls) assert.equal(await ended(hall, callId), 'spoken')
    const said = await texts(page)
    assert.equal(said.length, 3)
    const heard = numbersIn(await heardOn(page))
    assert.deepEqual(
      heard.map(({ digits }) => digits.filter((digit) => digit.endsWith('|last'))[0]),
      calls.map(({ number }) => lastDigit(number)),
    )
    for (const [place, one] of heard.slice(1).entries())
      assert.ok(one.atMs >= heard[place]!.atMs + heard[place]!.lastsMs, 'one call over another')
    assert.ok((await silenceIn(page, heard)) < 0.5, 'the output was silent while they were said')
  })

  it('of two speakers one speaks; its tab crashes in mid-sentence, and the other says that sentence within five seconds', async () => {
    const one = await speaker('ready')
    const two = await speaker('standby')
    const first = await call('1')
    const second = await call('2')
    await stands(one, 'speaking')
    const crashedAt = performance.now()
    void one.goto('chrome://crash').catch(() => {})
    await until('the other to speak', async () => (await texts(two)).length > 0, 10_000)
    const afterMs = performance.now() - crashedAt
    assert.equal(await ended(hall, first.callId), 'spoken')
    assert.equal(await ended(hall, second.callId), 'spoken')
    const heard = numbersIn(await heardOn(two))
    assert.deepEqual(
      heard.map(({ digits }) => digits.find((digit) => digit.endsWith('|last'))),
      [first, second].map(({ number }) => lastDigit(number)),
    )
    assert.ok(afterMs < 5_000, `${Math.round(afterMs)} ms`)
  })

  it('a page that is reloaded says nothing old', async () => {
    const page = await speaker('ready')
    const { callId } = await call('1')
    await stands(page, 'speaking')
    await page.reload()
    await live(page)
    await stands(page, 'ready')
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    assert.deepEqual(await texts(page), [])
    assert.deepEqual(await heardOn(page), [])
    // What it had begun nobody else says either; whoever waits for it is told in time.
    assert.equal(await outcomeOf(hall, callId), undefined)
  })

  it('a call that is older than thirty seconds when a speaker learns of it stands on its board, and is not said', async () => {
    const old = await call('1')
    clock.onMs += 31_000
    const { page } = await openPage(context, `${server.url}/call-board/?speak`)
    await page.locator(`board-now [data-ticket="${old.number}"]`).waitFor()
    const fresh = await call('2')
    assert.equal(await ended(hall, fresh.callId), 'spoken')
    assert.deepEqual(
      (await hallcastOf(page)).spoken.map(({ callId }) => callId).filter((id, place, all) => all.indexOf(id) === place),
      [fresh.callId],
    )
    assert.equal(await outcomeOf(hall, old.callId), undefined)
  })

  it('a suspended output says so on the screen and to the hall, and speaks once somebody has touched it', async () => {
    await context.addInitScript(() => {
      const { resume } = AudioContext.prototype
      let isBlocked = true
      addEventListener('pointerdown', () => (isBlocked = false), { capture: true })
      Object.defineProperty(AudioContext.prototype, 'state', {
        configurable: true,
        get: () => (isBlocked ? 'suspended' : 'running'),
      })
      AudioContext.prototype.resume = function () {
        return isBlocked ? new Promise(() => {}) : resume.call(this)
      }
    })
    const page = await speaker('blocked')
    assert.match(await textOf(page), /声音被拦住/)
    assert.equal(await ended(hall, (await call('1')).callId), 'failed sound-blocked')
    await page.locator('[data-standing]').click()
    await stands(page, 'ready')
    assert.equal(await ended(hall, (await call('2')).callId), 'spoken')
  })

  it('a pack that cannot be decoded gives way to the next engine, and that is on record', async () => {
    await context.route('**/voice/*/sound-*.mp3', (route) =>
      route.fulfill({ status: 200, contentType: 'audio/mpeg', body: 'no sound at all' }),
    )
    const page = await speaker('ready')
    const { callId } = await call('1')
    assert.equal(await ended(hall, callId), 'spoken')
    assert.deepEqual([...new Set((await hallcastOf(page)).spoken.map(({ outcome }) => outcome))], ['chime'])
    assert.match(await textOf(page), /提示音/)
    const { events } = await eventsOf(callId)
    assert.deepEqual(events.at(-1), { type: 'hallcast.announcement.spoken', engine: 'chime', languages: [] })
  })

  /** What the log says of a call's voice. */
  async function eventsOf(call: string): Promise<{ readonly events: readonly object[] }> {
    const { epoch } = await hall.snapshot()
    const stop = new AbortController()
    const { body } = await fetch(`${hall.root}/events?after=${epoch}:0`, { signal: stop.signal })
    const events: object[] = []
    let text = ''
    for await (const bytes of body!.pipeThrough(new TextDecoderStream())) {
      text += bytes
      if (text.includes('event: heartbeat')) break
    }
    stop.abort()
    for (const [, line] of text.matchAll(/^data: (.*)$/gm)) {
      const { type, data } = JSON.parse(line!) as {
        type?: string
        data?: { callId?: string; engine?: string; languages?: string[] }
      }
      if (type?.startsWith('hallcast.announcement.') && data?.callId === call)
        events.push({ type, engine: data.engine, languages: data.languages })
    }
    return { events }
  }
})
