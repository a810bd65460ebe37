import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { CounterAnswer } from '#shared/protocol/api.ts'
import { hallcastOf, live, openBrowser, openPage, openPlainContext, reached, textOf } from '#tools/hall/browser.ts'
import { glassOf, type OnGlass, watchGlass } from '#tools/hall/glass.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { type LineState, openLine } from '#tools/hall/line.ts'
import { openMemoryHall, wideHall } from '#tools/hall/memory-hall.ts'
import { openMockPages } from './support/mock-pages.ts'
import { until } from '#tools/hall/until.ts'

/** Shorter than this nobody at the back of the hall has found their number (contract). */
const MIN_SHOW_MS = 5_000
/** Calls of one second, on a machine that may be busy with other tests. */
const BURST_MS = 4_000
/** What a paint takes at either end of it. */
const FRAME_MS = 60

const TWELVE = Array.from({ length: 12 }, (_, index) => String(index + 1))

/** A crowd for every counter. */
const CROWD = ['A', 'B', 'C', 'D', 'V', 'A', 'B', 'C', 'D', 'B', 'A', 'C', 'A', 'B', 'D', 'C', 'B', 'A', 'C', 'D']

/** Words that only a developer should ever read. */
const INNARDS = /\bat \w+ \(|Error:|stack|undefined|NaN|\[object|503|localhost|127\.0\.0\.1/

const WALLS = [
  { path: '/call-board/?layout=wall', light: 'board-now', size: { width: 1366, height: 768 } },
  { path: '/call-board/?layout=totem', light: 'board-now', size: { width: 540, height: 960 } },
]
const STRIP = { path: '/call-board/?layout=led', light: 'board-led', size: { width: 1600, height: 200 } }

suite('What hangs on the wall', { concurrency: 3 }, () => {
  let browser: Browser
  const closing: (() => unknown)[] = []

  const start = async (): Promise<{ readonly server: HallServer; readonly client: HallClient }> => {
    const server = await startServer()
    closing.push(server.end)
    return { server, client: new HallClient(server.url) }
  }
  const hang = async (url: string, { path, light, size }: (typeof WALLS)[number]): Promise<Page> => {
    const context = await openPlainContext(browser, { viewport: size })
    await watchGlass(context, light)
    const { page } = await openPage(context, url + path)
    await live(page)
    return page
  }

  before(async () => {
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await Promise.all(closing.map((close) => close()))
  })

  test('twelve counters that call within a second all stand on wall and totem for five seconds, none skipped, in order; the strip pages until each has been shown', async (t) => {
    const server = await openMemoryHall({ config: wideHall(TWELVE.length) })
    closing.push(server.close)
    const client = new HallClient(server.url)
    const [wall, totem, strip] = (await Promise.all([...WALLS, STRIP].map((one) => hang(server.url, one)))) as [
      Page,
      Page,
      Page,
    ]
    await Promise.all(TWELVE.map((id) => client.act(id, 'open', { staff: `clerk-${id}` })))
    await Promise.all(CROWD.map((service) => client.take(service)))
    await Promise.all([wall, totem, strip].map(async (page) => reached(page, (await client.snapshot()).sequence)))

    const startedAt = performance.now()
    const calls = await callAtOnce(client, TWELVE)
    const tookMs = performance.now() - startedAt
    assert.ok(tookMs < BURST_MS, `${tookMs} ms`)

    const wanted = calls.map(keyOf)
    for (const page of [wall, totem]) {
      await until('twelve calls', async () => (await glassOf(page)).calls.length === 12)
      // A frame lies between what is in the page and what is laid out.
      await until('each can be seen', async () => {
        const { all, visible } = await cells(page, 'board-now')
        return all.length > 0 && visible.join() === all.join()
      })
      const { all } = await cells(page, 'board-now')
      assert.deepEqual(
        all,
        wanted.toReversed().filter((key) => all.includes(key)),
        'newest first',
      )
    }
    await until(
      'eleven that have had their time',
      async () => (await Promise.all([wall, totem].map(standing))).every(({ length }) => length === 1),
      20_000,
    )
    for (const page of [wall, totem]) assertShown((await glassOf(page)).calls, wanted)

    await until(
      'the last page of the strip',
      async () => new Set((await glassOf(strip)).calls.map(keyOnGlass)).size === 12,
      40_000,
    )
    const paged = await glassOf(strip)
    const shown = [...new Set(paged.calls.map(keyOnGlass))]
    assert.deepEqual(shown.toSorted(), wanted.toSorted())
    const first = paged.calls.at(-1)!.from - paged.calls[0]!.from
    t.diagnostic(
      `called within ${Math.round(tookMs)} ms; the strip had shown all twelve ${Math.round(first / 1000)} s later`,
    )
    for (const call of paged.calls)
      assert.ok(
        (call.to ?? paged.now) - call.from >= MIN_SHOW_MS - FRAME_MS || call.to === null,
        `${keyOnGlass(call)} stood ${(call.to ?? 0) - call.from} ms`,
      )
    assert.ok(concurrentMost(paged.calls) <= 2, 'two at a time')
  })

  test('six counters that call, start and call again within a second: each of the twelve calls has its five seconds, though half of them have ended', async () => {
    const server = await openMemoryHall()
    closing.push(server.close)
    const client = new HallClient(server.url)
    const pages = await Promise.all(WALLS.map((one) => hang(server.url, one)))
    const counters = await client.openCounters(6)
    await Promise.all(CROWD.map((service) => client.take(service)))
    await Promise.all(pages.map(async (page) => reached(page, (await client.snapshot()).sequence)))

    const startedAt = performance.now()
    const first = await callAtOnce(client, counters)
    await Promise.all(counters.map((id) => client.act(id, 'start')))
    const calls = [...first, ...(await callAtOnce(client, counters))]
    const tookMs = performance.now() - startedAt
    assert.ok(tookMs < BURST_MS, `${tookMs} ms`)

    const wanted = calls.map(keyOf)
    for (const page of pages) await until('twelve calls', async () => (await glassOf(page)).calls.length >= 12)
    await until(
      'the end of their time',
      async () => (await Promise.all(pages.map(standing))).every(({ length }) => length === 1),
      20_000,
    )
    for (const page of pages) assertShown((await glassOf(page)).calls, wanted)
  })

  test('a board that starts while the hall answers 503, or whose cable is pulled, keeps its picture, tells its age, and comes back by itself', async (t) => {
    const { server, client } = await start()
    const line = await openLine(server.port)
    closing.push(line.close)
    await client.openCounters(1)
    await client.take('A')
    const { call } = await client.act('1', 'call-next')
    const become = (state: LineState): number => {
      line.become(state)
      return performance.now()
    }

    become('api-503')
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    await watchGlass(context, 'board-now')
    const { page, complaints } = await openPage(context, `${line.url}/call-board/?hall=demo`)
    await page.getByText('正在连接营业厅').waitFor()
    await until('a few refused tries', () => line.streams().length >= 3, 15_000)
    assert.doesNotMatch(await textOf(page), INNARDS)
    become('good')
    await live(page)
    const onGlass = page.locator(`board-now [data-ticket="${call?.ticketNumber}"][data-counter="1"]`)
    await onGlass.waitFor()

    const goneAt = become('dead')
    await page.locator('call-board-app .freshness[data-freshness="stale"]').waitFor({ timeout: 15_000 })
    const staleAfter = performance.now() - goneAt
    assert.ok(staleAfter > 12_000 - 5_100, `stale after ${staleAfter} ms`)
    assert.match(await page.locator('call-board-app .freshness').innerText(), /1\d\s*秒/)
    assert.equal(await onGlass.isVisible(), true)
    assert.doesNotMatch(await textOf(page), INNARDS)
    await client.take('A')
    await client.act('1', 'start')
    const { call: second } = await client.act('1', 'call-next')
    await until('fifteen seconds without a line', () => performance.now() - goneAt > 15_000, 16_000)

    const backAt = become('good')
    await page.locator(`board-now [data-ticket="${second?.ticketNumber}"]`).waitFor({ timeout: 15_000 })
    await live(page)
    t.diagnostic(
      `stale ${Math.round(staleAfter)} ms after the cable was pulled, live ${Math.round(performance.now() - backAt)} ms after it was plugged in`,
    )
    // The badge stands beside the light, and follows it.
    await until('the badge', async () => (await glassOf(page)).freshness.at(-1)?.is === 'live')
    const states = (await glassOf(page)).freshness.map(({ is }) => is)
    assert.deepEqual(states.slice(states.lastIndexOf('stale')), ['stale', 'live'], states.join(' → '))
    assert.deepEqual((await hallcastOf(page)).errors, [])
    assert.equal(page.url(), `${line.url}/call-board/?hall=demo`)
    assert.deepEqual(
      complaints.filter((text) => !/events|shown|503/.test(text)),
      [],
      'nothing but the broken line',
    )
  })

  test('without any server (npm run dev:mock) the board in a tab shows invented customers being called, and a ticket taken in the page is called like theirs', async (t) => {
    const pages = await openMockPages()
    closing.push(pages.close)
    const { page, complaints } = await openPage(
      await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } }),
      `${pages.url}call-board/`,
    )
    const openedAt = performance.now()
    await live(page)
    await page.locator('board-now [data-ticket][data-counter]').first().waitFor()
    t.diagnostic(`the first invented customer was called after ${Math.round(performance.now() - openedAt)} ms`)
    assert.match(await textOf(page), /云岭供电营业厅/)

    const taken = await page.evaluate(async () => {
      const answer = await fetch('/api/v1/halls/demo/tickets', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"service":"C"}',
      })
      return { status: answer.status, ...((await answer.json()) as { id: string; number: string }) }
    })
    assert.deepEqual([taken.status, /^C\d{3}$/.test(taken.number)], [201, true])
    const counter = await until(
      'a counter that is free to call',
      () =>
        page.evaluate(async (ticket) => {
          const hall = (await (await fetch('/api/v1/halls/demo')).json()) as { counters: { id: string }[] }
          for (const { id } of hall.counters) {
            const body = JSON.stringify({ ticket })
            const { ok } = await fetch(`/api/v1/halls/demo/counters/${id}/call`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body,
            })
            if (ok) return id
          }
          return null
        }, taken.id),
      20_000,
    )
    await page.locator(`board-now [data-ticket="${taken.number}"][data-counter="${counter}"]`).waitFor()
    assert.deepEqual((await hallcastOf(page)).errors, [])
    assert.deepEqual(
      complaints.filter((text) => !/409|Lit is in dev mode/.test(text)),
      [],
    )
  })
})

