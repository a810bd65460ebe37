import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { live } from '#tools/hall/browser.ts'
import { type HallServer, startServer, temporaryFolder } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'

const profile = join(temporaryFolder(), 'profile')
let server: HallServer
let browser: BrowserContext | null = null

async function openWall(): Promise<Page> {
  const { executablePath, args } = await findBrowser()
  // Without the browser's own cache of answers, which would heal by chance what the worker must heal.
  const flags = [...args, '--disk-cache-size=1']
  browser = await chromium.launchPersistentContext(profile, { executablePath, args: flags })
  return browser.pages()[0] ?? browser.newPage()
}

/** Turns some bytes round in the middle of what the browser has kept under addresses that contain `name`. */
function spoil(name: string): number {
  const files = readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('CacheStorage'))
    .map((file) => join(profile, file))
    .filter((file) => statSync(file).isFile())
    .map((file) => ({ file, bytes: readFileSync(file) }))
    // An entry begins with its address; the index of the cache names none.
    .filter(({ bytes }) => bytes.subarray(0, 400).includes(name) && bytes.length > 4_000)
  for (const { file, bytes } of files) {
    for (let at = 2_000; at < 2_200; at++) bytes[at]! ^= 0xff
    writeFileSync(file, bytes)
  }
  return files.length
}

/** Everything the board needs stands in the browser's caches. */
async function learnt(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  const isKept = () => page.evaluate(async () => (await (await caches.open('hallcast-last-paints')).keys()).length > 0)
  await until('the paint is put away', isKept, 30_000)
}

/** Runs in the page: its own script stands in the worker's cache, good to the last byte. */
async function scriptIsWhole(): Promise<boolean> {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    const script = (await cache.keys()).find(({ url }) => /call-board-[^/]+\.js$/.test(url))
    if (script)
      return cache.match(script).then((kept) =>
        kept!.text().then(
          () => true,
          () => false,
        ),
      )
  }
  return false
}

before(async () => {
  server = await startServer()
})

after(async () => {
  await browser?.close()
  await server?.end()
})

test('a wall whose disk has spoilt its script fetches it anew, and starts without its server again afterwards', async () => {
  const address = `${server.url}/call-board/?hall=demo`
  const wall = await openWall()
  await wall.goto(address)
  await live(wall)
  await learnt(wall)
  await browser?.close()
  assert.ok(spoil('/assets/call-board-') > 0, 'nothing was spoilt')

  const again = await openWall()
  await again.goto(address)
  await live(again)
  await again.waitForSelector('call-board-app .board-wall')
  const isKeptAnew = () => again.evaluate(scriptIsWhole)
  await until('the script is kept anew', isKeptAnew)
  await browser?.close()
  await server.kill('SIGKILL')

  const alone = await openWall()
  await alone.goto(address)
  await alone.waitForSelector('call-board-app .board-wall')
  // A browser that ends while it puts its paint away has none: the next test wants one that is whole.
  await alone.evaluate(() => caches.delete('hallcast-last-paints'))
  await learnt(alone)
})

test('a wall whose script is spoilt while its server is away keeps its last picture, and begins by itself when it is back', async () => {
  await browser?.close()
  assert.ok(spoil('/assets/call-board-') > 0, 'nothing was spoilt')
  const wall = await openWall()
  const failed = wall.waitForEvent('requestfailed', (request) => request.url().includes('/assets/call-board-'))
  await wall.goto(`${server.url}/call-board/?hall=demo`)
  await failed
  await wall.waitForSelector('#last-paint', { state: 'attached' })
  await server.restart()
  await live(wall)
  await wall.waitForSelector('#last-paint', { state: 'detached' })
})
