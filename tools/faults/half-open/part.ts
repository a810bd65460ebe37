import type { Browser } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import { SILENCE_MS } from '#shared/protocol/stream.ts'
import { openBrowser } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type Line, openLine } from '#tools/hall/line.ts'
import { startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import type { Effort, Fault } from '../fault.ts'
import { EARLY, judgeBadge } from '../screens/badge.ts'
import { busyMorning } from '../screens/morning.ts'
import { differences, hangLive, indecencies, nowMs, rightAfter, type Wall } from '../screens/wall.ts'
import { Trials, unless } from '../trials.ts'

/** The watchdog may bark so much later than it should, beside the time to be right: its timer, a new connection. */
const BARK_MS = 500
/** Longer than the watchdog waits; a server that then answers is found within two tries. */
const DEAD_MS = 16_000
const DEAF_MS = 7_000
const TRY_MS = 12_000
const SETTLED_MS = 6_000
/** Six connections a browser may have kept, 4 s each, and the rests between. */
const ANSWERED_MS = 50_000

/** What a trial plays with. */
interface Scene {
  readonly wall: Wall
  readonly line: Line
  readonly client: HallClient
  readonly worst: { bark: number; right: number; tries: number }
  readonly rightMs: number
}

/** How long the wall took from the request that was answered, the latest; those that it had given up come out of the line too. */
async function rightSinceLastTry(wall: Wall, line: Line, client: HallClient): Promise<number> {
  await rightAfter(wall, (await client.snapshot()).sequence, nowMs(), TRY_MS)
  return nowMs() - line.streams().at(-1)!.at
}

/** Nothing comes back on what is open and nobody says so: only the clock can tell. */
async function mute({ wall, line, client, worst, rightMs }: Scene): Promise<readonly string[]> {
  line.become('mute')
  const heardAt = line.heardAt()
  const asked = line.streams().length
  const back = await until('the watchdog', () => line.streams()[asked], SILENCE_MS + TRY_MS)
  const bark = back.at - heardAt - SILENCE_MS
  // A browser asks down a connection it has kept open first, and that one is as dead: given up after 4 s.
  await until('an answer', () => line.heardAt() > back.at, ANSWERED_MS)
  const answeredAt = line.heardAt()
  const right = await rightSinceLastTry(wall, line, client)
  const badge = await judgeBadge(wall.page, { heardAt, toldAt: null, backAt: answeredAt }, rightMs)
  worst.tries = Math.max(worst.tries, line.streams().length - asked)
  worst.bark = Math.max(worst.bark, bark)
  worst.right = Math.max(worst.right, right)
  return [
    ...unless(
      bark > -rightMs * EARLY && bark < rightMs + BARK_MS,
      `asked again ${Math.round(SILENCE_MS + bark)} ms after the last byte`,
    ),
    ...unless(right < rightMs, `right only ${Math.round(right)} ms after the reconnection`),
    ...badge.troubles,
  ]
}

/** Nothing of ours arrives, but the hall is heard: nothing may change. When the stream then ends, no try is answered. */
async function deaf({ wall, line, client, worst, rightMs }: Scene): Promise<readonly string[]> {
  line.become('deaf')
  await wait(DEAF_MS)
  const { sequence } = await client.snapshot()
  const stayed = await rightAfter(wall, sequence, nowMs()).then(
    () => true,
    () => false,
  )
  line.become('cut')
  line.become('deaf')
  await wait(DEAF_MS)
  const asked = line.streams().length
  line.become('good')
  await until('the reconnection', () => line.streams()[asked], TRY_MS)
  const right = await rightSinceLastTry(wall, line, client)
  worst.right = Math.max(worst.right, right)
  return [
    ...unless(stayed, 'a wall that hears its hall does not follow it'),
    ...unless(right < rightMs, `right only ${Math.round(right)} ms after the reconnection`),
  ]
}

/** Nothing passes either way, for whoever tries again too. */
async function dead({ wall, line, client, worst, rightMs }: Scene): Promise<readonly string[]> {
  line.become('dead')
  const heardAt = line.heardAt()
  await wait(DEAD_MS)
  const asked = line.streams().length
  line.become('good')
  const back = await until('the reconnection', () => line.streams()[asked], TRY_MS)
  const right = await rightSinceLastTry(wall, line, client)
  const badge = await judgeBadge(wall.page, { heardAt, toldAt: null, backAt: back.at }, rightMs)
  worst.right = Math.max(worst.right, right)
  return [...unless(right < rightMs, `right only ${Math.round(right)} ms after the reconnection`), ...badge.troubles]
}

/** One wall in front of a busy hall, its line half open in one way, again and again. */
async function lane(
  browser: Browser,
  trouble: (scene: Scene) => Promise<readonly string[]>,
  times: number,
  trials: Trials,
  worst: Scene['worst'],
  { random, rightMs }: Effort,
): Promise<void> {
  const server = await startServer()
  const line = await openLine(server.port)
  const client = new HallClient(server.url)
  const counters = await client.openCounters(6)
  try {
    const wall = await hangLive(browser, line.url)
    // The connections its files came by are closed by then, as they are on every wall that has hung for a while.
    await wait(SETTLED_MS)
    for (let turn = 0; turn < times; turn++) {
      const morning = busyMorning(client, counters, 400, random)
      const troubles = await trouble({ wall, line, client, worst, rightMs })
      await morning.end()
      const told = [...troubles, ...(await differences(wall, client)), ...(await indecencies(wall))]
      trials.note(told.map((text) => `${trouble.name}: ${text}`))
      line.become('good')
    }
  } finally {
    line.close()
    await server.end()
  }
}

/** The line is gone and nobody says so: no end, no error, no bytes. */
export const halfOpen: Fault = {
  id: 'half-open',
  title: 'Half-open connections',
  done: `A proxy swallows bytes without ending anything: only what comes back on open connections, only what goes to the hall, or both and
for new connections too. The hall is busy all the time.`,
  holds: `Silence of 12 s makes the wall ask again by itself; a wall that still hears its hall follows it; within 1 s of the first answered
request it is right; the badge is honest throughout.`,
  play: async (effort) => {
    const times = effort.short ? 1 : 3
    const trials = new Trials()
    const worst = { bark: 0, right: 0, tries: 0 }
    const browser = await openBrowser()
    try {
      const troubles = effort.short ? [mute] : [mute, deaf, dead]
      await Promise.all(troubles.map((trouble) => lane(browser, trouble, times, trials, worst, effort)))
    } finally {
      await browser.close()
    }
    return trials.outcome(
      [`${times} lines mute${effort.short ? '' : `, ${times} deaf, ${times} dead`}`],
      `asked again ${Math.round(SILENCE_MS + worst.bark)} ms after the last byte, answered at try ${worst.tries}; right ${Math.round(worst.right)} ms after the reconnection`,
    )
  },
}
