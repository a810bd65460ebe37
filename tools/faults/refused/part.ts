import type { Browser } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import { openBrowser } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type MiddleBox, openMiddleBox, type StrangeAnswer } from '#tools/hall/middle-box.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import type { Effort, Fault } from '../fault.ts'
import { differences, hang, hangLive, indecencies, rightAfter, type Wall } from '../screens/wall.ts'
import { Trials, unless } from '../trials.ts'

/** The longest wait between two tries (10 s) and a try; where a right is missing people must act: 30 s. */
const TRY_MS = 12_000
const RIGHTS_MS = 32_000

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const UNAVAILABLE: StrangeAnswer = { status: 503, headers: HTML, body: '<h1>503 Service Unavailable</h1>' }
const LOGIN: StrangeAnswer = {
  status: 200,
  headers: HTML,
  body: '<title>Wi-Fi</title><form><input name="room"></form>',
}
const NO_RIGHT: StrangeAnswer = {
  status: 401,
  headers: { 'content-type': 'application/problem+json' },
  body: '{"code":"no-credentials"}',
}
const PROXY_LOGIN: StrangeAnswer = { status: 401, headers: HTML, body: '<h1>401</h1>' }
const BUSY: StrangeAnswer = { ...UNAVAILABLE, headers: { ...HTML, 'retry-after': '3' } }

/** One way of being sent away. */
interface Refusal {
  readonly name: string
  readonly answer: StrangeAnswer
  readonly forMs: number
  /** Refused from the first request on: the wall has no picture yet. */
  readonly atBoot?: true
  /** Longest time from the end of the refusal until the wall asks again, ms. */
  readonly foundMs?: number
  /** Shortest time between two tries, ms. */
  readonly restMs?: number
}

const REFUSALS_SHORT: readonly Refusal[] = [
  { name: '503 at boot', answer: UNAVAILABLE, forMs: 4_000, atBoot: true },
  { name: '503 in mid-run', answer: UNAVAILABLE, forMs: 4_000 },
  { name: 'Retry-After: 3', answer: BUSY, forMs: 4_000, restMs: 3_000 },
  { name: 'a Wi-Fi login page', answer: LOGIN, forMs: 4_000 },
]
const REFUSALS: readonly Refusal[] = [
  { name: '503 at boot', answer: UNAVAILABLE, forMs: 20_000, atBoot: true },
  { name: '503 in mid-run', answer: UNAVAILABLE, forMs: 75_000 },
  { name: 'Retry-After: 3', answer: BUSY, forMs: 20_000, restMs: 3_000 },
  {
    name: 'Retry-After of a day',
    answer: { ...BUSY, headers: { ...HTML, 'retry-after': '86400' } },
    forMs: 5_000,
    restMs: 30_000,
    foundMs: 40_000,
  },
  { name: 'a Wi-Fi login page', answer: LOGIN, forMs: 20_000 },
  { name: 'a Wi-Fi login page at boot', answer: LOGIN, forMs: 8_000, atBoot: true },
  { name: '401 of the hall in mid-run', answer: NO_RIGHT, forMs: 20_000, foundMs: RIGHTS_MS },
  { name: '401 of a proxy in mid-run', answer: PROXY_LOGIN, forMs: 20_000 },
]

interface Tally {
  right: number
  refused: number
  /** Between two tries in a row, ms, over all refusals that ask for no rest. */
  readonly gaps: number[]
}

/** What the wall shows while nobody answers it properly. */
async function meanwhile({ page }: Wall, { atBoot }: Refusal, ticket: string): Promise<readonly string[]> {
  if (atBoot) return unless(await page.getByText('正在连接营业厅').isVisible(), 'it does not say that it is connecting')
  const stands = await page.locator(`board-now [data-ticket="${ticket}"]`).isVisible()
  const badge = await page.locator('call-board-app .freshness').isVisible()
  return [...unless(stands, 'the last call is gone'), ...unless(badge, 'no badge tells that the line is broken')]
}

