import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { firstContentfulPaint, noteFirstPaint } from '../measure/first-paint.ts'
import { type Rounds, runRounds } from '../measure/rounds.ts'
import { estimate, median, spread } from '../measure/stats.ts'
import { verdict } from '../measure/verdict.ts'
import type { Part } from '../part.ts'
import { withInterval } from '../report/table.ts'
import { type DeadHall, leaveDeadHall } from './shop.ts'

const WORKER = join(import.meta.dirname, '../../../dist/service-worker.js')
/** Board over another page. */
const RATIO = 1.1
const THROTTLES = [1, 6] as const

const HOW = `The server is dead and the browser starts anew on the profile it had: navigation until the last known calls are painted (the
frame in which the first ticket stands, then a message posted in it), beside two static HTML pages that the same service worker
keeps and answers: a bare one with one ticket, and one that holds every word and number of the board in the same sizes, without a
script. Every start is a browser process of its own, in shuffled order, each page once before any again; a round is the median of
three. Times in ms.`

/** One start of one page. */
interface Start {
  readonly paintedMs: number
  readonly contentMs: number
}

/** The median of every `count` starts that followed each other: one round. */
function inRounds(starts: readonly Start[], count: number): readonly Start[] {
  const groups = Array.from({ length: starts.length / count }, (_, round) =>
    starts.slice(round * count, (round + 1) * count),
  )
  return groups.map((group) => ({
    paintedMs: median(group.map(({ paintedMs }) => paintedMs)),
    contentMs: median(group.map(({ contentMs }) => contentMs)),
  }))
}

/** @throws {Error} when another ticket is painted than the last known one */
async function startOnce(dead: DeadHall, url: string, throttle: number): Promise<Start> {
  const context = await dead.start()
  try {
    const [page] = context.pages()
    if (!page) throw new Error('the browser opened no page')
    await page.addInitScript(noteFirstPaint)
    const devtools = await context.newCDPSession(page)
    if (throttle > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle })
    const painted = page.waitForEvent('console', (said) => said.text() === 'bench: painted')
    await Promise.all([page.goto(url, { waitUntil: 'commit' }), painted])
    const first = await page.evaluate(() => window.benchFirst)
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    if (first?.ticket !== dead.ticket)
      throw new Error(`${url} painted ${first?.ticket ?? 'nothing'} instead of ${dead.ticket}`)
    if (url === dead.staticUrl) await inItsSizes(page)
    return { paintedMs: first.at, contentMs: await page.evaluate(firstContentfulPaint) }
  } finally {
    await context.close()
  }
}

/** Half of what the static page asks for, px: one that was drawn without its styles is no picture of a board. */
const LIGHT_PX = 150

/** @throws {Error} when the static page stands there in the browser's own sizes */
async function inItsSizes(page: Page): Promise<void> {
  const size = await page.evaluate(() => getComputedStyle(document.querySelector('[data-ticket]')!).fontSize)
  if (Number.parseFloat(size) < LIGHT_PX) throw new Error(`the static page shows its ticket in ${size}`)
}

/** The board beside one of the static pages. */
function row(
  throttle: number,
  [what, name]: readonly [what: keyof Start, name: string],
  page: 'bare' | 'static',
  results: Rounds<Start>,
): string[] {
  const of = (page: string): readonly number[] =>
    (results.get(`${page}, ${throttle}×`) ?? []).map((start) => start[what])
  const floor = of(page)
  const ratio = estimate(of('board').map((value, round) => value / floor[round]!))
  return [
    `${throttle}×`,
    name,
    withInterval(estimate(of('board'))),
    NAMES[page],
    withInterval(estimate(floor)),
    withInterval(ratio),
    `≤ ${RATIO}`,
    verdict(ratio, RATIO, spread(floor)),
  ]
}

const NAMES = { bare: 'one ticket', static: 'the same rows' } as const
/** What is measured of a start, and its name. */
const MOMENTS = [
  ['paintedMs', 'calls painted'],
  ['contentMs', 'first content (the browser’s word)'],
] as const

/** A wall after a power cut, with nobody to ask. */
export const coldStart: Part = async ({ rounds, short, random, say }) => {
  if (!existsSync(WORKER)) return { skipped: 'the built pages have no service worker yet' }
  const dead = await leaveDeadHall(say)
  try {
    const count = short ? 1 : 3
    const throttles = short ? [1] : THROTTLES
    const candidates = throttles.flatMap((throttle) => [
      { name: `board, ${throttle}×`, run: () => startOnce(dead, dead.boardUrl, throttle) },
      { name: `bare, ${throttle}×`, run: () => startOnce(dead, dead.bareUrl, throttle) },
      { name: `static, ${throttle}×`, run: () => startOnce(dead, dead.staticUrl, throttle) },
    ])
    // Every start stands beside one of each other page: what the machine does besides falls on both.
    const all = await runRounds(candidates, (rounds ?? (short ? 1 : 7)) * count, random, say)
    const begun = [...all.values()].reduce((sum, list) => sum + list.length, 0)
    const results = new Map([...all].map(([name, list]) => [name, inRounds(list, count)]))
    return {
      id: 'cold-start',
      title: 'Cold start offline',
      how: HOW,
      tables: [
        {
          columns: ['CPU slower', 'until', 'board', 'static page with', 'static page', 'ratio', 'target', 'verdict'],
          rows: throttles.flatMap((throttle) =>
            MOMENTS.flatMap((moment) => [
              row(throttle, moment, 'bare', results),
              row(throttle, moment, 'static', results),
            ]),
          ),
        },
      ],
      counts: [`${begun} starts of the browser without a server, ${dead.ticket} painted in every one`],
      broken: [],
    }
  } finally {
    dead.forget()
  }
}
