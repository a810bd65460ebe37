import { setTimeout as wait } from 'node:timers/promises'
import { openBrowser } from '#tools/hall/browser.ts'
import { glassOf } from '#tools/hall/glass.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type MiddleBox, openMiddleBox } from '#tools/hall/middle-box.ts'
import { startServer } from '#tools/hall/server.ts'
import type { Effort, Fault } from '../fault.ts'
import { busyMorning } from '../screens/morning.ts'
import { differences, hangLive, indecencies, nowMs, rightAfter } from '../screens/wall.ts'
import { Trials, unless } from '../trials.ts'

/** Of a hundred frames so many are doubled, come after the next one, and never come. */
const DOUBLED = 0.12
const SWAPPED = 0.12
const LOST = 0.04
const PLAY_MS = 30_000
const PLAY_SHORT_MS = 4_000
/** A lost last frame is noticed at the second heartbeat after it, and asked for again. */
const NOTICED_MS = 12_000

interface Meddled {
  doubled: number
  swapped: number
  lost: number
}

/** Meddles with everything but snapshots: what a whole hall says of itself comes or does not come. */
function meddle(random: () => number, done: Meddled): (frame: string) => readonly string[] {
  let held: string | null = null
  return (frame) => {
    if (frame.includes('event: snapshot')) return [frame]
    const before = held === null ? [] : [held]
    held = null
    const dice = random()
    if (dice < DOUBLED) {
      done.doubled++
      return [frame, frame, ...before]
    }
    if (dice < DOUBLED + SWAPPED && before.length === 0) {
      done.swapped++
      held = frame
      return []
    }
    if (dice < DOUBLED + SWAPPED + LOST) {
      done.lost++
      return before
    }
    return [frame, ...before]
  }
}

async function playOnce(
  box: MiddleBox,
  client: HallClient,
  effort: Effort,
  done: Meddled,
): Promise<{ troubles: readonly string[]; settledMs: number; calls: number }> {
  const browser = await openBrowser()
  try {
    const standing = (await client.snapshot()).calls.map(
      ({ ticketNumber, counterId }) => `${ticketNumber}@${counterId}`,
    )
    const wall = await hangLive(browser, box.url)
    box.meddling.frames = meddle(effort.random, done)
    const morning = busyMorning(client, ['1', '2', '3', '4', '5', '6'], 60, effort.random)
    await wait(effort.short ? PLAY_SHORT_MS : PLAY_MS)
    await morning.end()
    box.meddling.frames = null
    const settledMs = await rightAfter(wall, (await client.snapshot()).sequence, nowMs(), NOTICED_MS)
    const wrong = (await glassOf(wall.page)).calls
      .map(({ ticket, counter }) => `${ticket}@${counter}`)
      .filter((shown) => !morning.calls.has(shown) && !standing.includes(shown))
    const troubles = [
      ...unless(wrong.length === 0, `shown, and never called: ${wrong.join(', ')}`),
      ...(await differences(wall, client)),
      ...(await indecencies(wall)),
    ]
    return { troubles, settledMs, calls: morning.calls.size }
  } finally {
    await browser.close()
  }
}

/** What should come once, in order, does not. */
export const frames: Fault = {
  id: 'frames',
  title: 'Duplicated, reordered and lost messages',
  done: `A proxy takes the event stream apart and puts it together wrongly while the hall is busy: 12 % of the messages come twice, 12 %
after the next one, 4 % never.`,
  holds: `No wall ever shows a call that was not made. Whatever is missing is asked for again, by position; in the end the wall is equal
to the hall.`,
  play: async (effort) => {
    const trials = new Trials()
    const done: Meddled = { doubled: 0, swapped: 0, lost: 0 }
    let settled = 0
    let called = 0
    const server = await startServer()
    const box = await openMiddleBox(server.port)
    try {
      const client = new HallClient(server.url)
      await client.openCounters(6)
      for (let turn = 0; turn < (effort.short ? 1 : 2); turn++) {
        const { troubles, settledMs, calls } = await playOnce(box, client, effort, done)
        trials.note(troubles)
        settled = Math.max(settled, settledMs)
        called += calls
        await client.openCounters(6).catch(() => {})
      }
      const again = box.streams.filter(({ from }) => from !== null).length
      return trials.outcome(
        [
          `${called} calls`,
          `${done.doubled} messages doubled, ${done.swapped} swapped, ${done.lost} lost`,
          `asked again ${again} times by position, ${box.streams.length - again} times for a snapshot`,
          '0 wrong numbers shown',
        ],
        `equal ${Math.round(settled)} ms after the last disturbance`,
      )
    } finally {
      box.close()
      await server.end()
    }
  },
}
