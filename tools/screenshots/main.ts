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

interface Picture {
  readonly name: string
  readonly path: string
  readonly width: number
  readonly height: number
}

const PICTURES: readonly Picture[] = [
  { name: 'call-board', path: '/call-board/?hall=demo', width: 1920, height: 1080 },
  { name: 'call-board-portrait', path: '/call-board/?hall=demo', width: 1080, height: 1920 },
  { name: 'call-board-strip', path: '/call-board/?hall=demo', width: 1920, height: 192 },
  { name: 'counter-sign', path: '/counter-sign/?hall=demo&counter=3', width: 1280, height: 360 },
  { name: 'counter-console', path: '/counter-console/?hall=demo&counter=3', width: 1280, height: 800 },
  { name: 'ticket-kiosk', path: '/ticket-kiosk/?hall=demo', width: 1080, height: 1920 },
  { name: 'launcher', path: '/?hall=demo', width: 1280, height: 800 },
]

/** Runs a quiet demo hall of its own on a free port, and ends it afterwards. */
async function withServer(use: (origin: string) => Promise<void>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'hallcast-pictures-'))
  const args = [join(ROOT, 'tools/start/main.ts'), '--port', '0', '--data', data, '--demo=quiet']
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

async function take(browser: Browser, origin: string, { name, path, width, height }: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(origin + path)
  await page.waitForSelector('[data-freshness="live"]', { state: 'attached', timeout: 10_000 })
  await page.waitForTimeout(CALM_MS)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(OUT, `${name}.png`) })
  await page.close()
}

mkdirSync(OUT, { recursive: true })
await withServer(async (origin) => {
  const hall = new DemoHall(origin)
  await playMorning(hall)
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args: [...args] })
  try {
    const phone = { name: 'ticket', path: hall.phonePath('B009'), width: 390, height: 844 }
    for (const picture of [...PICTURES, phone]) await take(browser, origin, picture)
  } finally {
    await browser.close()
  }
})
