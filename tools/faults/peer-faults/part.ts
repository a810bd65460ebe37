import type { Browser } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import { openBrowser } from '#tools/hall/browser.ts'
import { EventReader } from '#tools/hall/event-reader.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type MemoryHall, openMemoryHall, wideHall } from '#tools/hall/memory-hall.ts'
import { type MiddleBox, openMiddleBox } from '#tools/hall/middle-box.ts'
import { until } from '#tools/hall/until.ts'
import type { Fault } from '../fault.ts'
import { differences, hangLive, indecencies, keptState, type Wall } from '../screens/wall.ts'
import { Trials, unless } from '../trials.ts'

/** As many calls as a hall remembers (contract). */
const RECENT = 20
const IDLE_MS = 30_000
const IDLE_SHORT_MS = 3_000
/** How long its wall may take to tell of every call, ms. */
const TOLD_MS = 30_000
/** Whatever a foreign system calls the people it should not name. */
const PERSONAL = /"(customer|phone|mobile|identity|idNumber|document|birth|address|email|keyHash|key)\w*":/i

/** Twenty counters call, one after another. */
async function callTwenty(client: HallClient): Promise<readonly string[]> {
  const counters = Array.from({ length: RECENT }, (_, index) => String(index + 1))
  for (const id of counters) await client.act(id, 'open', { staff: `clerk-${id}` })
  for (const service of ['A', 'B', 'C', 'D', 'V']) for (let taken = 0; taken < 12; taken++) await client.take(service)
  const called: string[] = []
  for (const id of counters) called.push(`${(await client.act(id, 'call-next')).call!.ticketNumber}@${id}`)
  return called
}

/** The tenth call is there, and the twentieth. */
async function allThere(wall: Wall, client: HallClient): Promise<readonly string[]> {
  const called = await callTwenty(client)
  const differs = await differences(wall, client)
  const known = ((await keptState(wall.page))?.calls ?? []).map((call) => `${call.ticketNumber}@${call.counterId}`)
  const seen = await wall.page
    .locator('board-counters [data-ticket], board-now [data-ticket]')
    .evaluateAll((all) => all.map((one) => `${one.getAttribute('data-ticket')}@${one.getAttribute('data-counter')}`))
  return [
    ...unless(known.join() === called.toReversed().join(), `the wall knows ${known.length} of ${RECENT} calls`),
    ...unless(
      called.every((one) => seen.includes(one)),
      `not on the glass: ${called.filter((one) => !seen.includes(one)).join(', ')}`,
    ),
    ...differs,
  ]
}

/** A wall on which nothing happens asks for nothing. */
async function idle(wall: Wall, box: MiddleBox, forMs: number): Promise<readonly string[]> {
  // It tells of its paints one after another, which takes a busy machine seconds.
  const told = (): number => new Set(box.requests.filter((path) => path.endsWith('/shown'))).size
  await until('every call told to be on the glass', () => told() >= RECENT, TOLD_MS)
  const before = box.requests.length
  await wait(forMs)
  // Its files are being put away for a start without the server.
  const asked = box.requests.slice(before).filter((path) => path.startsWith('/api/'))
  return [...unless(asked.length === 0, `an idle wall asked for ${asked.join(', ')}`), ...(await indecencies(wall))]
}

/** What everybody may read names no customer and hands out no key. */
async function nobodyNamed(hall: MemoryHall, client: HallClient): Promise<readonly string[]> {
  const snapshot = await client.snapshot()
  const reader = await EventReader.open(`${hall.url}/api/v1/halls/demo/events?after=${snapshot.epoch}:0`)
  await reader.reached(snapshot.sequence)
  reader.close()
  const said = [JSON.stringify({ ...snapshot, hall: null }), ...reader.events.map(({ data }) => data)]
  const named = said.map((text) => PERSONAL.exec(text)?.[0]).filter(Boolean)
  return unless(named.length === 0, `said to everybody: ${[...new Set(named)].join(', ')}`)
}

async function playAt(browser: Browser, hall: MemoryHall, box: MiddleBox, forMs: number): Promise<Trials> {
  const trials = new Trials()
  const client = new HallClient(hall.url)
  const wall = await hangLive(browser, box.url)
  trials.note(await allThere(wall, client))
  trials.note(await idle(wall, box, forMs))
  trials.note(await nobodyNamed(hall, client))
  return trials
}

/** What other boards get wrong besides the faults that have a part of their own. */
export const peerFaults: Fault = {
  id: 'peer-faults',
  title: 'Crowded, idle and talkative: what other boards get wrong',
  done: `Twenty counters call at once; then nothing happens for a while; then everything that is said to everybody is read.`,
  holds: `The tenth and the twentieth call are on the wall and among what it knows; an idle wall asks the interface for nothing, since its stream tells it;
snapshot and stream carry no word of a customer beside the ticket.`,
  play: async ({ short }) => {
    const forMs = short ? IDLE_SHORT_MS : IDLE_MS
    const [hall, browser] = await Promise.all([openMemoryHall({ config: wideHall(RECENT) }), openBrowser()])
    const box = await openMiddleBox(hall.port)
    try {
      const trials = await playAt(browser, hall, box, forMs)
      return trials.outcome(
        [`${RECENT} calls, none missing`, `0 requests in ${forMs / 1_000} idle seconds`, '0 personal fields'],
        'none',
      )
    } finally {
      await browser.close()
      box.close()
      await hall.close()
    }
  },
}
