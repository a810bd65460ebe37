import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type BrowserContext, chromium } from 'playwright-core'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'
import { findBrowser } from '#tools/browser/find.ts'
import { buildServiceWorker } from '#tools/build/service-worker.ts'
import { Desk } from '../hall/desk.ts'
import { openPagesHall } from '../hall/in-process.ts'
import { staticBoard } from './static-board.ts'

const DIST = join(import.meta.dirname, '../../../dist')
/** Where the board puts its last paint away, and how long that may take, ms. */
const PUT_AWAY_MS = 60_000

/** The floor: the same ticket, said by nothing but HTML. */
const BARE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>bare</title></head>
<body><h1>Latest call</h1><p data-ticket="TICKET">TICKET → 1</p></body></html>
`

/** A browser profile that knows the pages and their service worker, and no server behind them any more. */
export interface DeadHall {
  readonly boardUrl: string
  readonly bareUrl: string
  /** The board's rows as plain HTML. */
  readonly staticUrl: string
  /** The ticket that stood in the light when the server died. */
  readonly ticket: string
  /** Starts a browser on that profile. */
  readonly start: () => Promise<BrowserContext>
  readonly forget: () => void
}

/** Opens the board once, waits until everything is kept, then takes the server away. @throws {Error} when no last paint is kept */
export async function leaveDeadHall(say: (line: string) => void): Promise<DeadHall> {
  const place = mkdtempSync(join(tmpdir(), 'hallcast-cold-'))
  const folder = join(place, 'pages')
  const ticket = 'A001'
  cpSync(DIST, folder, { recursive: true })
  const addPage = (name: string, html: string): void => {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'index.html'), html)
  }
  const { executablePath, args } = await findBrowser()
  const start = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(join(place, 'profile'), {
      executablePath,
      args: [...args],
      viewport: { width: 1920, height: 1080 },
    })
  const hall = await openPagesHall(folder)
  const desk = new Desk(hall.port)
  const urls = {
    boardUrl: `${hall.url}/call-board/?hall=demo`,
    bareUrl: `${hall.url}/bare/`,
    staticUrl: `${hall.url}/static/`,
  }
  try {
    await desk.openAll()
    await desk.take('A')
    await desk.at('1', 'call-next')
    const snapshot = (await (await fetch(`${hall.url}/api/v1/halls/demo`)).json()) as HallSnapshot
    const [sheet = ''] = globSync('assets/call-board-*.css', { cwd: folder })
    addPage('bare', BARE.replaceAll('TICKET', ticket))
    addPage('static', staticBoard(snapshot, readFileSync(join(folder, sheet), 'utf8')))
    // The same worker, with two pages more to keep.
    await buildServiceWorker(folder)
    say('the browser learns the pages')
    const context = await start()
    await learn(context, urls.boardUrl, ticket)
    await context.close()
  } finally {
    desk.close()
    await hall.close()
  }
  return { ...urls, ticket, start, forget: () => rmSync(place, { recursive: true, force: true }) }
}

/** Stays on the board until its worker has everything and its paint is put away. */
async function learn(context: BrowserContext, boardUrl: string, ticket: string): Promise<void> {
  const [page] = context.pages()
  if (!page) throw new Error('the browser opened no page')
  await page.goto(boardUrl)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  const isKept = async (wanted: string): Promise<boolean> => {
    const paint = await caches.match('/call-board/?hall=demo')
    return ((await paint?.text()) ?? '').includes(`data-ticket="${wanted}"`)
  }
  const until = performance.now() + PUT_AWAY_MS
  while (!(await page.evaluate(isKept, ticket))) {
    if (performance.now() > until) throw new Error('the board has put no paint away')
    await wait(500)
  }
}
