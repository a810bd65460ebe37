import { setTimeout as wait } from 'node:timers/promises'
import { MIN_SHOW_MS } from '#shared/domain/queue/show.ts'
import { systemClock } from '#server/hall/clock.ts'
import { openBrowser, reached } from '#tools/hall/browser.ts'
import { glassOf, type OnGlass } from '#tools/hall/glass.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { openMemoryHall, wideHall } from '#tools/hall/memory-hall.ts'
import { until } from '#tools/hall/until.ts'
import type { Fault } from '../fault.ts'
import { differences, hangLive, indecencies, STRIP, TOTEM, type Wall, WALL } from '../screens/wall.ts'
import { Trials, unless } from '../trials.ts'

/** Between two of three calls, ms by the hall's clock; 0: the very same millisecond. */
const GAPS = [0, 100, 400] as const
const LAYOUTS = ['wall', 'totem', 'strip'] as const
/** What a paint takes at either end of a call's time. */
const FRAME_MS = 60
const TURNS_MS = 30_000

const keyOf = ({ ticket, counter }: OnGlass): string => `${ticket}@${counter}`

/** A clock of the hall that can be held. */
function heldClock() {
  const system = systemClock()
  let held: number | null = null
  return {
    ...system,
    now: () => held ?? system.now(),
    hold: () => void (held = system.now()),
    release: () => void (held = null),
  }
}

/** Every call stood its time, once; the first appearances are in the order of the calls. */
function shown(
  name: string,
  calls: readonly OnGlass[],
  wanted: readonly string[],
  inOrder: boolean,
): { troubles: readonly string[]; shortest: number } {
  const first = [...new Set(calls.map(keyOf))]
  const stood = calls.filter(({ to }) => to !== null).map(({ from, to }) => to! - from)
  const shortest = Math.min(...stood)
  const sorted = calls.toSorted(
    (one, other) => one.from - other.from || wanted.indexOf(keyOf(one)) - wanted.indexOf(keyOf(other)),
  )
  return {
    shortest,
    troubles: [
      ...unless(
        wanted.every((key) => first.includes(key)),
        `${name} showed ${first.join(', ')} of ${wanted.join(', ')}`,
      ),
      ...unless(
        !inOrder || [...new Set(sorted.map(keyOf))].join() === wanted.join(),
        `${name} showed ${sorted.map(keyOf).join(', ')}`,
      ),
      ...unless(shortest >= MIN_SHOW_MS - FRAME_MS, `${name} showed a call for ${Math.round(shortest)} ms`),
    ],
  }
}

interface Scene {
  readonly client: HallClient
  readonly clock: ReturnType<typeof heldClock>
  /** Wall, totem and strip. */
  readonly walls: readonly Wall[]
}

/** Three counters call, `gap` ms apart. */
async function burst(
  { client, clock, walls }: Scene,
  gap: number,
): Promise<{ troubles: readonly string[]; shortest: number }> {
  for (const service of ['A', 'B', 'A', 'B', 'B']) await client.take(service)
  const { sequence } = await client.snapshot()
  await Promise.all(walls.map(({ page }) => reached(page, sequence)))
  const before = await Promise.all(walls.map(async ({ page }) => (await glassOf(page)).calls.length))
  if (gap === 0) clock.hold()
  const calls = []
  for (const id of ['1', '2', '3']) {
    calls.push((await client.act(id, 'call-next')).call!)
    await wait(gap)
  }
  clock.release()
  const wanted = calls.map(({ ticketNumber, counterId }) => `${ticketNumber}@${counterId}`)
  const since = async (place: number): Promise<readonly OnGlass[]> =>
    (await glassOf(walls[place]!.page)).calls.slice(before[place])
  for (const place of walls.keys()) {
    await until(
      'three calls that have had their time',
      async () => {
        const glass = await since(place)
        return wanted.every((key) => glass.some((call) => keyOf(call) === key)) && glass.some(({ to }) => to !== null)
      },
      TURNS_MS,
    )
  }
  const judged = await Promise.all(
    LAYOUTS.map(async (name, place) => shown(name, await since(place), wanted, name !== 'strip')),
  )
  const moments = new Set(calls.map(({ releasedAt }) => releasedAt)).size
  for (const id of ['1', '2', '3']) await client.act(id, 'no-show')
  return {
    shortest: Math.min(...judged.map(({ shortest }) => shortest)),
    troubles: [
      ...unless(gap > 0 || moments === 1, 'the calls were not made in one millisecond'),
      ...judged.flatMap(({ troubles }) => troubles),
      ...(await differences(walls[0]!, client)),
      ...(await Promise.all(walls.map(indecencies))).flat(),
    ],
  }
}

/** Several numbers at once: the fault at which most boards lose customers. */
export const sameMoment: Fault = {
  id: 'same-moment',
  title: 'Three calls in the same millisecond, and 100 and 400 ms apart',
  done: `Three counters call in the very same millisecond of the hall’s clock, 100 ms and 400 ms apart, in front of a wall, a totem and an
LED strip.`,
  holds: `Each of the three stands on wall and totem, in order, for at least 5 s; the strip pages until each was shown, 5 s a page.`,
  play: async ({ short, say }) => {
    const trials = new Trials()
    const clock = heldClock()
    const [browser, hall] = await Promise.all([openBrowser(), openMemoryHall({ clock, config: wideHall(12) })])
    const gaps = short ? [0] : [...GAPS, ...GAPS]
    let shortest = Infinity
    try {
      const client = new HallClient(hall.url)
      for (const id of ['1', '2', '3']) await client.act(id, 'open', { staff: `clerk-${id}` })
      const walls = await Promise.all([WALL, TOTEM, STRIP].map((one) => hangLive(browser, hall.url, one)))
      for (const gap of gaps) {
        const { troubles, shortest: stood } = await burst({ client, clock, walls }, gap)
        trials.note(troubles.map((text) => `${gap} ms apart: ${text}`))
        shortest = Math.min(shortest, stood)
        say(`${gap} ms apart: the shortest stood ${Math.round(stood)} ms`)
      }
    } finally {
      await browser.close()
      await hall.close()
    }
    return trials.outcome(
      [`${gaps.length * 3} calls, each on wall, totem and strip`, '0 skipped', '0 out of order'],
      `the shortest stood ${(shortest / 1_000).toFixed(2)} s`,
    )
  },
}
