import type { Browser, Page } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { timeInWords } from '#shared/i18n/dates.ts'
import { systemClock } from '#server/hall/clock.ts'
import { openBrowser, textOf } from '#tools/hall/browser.ts'
import { glassOf } from '#tools/hall/glass.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { openMemoryHall } from '#tools/hall/memory-hall.ts'
import { until } from '#tools/hall/until.ts'
import type { Fault } from '../fault.ts'
import { differences, hangLive, indecencies, WALL } from '../screens/wall.ts'
import { Trials, unless } from '../trials.ts'

const HOUR_MS = 3_600_000
const YEAR_MS = 365.25 * 24 * HOUR_MS
/** Between two looks at a clock, ms. */
const LOOK_MS = 100
/** So much may a clock lag over the turn of a minute, ms; the short form shares the machine. */
const LAG_MS = 700
const LAG_SHORT_MS = 2_000

/** A hall whose clock is not the browser's. */
interface Skew {
  readonly name: string
  readonly shiftMs: number
}

const SKEWS: readonly Skew[] = [
  { name: 'hall an hour ahead', shiftMs: HOUR_MS },
  { name: 'hall an hour behind', shiftMs: -HOUR_MS },
  { name: 'hall 8 years behind', shiftMs: -8 * YEAR_MS },
  { name: 'browser 8 years behind', shiftMs: 8 * YEAR_MS },
]

/** The hour of a clock change, seen from a browser in another zone. */
interface Night {
  readonly name: string
  readonly zone: string
  /** A few seconds before the clocks change. */
  readonly from: string
  /** What stands on the board before and after. */
  readonly clock: readonly [before: string, after: string]
  readonly browserZone: string
}

const NIGHTS: readonly Night[] = [
  {
    name: 'autumn in Berlin',
    zone: 'Europe/Berlin',
    from: '2026-10-25T00:59:52Z',
    clock: ['02:59', '02:00'],
    browserZone: 'Asia/Shanghai',
  },
  {
    name: 'spring in Berlin',
    zone: 'Europe/Berlin',
    from: '2027-03-28T00:59:52Z',
    clock: ['01:59', '03:00'],
    browserZone: 'America/New_York',
  },
  {
    name: 'the browser’s own autumn',
    zone: 'Asia/Shanghai',
    from: '2026-10-25T00:59:52Z',
    clock: ['08:59', '09:00'],
    browserZone: 'Europe/Berlin',
  },
]
const NIGHT_MS = 16_000

/** A clock that can be set, and runs on like any other. */
function setClock(startMs: number) {
  const system = systemClock()
  let offset = startMs - system.now()
  return { ...system, now: () => system.now() + offset, turn: (ms: number) => void (offset += ms) }
}

const clockOf = (page: Page): Promise<string> => page.locator('board-header time').innerText()

/** The clock on the glass against the hall's own, for so long; what was wrong, and for how long at most, ms. */
async function watchClock(
  page: Page,
  now: () => number,
  zone: string,
  forMs: number,
): Promise<{ wrongMs: number; seen: ReadonlySet<string> }> {
  const seen = new Set<string>()
  const until = performance.now() + forMs
  let wrongSince: number | null = null
  let wrongMs = 0
  while (performance.now() < until) {
    const [on, right] = [await clockOf(page), timeInWords(instantOf(now()), zone, 'zh')]
    seen.add(on)
    if (on === right) wrongSince = null
    else wrongMs = Math.max(wrongMs, performance.now() - (wrongSince ??= performance.now()))
    await wait(LOOK_MS)
  }
  return { wrongMs, seen }
}