type Called = NonNullable<CounterAnswer['call']>

function calledBy({ call }: CounterAnswer): Called {
  assert.ok(call)
  return call
}

/** So many counters call without waiting for one another; the calls in the order in which the hall made them. */
async function callAtOnce(client: HallClient, counters: readonly string[]): Promise<readonly Called[]> {
  const answers = await Promise.all(counters.map((id) => client.act(id, 'call-next')))
  return answers.toSorted((one, other) => one.sequence - other.sequence).map(calledBy)
}

const keyOf = ({ ticketNumber, counterId }: Called): string => `${ticketNumber}@${counterId}`
const keyOnGlass = ({ ticket, counter }: OnGlass): string => `${ticket}@${counter}`

/** What stands in the light of a page now. */
async function standing(page: Page): Promise<readonly OnGlass[]> {
  return (await glassOf(page)).calls.filter(({ to }) => to === null)
}

/** The calls in the light of a page, and those of them that take up room on the glass, in the order they stand there. */
function cells(
  page: Page,
  light: string,
): Promise<{ readonly all: readonly string[]; readonly visible: readonly string[] }> {
  return page.locator(`${light} [data-ticket]`).evaluateAll((elements) => {
    const keyOfCell = (element: Element) =>
      `${element.getAttribute('data-ticket')}@${element.getAttribute('data-counter')}`
    const seen = elements.filter((element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      const inside = left >= 0 && top >= 0 && left + width <= innerWidth + 1 && top + height <= innerHeight + 1
      return (
        inside &&
        width > 40 &&
        height > 20 &&
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      )
    })
    return { all: elements.map(keyOfCell), visible: seen.map(keyOfCell) }
  })
}

/** Every call appeared once, in the order it was made (or with the one before it), and stood its time. */
function assertShown(calls: readonly OnGlass[], wanted: readonly string[]): void {
  const inOrder = calls.toSorted(
    (one, other) => one.from - other.from || wanted.indexOf(keyOnGlass(one)) - wanted.indexOf(keyOnGlass(other)),
  )
  assert.deepEqual(inOrder.map(keyOnGlass), wanted)
  for (const call of calls) {
    // The newest stays when all have had their time: however short it has stood, nobody has taken it away.
    if (call.to === null) continue
    const stood = call.to - call.from
    assert.ok(stood >= MIN_SHOW_MS - FRAME_MS, `${keyOnGlass(call)} stood ${Math.round(stood)} ms`)
  }
}

/** The most that ever stood at the same time. */
function concurrentMost(calls: readonly OnGlass[]): number {
  return Math.max(
    ...calls.map(({ from }) => calls.filter((other) => other.from <= from && (other.to ?? Infinity) > from).length),
  )
}
