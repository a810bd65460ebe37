import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { live, textOf } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { openLine } from '#tools/hall/line.ts'
import { type HallServer, startServer, temporaryFolder } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import type { Fault } from '../fault.ts'
import { differences, rightAfter, WALL } from '../screens/wall.ts'
import { Trials, unless } from '../trials.ts'

const TRY_MS = 12_000
/** The shell and the picture are put away by then; the browser writes them down on its own time. */
const KEPT_MS = 60_000
const WRITTEN_MS = 2_000

/** A browser as a kiosk starts it: a process of ours, that can be killed. */
interface KioskBrowser {
  readonly child: ChildProcess
  readonly page: Page
}

const living = new Set<ChildProcess>()
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')))

async function startBrowser(profile: string): Promise<KioskBrowser> {
  const { executablePath, args } = await findBrowser()
  const flags = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--window-size=1366,768']
  const child = spawn(executablePath, [...args, ...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
  living.add(child)
  child.once('exit', () => living.delete(child))
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const address = await until('a browser', () => /DevTools listening on (\S+)/.exec(said)?.[1], 20_000)
  const browser = await chromium.connectOverCDP(address)
  const page = await browser.contexts()[0]!.newPage()
  return { child, page }
}

async function killBrowser({ child }: KioskBrowser): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** The page opens without its server from now on, with what it shows. */
async function putAway(page: Page, ticket: string): Promise<void> {
  const look = (): Promise<boolean> =>
    page.evaluate(async (wanted) => {
      const paint = await (await caches.open('hallcast-last-paints')).match(location.pathname + location.search)
      return (await paint?.text())?.includes(`data-ticket="${wanted}"`) ?? false
    }, ticket)
  await until('the paint is put away', look, KEPT_MS)
}

/** Kills server and browser, starts the browser, then the server; says what did not hold. */
async function killBoth(
  server: HallServer,
  profile: string,
  rightMs: number,
): Promise<{ troubles: readonly string[]; right: number; painted: number }> {
  const line = await openLine(server.port)
  const url = line.url + WALL.path
  const client = new HallClient(server.url)
  const { call } = await client.act('1', 'call-next')
  const number = call?.ticketNumber ?? ''
  const before = await startBrowser(profile)
  let after: KioskBrowser | null = null
  try {
    await before.page.goto(url)
    await live(before.page)
    await putAway(before.page, number)
    await wait(WRITTEN_MS)
    await Promise.all([killBrowser(before), server.kill('SIGKILL')])
    line.become('cut')

    after = await startBrowser(profile)
    const startedAt = performance.now()
    await after.page.goto(url, { waitUntil: 'commit' })
    await after.page.locator(`call-board-app board-now [data-ticket="${number}"]`).waitFor()
    const painted = performance.now() - startedAt
    const badge = await after.page.locator('call-board-app .freshness').innerText()
    const text = await textOf(after.page)
    await server.restart()
    await client.act('1', 'start')
    await client.take('A')
    const { sequence } = await client.act('1', 'call-next')
    const asked = line.streams().length
    line.become('good')
    const back = await until('the reconnection', () => line.streams()[asked], TRY_MS)
    const right = await rightAfter(
      { page: after.page, context: after.page.context(), complaints: [], url },
      sequence,
      back.at,
      rightMs + 5_000,
    )
    const troubles = [
      ...unless(/\S/.test(badge), 'an old picture has no badge'),
      ...unless(!/undefined|NaN|Error:/.test(text), 'innards on the glass'),
      ...unless(right < rightMs, `right only ${Math.round(right)} ms after the reconnection`),
      ...(await differences({ page: after.page, context: after.page.context(), complaints: [], url }, client)),
    ]
    await client.act('1', 'start')
    return { troubles, right, painted }
  } finally {
    if (after) await killBrowser(after)
    line.close()
  }
}

/** A power cut in the whole hall, and the server is the last to come back. */
export const browserKilled: Fault = {
  id: 'browser-killed',
  title: 'Browser killed and restarted with the server dead',
  done: `Browser and server are killed with SIGKILL; the browser is started again on its profile while there is no server; then the server
comes back and the next customer is called.`,
  holds: `The wall paints its last calls with their age; once the server is back, the wall is right within 1 s of the first answered request.`,
  play: async ({ short, rightMs }) => {
    const trials = new Trials()
    const times = short ? 1 : 5
    let right = 0
    let painted = 0
    const server = await startServer()
    try {
      const client = new HallClient(server.url)
      await client.openCounters(1)
      for (let turn = 0; turn < times; turn++) {
        await client.take('A')
        const killed = await killBoth(server, join(temporaryFolder(), 'profile'), rightMs)
        trials.note(killed.troubles)
        right = Math.max(right, killed.right)
        painted = Math.max(painted, killed.painted)
      }
    } finally {
      await server.end()
    }
    return trials.outcome(
      [`${times} starts without a server, each with the last calls and their age`],
      `painted ${Math.round(painted)} ms after the start; right ${Math.round(right)} ms after the reconnection`,
    )
  },
}
