import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { isOnDemand, pageLoads } from '#tools/size/page-load.ts'
import { Desk } from '../hall/desk.ts'
import { openPagesHall, type PagesHall, type SeenRequest } from '../hall/in-process.ts'
import { firstContentfulPaint, noteFirstPaint } from '../measure/first-paint.ts'
import type { Part } from '../part.ts'
import type { Section } from '../report/table.ts'

const DIST = join(import.meta.dirname, '../../../dist')

/** Bytes of script, brotli; requests. */
const TARGETS = { script: 20_000, aim: 12_000, worker: 8_000, requests: 8 }

/** So long after the first paint lazily loaded parts still come in, ms; the first paint of all is put away after 10 s. */
const SETTLED_MS = 13_000
const SETTLED_SHORT_MS = 3_000

const HOW = `A browser that has never been here opens the call board of a hall in which a ticket has been called. The server keeps what it
was asked for, by whom (\`Sec-Fetch-Dest\`) and how many bytes of body it sent, compressed as always. Script is everything that the
page or its stream worker loaded, at once or later; what the service worker fetches to keep is counted apart. What speaks is loaded only where a page speaks, and has a budget of its own.`

/** What the files were fetched for by a page or a worker of it; the service worker's own copies are wanted for nothing. */
const RUN = new Set(['script', 'sharedworker', 'worker'])

interface Visit {
  readonly requests: readonly SeenRequest[]
  /** On the clock all processes share, ms. */
  readonly contentAt: number
  readonly boardAt: number
}

/** Opens the board in a browser profile of its own, and waits until nothing more is to come. */
async function visit(browser: Browser, hall: PagesHall, settledMs: number): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(noteFirstPaint)
    const from = hall.requests.length
    await page.goto(`${hall.url}/call-board/?hall=demo`)
    await page.waitForFunction(() => window.benchFirst !== undefined)
    await wait(settledMs)
    const origin = await page.evaluate(() => performance.timeOrigin)
    const content = await page.evaluate(firstContentfulPaint)
    const first = await page.evaluate(() => window.benchFirst?.at ?? Number.NaN)
    return { requests: hall.requests.slice(from), contentAt: origin + content, boardAt: origin + first }
  } finally {
    await context.close()
  }
}

function bytesOf(requests: readonly SeenRequest[]): number {
  return requests.reduce((sum, { bytes }) => sum + bytes, 0)
}

const kept = (is: boolean): string => (is ? 'reached' : 'falls short')
const number = (value: number): string => value.toLocaleString('en')

function judge({ requests, contentAt, boardAt }: Visit): Pick<Section, 'tables' | 'counts' | 'broken'> {
  const script = requests.filter(({ wantedFor }) => RUN.has(wantedFor))
  const worker = requests.filter(({ wantedFor }) => wantedFor === 'serviceworker')
  const copies = requests.filter(({ path, wantedFor }) => wantedFor === 'empty' && !path.startsWith('/api/'))
  const fonts = requests.filter(({ wantedFor }) => wantedFor === 'font')
  const first = requests.filter((request) => !fonts.includes(request) && !copies.includes(request))
  const row = (name: string, value: number, target: number): string[] => [
    name,
    number(value),
    `≤ ${number(target)}`,
    kept(value <= target),
  ]
  const before = (at: number): number => first.filter((request) => request.at < at).length
  const rows = [
    row('script loaded, brotli bytes', bytesOf(script), TARGETS.script),
    row('the same, what we aim for', bytesOf(script), TARGETS.aim),
    row('service worker, brotli bytes', bytesOf(worker), TARGETS.worker),
    row('requests before the first content', before(contentAt), TARGETS.requests),
    row('requests before the calls are painted', before(boardAt), TARGETS.requests),
  ]
  return {
    tables: [
      { columns: ['call board', 'figure', 'target', 'verdict'], rows },
      { columns: ['script', 'brotli bytes'], rows: script.map(({ path, bytes: size }) => [path, number(size)]) },
    ],
    counts: [
      `${requests.length} requests in all, ${fonts.length} of them fonts`,
      `${copies.length} copies the service worker keeps, ${number(bytesOf(copies))} bytes`,
    ],
    broken: [
      ...unlikeCounted(script.map(({ path }) => path.slice(1))),
      ...(script.length === 0 ? ['no script was seen'] : []),
      ...(worker.length === 0 ? ['no service worker was seen'] : []),
    ],
  }
}

/** Where a visit and what `npm run size` counts for it part. */
function unlikeCounted(loaded: readonly string[]): readonly string[] {
  const counted = pageLoads(DIST).find(({ app }) => app === 'call-board')?.scripts ?? []
  return [
    ...counted.filter((script) => !loaded.includes(script)).map((script) => `${script} is counted, but not loaded`),
    ...loaded
      .filter((script) => !counted.includes(script) && !isOnDemand(script))
      .map((script) => `${script} is loaded, but not counted`),
  ]
}

/** What a call board costs to load. Bytes and requests do not depend on the machine: one visit is enough. */
export const bytes: Part = async ({ short }) => {
  const hall = await openPagesHall(DIST)
  const desk = new Desk(hall.port)
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args: [...args] })
  try {
    await desk.openAll()
    await desk.take('A')
    await desk.at('1', 'call-next')
    return {
      id: 'bytes',
      title: 'Bytes',
      how: HOW,
      ...judge(await visit(browser, hall, short ? SETTLED_SHORT_MS : SETTLED_MS)),
    }
  } finally {
    desk.close()
    await browser.close()
    await hall.close()
  }
}
