import { createServer } from 'node:http'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { secured } from '#server/http/responses.ts'
import { createPages } from '#server/node/pages.ts'
import { Season, type Step } from './days.ts'
import type { HallcastWindow } from '#shared/stores/test-window.ts'
import { type HeapKinds, heapKinds } from './heap-kinds.ts'
import { openClock } from './page-clock.ts'
import { openWorld } from './page-world.ts'

const DIST = join(import.meta.dirname, '../../../dist')
/** Steps handed to the page at once: a megabyte or so. */
const HANDFUL = 40
/** So many customers of a day are called one by one, the others by all counters at once. */
const ALONE = 20

export interface SeasonOptions {
  readonly days: number
  readonly callsADay: number
  /** Plants a leak of about a kilobyte, a node and a listener a day. */
  readonly leak: boolean
  readonly say: (line: string) => void
}

/** What the page holds at the end of one day, after everything that could be collected was. */
export interface DayEnd extends HeapKinds {
  readonly heapBytes: number
  readonly nodes: number
  readonly listeners: number
}

export interface SeasonRun {
  readonly days: readonly DayEnd[]
  readonly calls: number
  /** Where the log ends, and how far the board has followed it. */
  readonly sequence: number
  readonly followed: HallcastWindow['sequence']
  /** Calls of which the board said that they are on its glass; it says so once a call. */
  readonly shown: number
}

/** Plays the days to one board, and looks at its memory every night. */
export async function runSeason(browser: Browser, { days, callsADay, leak, say }: SeasonOptions): Promise<SeasonRun> {
  const pages = createPages(DIST)
  const answer = getRequestListener(async (request) => secured(await pages(request), new URL(request.url).pathname))
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // A small screen: what is painted is not measured here, and a day goes by the sooner.
  const context = await browser.newContext({ viewport: { width: 640, height: 360 } })
  try {
    const page = await context.newPage()
    const season = new Season()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable')
    await page.addInitScript(openClock, season.now)
    await page.addInitScript(openWorld, season.snapshot())
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/call-board/?hall=demo`)
    // Not `waitForFunction`: it waits by the page's clock.
    while (!(await page.evaluate(() => window.hallcast !== undefined))) await wait(20)
    const ends: DayEnd[] = []
    for (let day = 1; day <= days; day++) {
      await playDay(page, season, callsADay)
      if (leak) await page.evaluate(() => window.benchWorld?.leak())
      ends.push(await lookAtNight(devtools))
      if (day % 5 === 0) say(`day ${day} of ${days}${leak ? ', with a leak' : ''}`)
    }
    const [followed, shown] = await page.evaluate(
      () => [window.hallcast?.sequence ?? 0, window.benchWorld!.shown] as const,
    )
    return { days: ends, calls: days * callsADay, sequence: season.sequence, followed, shown }
  } finally {
    await context.close()
    server.closeAllConnections()
    server.close()
  }
}

/** One day. Whoever is called alone moves into the light; the many appear there, which draws one picture of them and not dozens. */
async function playDay(page: Page, season: Season, calls: number): Promise<void> {
  const alone = Math.min(ALONE, calls)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await play(page, season.open())
  await play(page, season.serve(alone, 1))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await play(page, season.serve(calls - alone))
  await play(page, season.night())
}

/** Plays steps; while the page plays a handful, the next is made. */
async function play(page: Page, steps: Iterable<Step>): Promise<void> {
  let playing = Promise.resolve()
  let handful: Step[] = []
  const hand = async (): Promise<void> => {
    const given = handful
    handful = []
    await playing
    playing = page.evaluate((those) => window.benchWorld!.play(those), given)
  }
  for (const step of steps) if (handful.push(step) === HANDFUL) await hand()
  await hand()
  await playing
}

/** Collected several times with a breath between: finalisers and closed ports let go of the rest only then. */
const COLLECTIONS = 4

async function lookAtNight(devtools: CDPSession): Promise<DayEnd> {
  for (let collected = 0; collected < COLLECTIONS; collected++) {
    await devtools.send('HeapProfiler.collectGarbage')
    await wait(100)
  }
  const { metrics } = await devtools.send('Performance.getMetrics')
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  const counts = { heapBytes: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') }
  return { ...counts, ...(await heapKinds(devtools)) }
}