/** Sends one wall away for a while, lets it back in, and says what did not hold. */
async function refuse(
  browser: Browser,
  box: MiddleBox,
  client: HallClient,
  refusal: Refusal,
  tally: Tally,
  rightMs: number,
): Promise<readonly string[]> {
  const { name, answer, forMs, atBoot, foundMs = TRY_MS, restMs } = refusal
  const { call } = await client.act('1', 'recall')
  const sendAway = (): void => {
    box.meddling.answer = (path) => (path.startsWith('/api/') ? answer : null)
    box.endStreams()
  }
  if (atBoot) sendAway()
  const wall = atBoot ? await hang(browser, box.url) : await hangLive(browser, box.url)
  const first = box.streams.length
  if (!atBoot) sendAway()
  await wait(forMs)
  const seen = await meanwhile(wall, refusal, call?.ticketNumber ?? '')
  const decent = await indecencies(wall)
  const { sequence } = await client.act('1', 'recall')
  const asked = box.streams.length
  box.meddling.answer = () => null
  const back = await until(`${name}: the next try`, () => box.streams[asked], foundMs)
  const right = await rightAfter(wall, sequence, performance.timeOrigin + back.at, rightMs + 5_000)
  const tries = box.streams.slice(first).map(({ at }) => at)
  const gaps = tries.slice(1).map((at, place) => at - tries[place]!)
  if (restMs === undefined && answer !== NO_RIGHT) tally.gaps.push(...gaps)
  tally.right = Math.max(tally.right, right)
  tally.refused += asked - first
  const troubles = [
    ...seen,
    ...decent,
    ...unless(asked > first, 'it never tried'),
    ...unless(restMs === undefined || Math.min(...gaps) >= restMs, `it did not rest: ${Math.min(...gaps)} ms`),
    ...unless(right < rightMs, `right only ${Math.round(right)} ms after it was let in`),
    ...(await differences(wall, client)),
    ...(await indecencies(wall)),
  ]
  await wall.context.close()
  return troubles.map((text) => `${name}: ${text}`)
}

async function playAll(
  server: HallServer,
  browser: Browser,
  { short, rightMs, say }: Effort,
): Promise<{ trials: Trials; tally: Tally }> {
  const client = new HallClient(server.url)
  await client.openCounters(1)
  await client.take('A')
  await client.act('1', 'call-next')
  const trials = new Trials()
  const tally: Tally = { right: 0, refused: 0, gaps: [] }
  const times = short ? 1 : 2
  const lane = async (refusal: Refusal): Promise<void> => {
    const box = await openMiddleBox(server.port)
    try {
      for (let turn = 0; turn < times; turn++)
        trials.note(
          await refuse(browser, box, client, refusal, tally, rightMs).catch((error: Error) => [
            `${refusal.name}: ${error.message}`,
          ]),
        )
      say(`${refusal.name}: done`)
    } finally {
      box.close()
    }
  }
  await Promise.all((short ? REFUSALS_SHORT : REFUSALS).map(lane))
  return { trials, tally }
}

/** Somebody answers, but not with the hall. */
export const refused: Fault = {
  id: 'refused',
  title: '503, 401 and the login page of a Wi-Fi',
  done: `A proxy answers the interface itself, at boot and in mid-run: 503, 503 with \`Retry-After\` of 3 s and of a day, 401 as the hall says
it, 401 as a proxy says it, and a login page with status 200. Then it lets the wall through again.`,
  holds: `The wall keeps its picture with a badge (at boot it says that it is connecting), never a form, a dialog, another page or a word for
developers. It tries for ever, at random moments at most 10 s apart, rests as long as it is asked up to 30 s, and is right within 1 s
of being let in.`,
  play: async (effort) => {
    const [server, browser] = await Promise.all([startServer(), openBrowser()])
    try {
      const { trials, tally } = await playAll(server, browser, effort)
      const longest = Math.max(...tally.gaps)
      trials.note(unless(longest < TRY_MS, `${Math.round(longest)} ms between two tries`))
      return trials.outcome(
        [`${tally.refused} tries refused`, '0 forms, dialogs and reloads'],
        `right ${Math.round(tally.right)} ms after being let in; at most ${(longest / 1_000).toFixed(1)} s between two tries`,
      )
    } finally {
      await browser.close()
      await server.end()
    }
  },
}
