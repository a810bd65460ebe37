import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { LAST_PAINTS, PAINTED_BY } from '#shared/protocol/shell.ts'
import { buildIfStale } from '#tools/build/build.ts'
import { openPagesHall, type PagesHall } from '#tools/bench/hall/in-process.ts'
import { live, openBrowser, reached } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { temporaryFolder } from '#tools/hall/server.ts'
import { copyPages, renew } from './support/new-version.ts'
import { until } from '#tools/hall/until.ts'

const folder = join(temporaryFolder(), 'pages')
let pages: PagesHall
let browser: Browser

before(async () => {
  await buildIfStale()
  copyPages(folder)
  pages = await openPagesHall(folder)
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await pages?.close()
})

/** What the browser has kept: the scripts in the precache, and who painted the last paints. */
async function keptBy(
  page: Page,
): Promise<{ readonly scripts: readonly string[]; readonly painters: readonly (string | null)[] }> {
  return page.evaluate(
    async ([paints, header]) => {
      const scripts: string[] = []
      const painters: (string | null)[] = []
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys()) {
          if (name === paints) painters.push((await cache.match(request))?.headers.get(header) ?? null)
          else if (request.url.includes('/assets/call-board-')) scripts.push(new URL(request.url).pathname)
        }
      }
      // Each paint stands twice.
      return { scripts: scripts.filter((path) => path.endsWith('.js')), painters: [...new Set(painters)] }
    },
    [LAST_PAINTS, PAINTED_BY] as const,
  )
}

test('a newer version waits while calls come, and takes the wall over in an idle moment without anybody', async () => {
  const hall = new HallClient(pages.url)
  await hall.act('3', 'open', { staff: 'li-na' })
  const call = async (): Promise<number> => {
    await hall.take('B')
    return (await hall.act('3', 'call-next')).sequence
  }
  const page = await browser.newPage()
  await page.goto(`${pages.url}/call-board/?hall=demo`)
  await live(page)
  await call()
  await until(
    'the paint of the first version is put away',
    async () => (await keptBy(page)).painters.length === 1,
    30_000,
  )
  const first = await keptBy(page)
  assert.deepEqual(first.painters, first.scripts)

  await renew(folder)
  await page.evaluate(async () => {
    Object.assign(window, { sameAsEver: true })
    await (await navigator.serviceWorker.ready).update()
  })
  const waits = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting))
  await until('the newer version is there', waits, 30_000)
  let latest = 0
  // Longer than the wall takes to look twice whether the moment is idle.
  for (let calls = 0; calls < 6; calls++) {
    await hall.act('3', 'start')
    latest = await call()
    await wait(2_000)
    assert.ok(await waits(), 'the newer version took over while calls came')
    assert.ok(await page.evaluate(() => 'sameAsEver' in window), 'the wall reloaded while calls came')
  }

  // A minute without a hand, which is looked for from the newer version on, and two looks.
  await page.waitForFunction(() => !('sameAsEver' in window), undefined, { timeout: 90_000, polling: 250 })
  await live(page)
  await reached(page, latest)
  const { calls } = await hall.snapshot()
  await page.waitForSelector(`call-board-app [data-ticket="${calls[0]?.ticketNumber}"][data-counter="3"]`)
  await until(
    'the paint of the newer version is put away',
    async () => (await keptBy(page)).painters.length === 1,
    30_000,
  )
  const second = await keptBy(page)
  assert.equal(second.scripts.length, 1, 'the old version is still kept')
  assert.notDeepEqual(second.scripts, first.scripts)
  assert.deepEqual(second.painters, second.scripts)
})
