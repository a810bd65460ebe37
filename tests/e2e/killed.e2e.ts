import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { IssuedTicket } from '#shared/protocol/api.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'
import { rowsOf } from '#tools/hall/boards.ts'
import { hallcastOf, live, openBrowser, openPage, reached, textOf } from '#tools/hall/browser.ts'
import { EventReader } from '#tools/hall/event-reader.ts'
import { glassOf, watchGlass } from '#tools/hall/glass.ts'
import { HallClient, send } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { type Line, openLine } from '#tools/hall/line.ts'
import { until } from '#tools/hall/until.ts'

/** Acknowledged wishes after which the server is killed in the middle of its work. */
const ACKNOWLEDGED = 150

const BOARDS = ['/call-board/', '/call-board/?layout=totem', '/counter-sign/?counter=1']

/** A second, says the contract, and `npm run faults` judges it; beside other tests it is enough to become right. */
const RIGHT_MS = 10_000

/** What the hall has said yes to. */
interface Promised {
  readonly tickets: IssuedTicket[]
  /** Position of the log after each granted counter action. */
  readonly sequences: number[]
}

suite('The server is killed in the middle of a busy morning', () => {
  let server: HallServer
  let browser: Browser
  let context: BrowserContext
  let line: Line
  let client: HallClient

  before(async () => {
    ;[server, browser] = await Promise.all([startServer(), openBrowser()])
    line = await openLine(server.port)
    client = new HallClient(server.url)
    await client.openCounters(6)
    context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    await watchGlass(context, 'board-now, counter-sign-app')
  })
  after(async () => {
    await browser?.close()
    line?.close()
    await server?.end()
  })

  test('nothing acknowledged is lost, and open boards are right again without a reload', async (t) => {
    const screens = await Promise.all(BOARDS.map(async (path) => (await openPage(context, line.url + path)).page))
    await Promise.all(screens.map(live))
    for (const page of screens) await page.evaluate(() => Object.assign(window, { sameLife: true }))

    const promised: Promised = { tickets: [], sequences: [] }
    const working = [
      work(client, promised),
      serve(client, promised, ['1', '2', '3']),
      serve(client, promised, ['4', '5', '6']),
    ]
    await until('a busy hall', () => promised.tickets.length + promised.sequences.length >= ACKNOWLEDGED, 20_000)
    await server.kill('SIGKILL')
    await Promise.all(working)
    const known = Math.max(...promised.sequences)

    const [board, , sign] = screens as [Page, Page, Page]
    await board.locator('call-board-app .freshness[data-freshness="recovering"]').waitFor()
    assert.equal(
      await board.locator('call-board-app .freshness').isVisible(),
      true,
      'a board whose hall is dead says so',
    )
    // The rows follow a burst when it is over, in frames of their own.
    await until('the numbers at the counters', async () => numbersAt(await rowsOf(board)) >= 4)

    line.become('cut')
    await server.restart()
    assert.ok(numbersAt(await rowsOf(board)) >= 4, 'and keeps its numbers')
    const back = await client.snapshot()
    assert.ok(back.sequence >= known, `${back.sequence} of ${known}`)
    await nothingLost(client, promised, back)

    // What is called while the boards are still cut off reaches them with everything else.
    const free = back.counters.find(({ state }) => state !== 'calling')
    assert.ok(free)
    await client.take('A')
    await client.take('B')
    await client.take('C')
    const { call, sequence } = await client.act(free.id, 'call-next')
    const streamsBefore = line.streams().length
    line.become('good')
    const asked = await until('the reconnection', () => line.streams()[streamsBefore])
    await Promise.all(screens.map((page) => reached(page, sequence, RIGHT_MS)))
    const rightAfter = Date.now() - asked.at
    t.diagnostic(
      `killed after ${promised.tickets.length + promised.sequences.length} promises, right ${rightAfter} ms after the reconnection`,
    )

    await board.locator(`board-now [data-ticket="${call?.ticketNumber}"][data-counter="${free.id}"]`).waitFor()
    await until('a board that agrees with the server', async () => {
      const { counters, tickets } = await client.snapshot()
      const rows = await rowsOf(board)
      return counters.every(
        ({ id, ticket }) => (rows.get(id) ?? null) === (tickets.find((living) => living.id === ticket)?.number ?? null),
      )
    })
    for (const page of [board, sign]) {
      const states = async () => (await glassOf(page)).freshness.map(({ is }) => is)
      await until('a glass that says it is live', async () => (await states()).at(-1) === 'live')
      const seen = await states()
      assert.ok(seen.slice(0, seen.lastIndexOf('recovering')).includes('live'), seen.join(' → '))
    }
    for (const page of screens) {
      assert.equal(await page.evaluate(() => 'sameLife' in window), true)
      const { errors, freshness } = await hallcastOf(page)
      assert.deepEqual({ errors, freshness }, { errors: [], freshness: 'live' })
      assert.doesNotMatch(await textOf(page), /undefined|NaN|Error/)
    }
  })
})

function numbersAt(rows: ReadonlyMap<string, string | null>): number {
  return [...rows.values()].filter(Boolean).length
}

/** Customers who come as fast as they are let in, until the server is gone. */
async function work(client: HallClient, { tickets }: Promised): Promise<void> {
  const services = ['A', 'B', 'C', 'D', 'C']
  for (let turn = 0; ; turn++) {
    try {
      tickets.push(
        ...(await Promise.all(
          services.map((service) => client.take(service, { 'idempotency-key': `${service}-${turn}` })),
        )),
      )
    } catch {
      return
    }
  }
}

/** Clerks who call, start and go on without a pause, until the server is gone. */
async function serve(client: HallClient, { sequences }: Promised, counters: readonly string[]): Promise<void> {
  for (;;) {
    for (const counter of counters) {
      for (const action of ['call-next', 'start']) {
        try {
          const { status, body } = await client.ask(counter, action)
          if (status === 200) sequences.push(body.sequence)
        } catch {
          return
        }
      }
    }
  }
}

/** Every promise stands in the log, once; the log has no gaps; and a wish that is sent again is not done again. */
async function nothingLost(
  client: HallClient,
  { tickets }: Promised,
  { epoch, sequence }: HallSnapshot,
): Promise<void> {
  const reader = await EventReader.open(`${client.root}/events?after=${epoch}:0`)
  const { events } = await reader.reached(sequence)
  reader.close()
  assert.deepEqual(
    events.slice(0, sequence).map(({ id }) => id),
    Array.from({ length: sequence }, (_, index) => `${epoch}:${index + 1}`),
  )
  const issued = new Map<string, string>()
  const numbers = new Set<string>()
  for (const { event, data } of events) {
    if (event !== 'hallcast.ticket.issued') continue
    const { ticketId, ticketNumber } = (JSON.parse(data) as { data: { ticketId: string; ticketNumber: string } }).data
    assert.ok(!issued.has(ticketId) && !numbers.has(ticketNumber), ticketNumber)
    issued.set(ticketId, ticketNumber)
    numbers.add(ticketNumber)
  }
  for (const { id, number } of tickets) assert.equal(issued.get(id), number)
  const first = tickets[0]!
  const again = await send<IssuedTicket>(
    `${client.root}/tickets`,
    'POST',
    { service: first.service },
    { 'idempotency-key': `${first.service}-0` },
  )
  assert.deepEqual([again.status, again.body], [201, first])
}
