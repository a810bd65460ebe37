import type { Browser } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import { hallcastOf, openBrowser } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { openLine } from '#tools/hall/line.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import type { Effort, Fault } from '../fault.ts'
import { judgeBadge } from '../screens/badge.ts'
import { busyMorning } from '../screens/morning.ts'
import { differences, hangLive, indecencies, nowMs, rightAfter, type Wall } from '../screens/wall.ts'
import { Trials, unless } from '../trials.ts'

interface Cut {
  readonly ms: number
  readonly times: number
  /** Between two calls, ms. */
  readonly everyMs: number
}

/** How long the line is cut, how often, and how fast clerks call: in every outage more than a hall remembers; the shorter ones while the longest lasts. */
const CUTS: readonly Cut[] = [
  { ms: 60_000, times: 2, everyMs: 400 },
  { ms: 12_000, times: 5, everyMs: 150 },
  { ms: 6_000, times: 8, everyMs: 120 },
]
const CUTS_SHORT: readonly Cut[] = [{ ms: 6_000, times: 1, everyMs: 120 }]
/** The longest wait between two tries, and a bit for a busy machine. */
const TRY_MS = 12_000

/** Worst figures of all cuts, ms. */
interface Worst {
  right: number
  late: number
  called: number
}

/** Cuts one wall off for a while, and says what did not hold. */
async function cutOff(
  wall: Wall,
  line: Awaited<ReturnType<typeof openLine>>,
  client: HallClient,
  { ms, everyMs }: Cut,
  worst: Worst,
  effort: Effort,
): Promise<readonly string[]> {
  const morning = busyMorning(client, ['1', '2', '3', '4', '5', '6'], everyMs, effort.random)
  await wait(500)
  const toldAt = nowMs()
  line.become('cut')
  const heardAt = line.heardAt()
  const before = morning.calls.size
  await wait(ms)
  await morning.end()
  worst.called += morning.calls.size - before
  const { sequence } = await client.snapshot()
  const missed = sequence - (await hallcastOf(wall.page)).sequence
  const asked = line.streams().length
  line.become('good')
  const back = await until('the reconnection', () => line.streams()[asked], TRY_MS)
  const right = await rightAfter(wall, sequence, back.at, effort.rightMs + 5_000)
  const badge = await judgeBadge(wall.page, { heardAt, toldAt, backAt: back.at }, effort.rightMs)
  worst.right = Math.max(worst.right, right)
  worst.late = Math.max(worst.late, badge.lateMs)
  effort.say(
    `${ms / 1_000} s, ${missed} events: right ${Math.round(right)} ms after the reconnection, badge ${Math.round(badge.lateMs)} ms late`,
  )
  return [
    ...unless(right < effort.rightMs, `right only ${Math.round(right)} ms after the reconnection`),
    ...badge.troubles.map((trouble) => `${ms / 1_000} s: ${trouble}`),
    ...(await differences(wall, client)),
    ...(await indecencies(wall)),
  ]
}

/** One wall at one hall, cut off again and again for the same time. */
async function lane(browser: Browser, cut: Cut, trials: Trials, worst: Worst, effort: Effort): Promise<void> {
  const server: HallServer = await startServer()
  const line = await openLine(server.port)
  try {
    const client = new HallClient(server.url)
    await client.openCounters(6)
    const wall = await hangLive(browser, line.url)
    for (let turn = 0; turn < cut.times; turn++) {
      trials.note(await cutOff(wall, line, client, cut, worst, effort))
      await wait(1_500)
    }
  } finally {
    line.close()
    await server.end()
  }
}

/** The line between hall and wall goes away and says so. */
export const lineCut: Fault = {
  id: 'line-cut',
  title: 'Network cut for 6, 12 and 60 seconds',
  done: `A proxy between the hall and its wall ends every connection and refuses new ones, for 6, 12 and 60 s, while customers come and
clerks call all the time.`,
  holds: `The badge is honest at each moment (recovering, stale from 12 s without bytes, offline from 60 s). Within 1 s of the
reconnection the wall is right: all it knows, the last 20 calls among it, is the hall’s. The page is never loaded anew.`,
  play: async (effort) => {
    const trials = new Trials()
    const worst: Worst = { right: 0, late: 0, called: 0 }
    const browser = await openBrowser()
    try {
      await Promise.all((effort.short ? CUTS_SHORT : CUTS).map((cut) => lane(browser, cut, trials, worst, effort)))
    } finally {
      await browser.close()
    }
    return trials.outcome(
      [`${worst.called} calls made while a wall was cut off, all of them known to it afterwards`],
      `right ${Math.round(worst.right)} ms after the reconnection; badge ${Math.round(worst.late)} ms late`,
    )
  },
}
