import type { Browser } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import { openBrowser } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type MiddleBox, openMiddleBox } from '#tools/hall/middle-box.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import type { Effort, Fault } from '../fault.ts'
import { differences, hangLive, indecencies, nowMs, rightAfter, type Wall } from '../screens/wall.ts'
import { median } from '#tools/bench/measure/stats.ts'
import { Trials, unless } from '../trials.ts'

/** So slow that it never catches up with a burst, and never silent for 12 s. */
const BYTES_PER_SECOND = 8_000
const THROTTLE = 20
/** The short form shares the machine: a page that runs so many times slower burns as much of it. */
const THROTTLE_SHORT = 4
/** Calls made in a burst: several times what the system's own buffers hide from the hall. */
const BURST = 10_000
const BURST_SHORT = 150
/** Between two calls of one counter, ms: some 200 calls a second from six, a hundred times what a large hall makes. */
const PAUSE_MS = 25
/** Calls timed on the fast wall; the short form judges no time. */
const TIMED = 21
const TIMED_SHORT = 3
/**
 * Half of the calls are on the fast wall within this, ms. The median, because both walls share the processors of one machine
 * here, and a page that runs 20 times slower is one that burns them.
 */
const UNDISTURBED_MS = 250
const CATCH_UP_MS = 60_000

/** From the clerk's finger until the fast wall has it, ms: half of some calls take no longer. */
async function medianCall(wall: Wall, client: HallClient, times: number): Promise<number> {
  const took: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const startedAt = nowMs()
    const { sequence } = await client.act('1', 'recall')
    took.push(await rightAfter(wall, sequence, startedAt))
    await wait(60)
  }
  return median(took)
}

/** Every counter calls its customer again and again, as fast as the hall lets it. */
async function callAgain(client: HallClient, counters: readonly string[], count: number): Promise<void> {
  let called = 0
  const one = async (counter: string): Promise<void> => {
    while (called < count) {
      const { status } = await client.ask(counter, 'recall')
      if (status === 200) called++
      await wait(PAUSE_MS)
    }
  }
  await Promise.all(counters.map(one))
}

interface Scene {
  readonly server: HallServer
  readonly browser: Browser
  readonly box: MiddleBox
  readonly client: HallClient
  readonly counters: readonly string[]
}

/** Two walls; the line of one becomes a straw and its processor a snail, then everything happens at once. */
async function besideSlow(
  { server, browser, box, client, counters }: Scene,
  { short, rightMs, say }: Effort,
): Promise<{ troubles: readonly string[]; calm: number; beside: number; cut: boolean; catchUp: number }> {
  const [fast, slow] = await Promise.all([hangLive(browser, server.url), hangLive(browser, box.url)])
  const devtools = await slow.context.newCDPSession(slow.page)
  const timed = short ? TIMED_SHORT : TIMED
  const calm = await medianCall(fast, client, timed)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: short ? THROTTLE_SHORT : THROTTLE })
  box.meddling.bytesPerSecond = BYTES_PER_SECOND
  const streams = box.streams.length
  await callAgain(client, counters, short ? BURST_SHORT : BURST)
  const followed = await rightAfter(fast, (await client.snapshot()).sequence, nowMs(), CATCH_UP_MS)
  const beside = await medianCall(fast, client, timed)
  say(`a call took ${Math.round(calm)} ms, beside a slow wall ${Math.round(beside)} ms`)
  // What the hall has cut off lies in the straw still: the end comes after it.
  box.meddling.bytesPerSecond = null
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const { sequence } = await client.snapshot()
  const catchUp = await rightAfter(slow, sequence, nowMs(), CATCH_UP_MS)
  const again = box.streams.slice(streams)
  const troubles = [
    // The short form is played beside other tests: it counts, and times nothing.
    ...unless(followed < rightMs, `the fast wall followed the burst ${Math.round(followed)} ms late`),
    ...unless(short || beside < UNDISTURBED_MS, `a call took ${Math.round(beside)} ms beside a slow wall`),
    ...unless(short || again.length > 0, 'the slow wall was not cut off'),
    ...unless(
      again.every(({ from }) => from !== null),
      'the slow wall began from a snapshot again',
    ),
    ...(await Promise.all([fast, slow].map((wall) => differences(wall, client)))).flat(),
    ...(await Promise.all([fast, slow].map(indecencies))).flat(),
  ]
  return { troubles, calm, beside, cut: again.length > 0, catchUp }
}

/** One of two walls cannot follow. */
export const slowBoard: Fault = {
  id: 'slow-board',
  title: 'Two boards, one slow',
  done: `Two walls hang at one hall. The line of one is read at 8 kB a second and its page runs 20 times slower, while six
counters call again and again 200 times a second, thousands of times; then it is let go.`,
  holds: `The fast one is undisturbed. The slow one is cut off by the hall, goes on from its position, and ends equal.`,
  play: async (effort) => {
    const trials = new Trials()
    const [server, browser] = await Promise.all([startServer(), openBrowser()])
    const box = await openMiddleBox(server.port)
    const client = new HallClient(server.url)
    try {
      const counters = await client.openCounters(6)
      for (const service of ['A', 'B', 'C', 'D', 'A', 'B', 'C', 'D', 'V']) await client.take(service)
      for (const counter of counters) await client.act(counter, 'call-next')
      const { troubles, calm, beside, cut, catchUp } = await besideSlow(
        { server, browser, box, client, counters },
        effort,
      )
      trials.note(troubles)
      return trials.outcome(
        [`${effort.short ? BURST_SHORT : BURST} calls in a burst`, `${cut ? 1 : 0} slow readers cut and resumed`],
        `half of the calls within ${Math.round(beside)} ms beside a slow wall (${Math.round(calm)} ms without); the slow one equal ${Math.round(catchUp)} ms after it was let go`,
      )
    } finally {
      await browser.close()
      box.close()
      await server.end()
    }
  },
}
