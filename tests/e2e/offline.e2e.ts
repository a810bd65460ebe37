import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { live, reached } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer, temporaryFolder } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'

let server: HallServer
let browser: BrowserContext
const profile = join(temporaryFolder(), 'profile')

async function openProfile(): Promise<BrowserContext> {
  const { executablePath, args } = await findBrowser()
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...args],
    viewport: { width: 1920, height: 1080 },
  })
}

/** The page opens without its server from now on, and with what it shows. */
async function putAway(page: Page): Promise<void> {
  const look = () =>
    page.evaluate(async () => {
      const paint = await (await caches.open('hallcast-last-paints')).match(location.pathname + location.search)
      return (await paint?.text())?.includes('data-ticket="B001"') ?? false
    })
  await until('the paint is put away', look, 30_000)
}

before(async () => {
  server = await startServer()
  browser = await openProfile()
})

after(async () => {
  await browser?.close()
  await server?.end()
})

test('what a page asks of its hall does not wait for a service worker to wake', async () => {
  const page = await browser.newPage()
  await page.goto(`${server.url}/counter-console/?hall=demo&counter=1`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await live(page)
  await until('a worker that has the page', () => page.evaluate(() => navigator.serviceWorker.controller !== null))
  const devtools = await browser.newCDPSession(page)
  const states: string[] = []
  devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) =>
    states.push(...versions.map(({ runningStatus }) => runningStatus)),
  )
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.stopAllWorkers')
  await until('a worker that sleeps', () => states.at(-1) === 'stopped')
  const answer = (path: string) => page.evaluate(async (path) => (await fetch(path)).status, path)
  assert.equal(await answer('/api/v1/halls/demo'), 200)
  assert.equal(states.at(-1), 'stopped')
  // What is its own to answer wakes it.
  assert.equal(await answer('/counter-console/index.html'), 200)
  assert.notEqual(states.at(-1), 'stopped')
  await page.close()
})

test('a wall that starts without its server shows what it last knew, with its age, and is right again when the server is', async () => {
  const hall = new HallClient(server.url)
  await hall.act('3', 'open', { staff: 'li-na' })
  await hall.take('B')
  await hall.act('3', 'call-next')
  const page = await browser.newPage()
  await page.goto(`${server.url}/call-board/?hall=demo`)
  await live(page)
  await putAway(page)
  await browser.close()
  await server.kill('SIGKILL')

  browser = await openProfile()
  const wall = await browser.newPage()
  // Looked for from inside: the page soon paints for itself, and from outside a busy machine looks too late.
  await wall.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('#last-paint [data-ticket="B001"]')) return
      Object.assign(window, { beganWithPaint: true })
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
    requestAnimationFrame(() =>
      Object.assign(window, { wholeInFirstFrame: document.querySelector('#last-paint ~ #last-paint-end') !== null }),
    )
  })
  const answer = await wall.goto(`${server.url}/call-board/?hall=demo`)
  const policy = answer?.headers()['content-security-policy'] ?? ''
  assert.match(policy, /script-src 'self' 'sha256-[\w+/]{43}=';/, 'of scripts, it is opened for its starter alone')
  assert.match(policy, /style-src 'self' 'unsafe-inline'/)
  assert.equal(answer?.headers()['x-content-type-options'], 'nosniff')
  await wall.waitForFunction(() => 'beganWithPaint' in window)
  await wall.waitForFunction(() => 'wholeInFirstFrame' in window && window.wholeInFirstFrame)
  await wall.waitForSelector('call-board-app [data-ticket="B001"]')
  await wall.waitForSelector('#last-paint', { state: 'detached' })
  const looks = await wall.evaluate(() => ({
    worn: document.head.querySelector('link[data-theme]')?.getAttribute('href'),
    left: document.querySelectorAll('body style, body link, .last-paint').length,
  }))
  assert.deepEqual(
    looks,
    { worn: '/themes/river.css', left: 0 },
    'over a theme that stayed the hall could give no other',
  )
  const badge = wall.locator('[data-freshness]')
  await badge.waitFor()
  assert.notEqual(await badge.getAttribute('data-freshness'), 'live')
  assert.match(await badge.innerText(), /\S/)

  await server.restart()
  const { sequence } = await hall.act('3', 'recall')
  await reached(wall, sequence, 20_000)
  await live(wall)
})
