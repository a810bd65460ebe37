import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { DemoHall, playMorning } from './morning.ts'

// `npm run screenshots`: pictures of every screen for the README, taken from the built pages on a real server.
const ROOT = join(import.meta.dirname, '../..')
const OUT = join(ROOT, 'docs/screenshots')

/** A light that divided needs its five seconds before the picture of a quiet hall is true. */
const CALM_MS = 6_000
/** The whole morning was played in a second: until a wait that is told rises to what it is. */
const WAITS_MS = 120_000

interface Picture {
  readonly name: string
  readonly path: string
  readonly width: number
  readonly height: number
  /** What happens in the hall while the page is open, and what then stands on it. */
  readonly meanwhile?: { readonly happens: () => Promise<void>; readonly shows: string }
}

const PICTURES: readonly Picture[] = [
  { name: 'call-board', path: '/call-board/?hall=demo', width: 1920, height: 1080 },
  { name: 'call-board-portrait', path: '/call-board/?hall=demo', width: 1080, height: 1920 },
  { name: 'call-board-strip', path: '/call-board/?hall=demo', width: 1920, height: 192 },
  { name: 'counter-sign', path: '/counter-sign/?hall=demo&counter=3', width: 1280, height: 360 },
  { name: 'counter-console', path: '/counter-console/?hall=demo&counter=3', width: 1280, height: 800 },
  { name: 'ticket-kiosk', path: '/ticket-kiosk/?hall=demo', width: 1080, height: 1920 },
  { name: 'voice-studio', path: '/voice-studio/?hall=demo', width: 1366, height: 768 },
  { name: 'hall-manager', path: '/hall-manager/?hall=demo', width: 1366, height: 768 },
  { name: 'voice', path: '/voice/?hall=demo', width: 1280, height: 800 },
  { name: 'launcher', path: '/?hall=demo', width: 1280, height: 800 },
]

/** Runs a hall of its own on a free port, and ends it afterwards. */
async function withServer(kind: readonly string[], use: (origin: string) => Promise<void>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'hallcast-pictures-'))
  const args = [join(ROOT, 'tools/start/main.ts'), '--port', '0', '--data', data, ...kind]
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const origin = await new Promise<string>((resolve, reject) => {
      let said = ''
      server.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
        if (found) resolve(found[0])
      })
      server.on('exit', () => reject(new Error('the server did not start')))
    })
    await use(origin)
  } finally {
    const ended = new Promise((resolve) => server.on('exit', resolve))
    server.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
}

async function take(
  browser: Browser,
  origin: string,
  { name, path, width, height, meanwhile }: Picture,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(origin + path)
  await page.waitForSelector('[data-freshness="live"], form', { state: 'attached', timeout: 10_000 })
  await page.waitForTimeout(CALM_MS)
  await meanwhile?.happens()
  if (meanwhile) await page.waitForSelector(meanwhile.shows)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(OUT, `${name}.png`) })
  await page.close()
}

mkdirSync(OUT, { recursive: true })
const { executablePath, args } = await findBrowser()
// As the README has a kiosk browser started: sound needs no touch.
const browser = await chromium.launch({
  executablePath,
  args: [...args, '--autoplay-policy=no-user-gesture-required'],
})
try {
  await withServer(['--demo=quiet'], async (origin) => {
    const hall = new DemoHall(origin)
    await playMorning(hall)
    await new Promise((resolve) => setTimeout(resolve, WAITS_MS))
    const phone = { name: 'ticket', path: hall.phonePath('B009'), width: 390, height: 844 }
    const asks = { happens: () => hall.at(6, 'finish'), shows: '[data-shows="asking"]' }
    const pad = { name: 'evaluation-pad', path: '/evaluation-pad/?hall=demo&counter=6', width: 1280, height: 800 }
    for (const picture of [...PICTURES, phone, { ...pad, meanwhile: asks }]) await take(browser, origin, picture)
  })
  // A demo asks nobody on its own machine to sign in.
  await withServer(['--hall', join(ROOT, 'docs/example-hall.json')], (origin) =>
    take(browser, origin, { name: 'sign-in', path: '/sign-in/', width: 1280, height: 800 }),
  )
} finally {
  await browser.close()
}