/** Board, console and kiosk of a hall that lives at another time. */
async function skewed(browser: Browser, { shiftMs }: Skew, lagMs: number): Promise<readonly string[]> {
  // Ten in the morning of the hall's day, whatever the time is where this is played.
  const shifted = Date.now() + shiftMs
  const clock = setClock(shifted - (shifted % (24 * HOUR_MS)) + 2 * HOUR_MS)
  const hall = await openMemoryHall({ clock })
  try {
    const client = new HallClient(hall.url)
    await client.openCounters(2)
    await client.take('A')
    const { call } = await client.act('1', 'call-next')
    const waiting = await client.take('A')
    clock.turn(7 * 60_000)
    const wall = await hangLive(browser, hall.url)
    const { wrongMs } = await watchClock(wall.page, clock.now, DEMO_HALL.timeZone, 2 * lagMs)
    const standing = await wall.page.locator(`board-now [data-ticket="${call?.ticketNumber}"]`).isVisible()
    const { calls } = await glassOf(wall.page)
    const console = await hangLive(browser, hall.url, { ...WALL, path: '/counter-console/?hall=demo&counter=1' })
    const kiosk = await hangLive(browser, hall.url, { ...WALL, path: '/ticket-kiosk/?hall=demo' })
    const listed = (await textOf(console.page)).replaceAll(' ', '')
    const minutes = new RegExp(`${waiting.number}\\D{0,12}([78])分钟`).exec(listed)
    await until('a kiosk that gives tickets', () => kiosk.page.getByText('新装增容').first().isVisible())
    return [
      ...unless(wrongMs < lagMs, `the board’s clock was wrong for ${Math.round(wrongMs)} ms`),
      ...unless(standing && calls.length > 0, 'the call does not stand on the board'),
      ...unless(
        minutes !== null,
        `the console does not say that ${waiting.number} has waited 7 minutes: ${listed.slice(0, 400)}`,
      ),
      ...(await differences(wall, client)),
      ...(await indecencies(wall)),
    ]
  } finally {
    await hall.close()
  }
}

/** A board that hangs in the hall's zone while its browser believes to be elsewhere, over a change of the clocks. */
async function changing(
  browser: Browser,
  { zone, from, clock: wanted, browserZone }: Night,
): Promise<readonly string[]> {
  const clock = setClock(Date.parse(from))
  const config: HallConfig = { ...DEMO_HALL, timeZone: zone }
  const hall = await openMemoryHall({ clock, config })
  try {
    const wall = await hangLive(browser, hall.url, WALL, { timezoneId: browserZone })
    const { wrongMs, seen } = await watchClock(
      wall.page,
      clock.now,
      zone,
      Math.max(0, Date.parse(from) + NIGHT_MS - clock.now()),
    )
    const { freshness } = await glassOf(wall.page)
    return [
      ...unless(wrongMs < LAG_MS, `the clock was wrong for ${Math.round(wrongMs)} ms`),
      ...unless([...seen].join(' ') === wanted.join(' '), `the clock went ${[...seen].join(' → ')}`),
      ...unless(freshness.slice(freshness.findIndex(({ is }) => is === 'live')).length === 1, 'the badge changed'),
      ...(await indecencies(wall)),
    ]
  } finally {
    await hall.close()
  }
}

/** The only clock that counts hangs in the hall. */
export const clocks: Fault = {
  id: 'clocks',
  title: 'Hall and browser disagree about the time',
  done: `Halls whose clocks are an hour and eight years from the browser’s, both ways; and nights in which the clocks change in the hall’s
zone or in the browser’s, which are never the same.`,
  holds: `The board’s clock is the hall’s to the minute, also over the change; who waits has waited by the hall’s clock; the kiosk is open
when the hall is; freshness knows nothing of dates.`,
  play: async ({ short }) => {
    const trials = new Trials()
    const browser = await openBrowser()
    const skews = short ? SKEWS.slice(0, 1) : SKEWS
    const nights = short ? [] : NIGHTS
    try {
      const named = async (name: string, played: Promise<readonly string[]>): Promise<void> =>
        trials.note((await played).map((text) => `${name}: ${text}`))
      for (const skew of skews) await named(skew.name, skewed(browser, skew, short ? LAG_SHORT_MS : LAG_MS))
      await Promise.all(nights.map((night) => named(night.name, changing(browser, night))))
    } finally {
      await browser.close()
    }
    return trials.outcome(
      [
        `${skews.length} skewed clocks on board, console and kiosk`,
        `${nights.length} clock changes`,
        '0 wrong minutes',
      ],
      'none',
    )
  },
}
