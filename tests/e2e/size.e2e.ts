import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { openPagesHall, type PagesHall } from '#tools/bench/hall/in-process.ts'
import { isOnDemand, pageLoads } from '#tools/size/page-load.ts'
import { live, openBrowser, openPage } from '#tools/hall/browser.ts'
import { until } from '#tools/hall/until.ts'

const DIST = join(import.meta.dirname, '../../dist')

/** What a script is asked for as, when it is to be run and not to be kept. */
const TO_RUN = ['script', 'sharedworker']

describe('what a screen loads', () => {
  let hall: PagesHall
  let browser: Browser
  before(async () => void ([hall, browser] = await Promise.all([openPagesHall(DIST), openBrowser()])))
  after(() => Promise.all([browser.close(), hall.close()]))

  for (const app of ['call-board', 'counter-sign']) {
    it(`${app} loads the scripts that its size counts, in as many bytes, and no others`, async () => {
      const counted = pageLoads(DIST).find((load) => load.app === app)!
      const from = hall.requests.length
      const loaded = () =>
        hall.requests
          .slice(from)
          .filter(({ path, wantedFor }) => TO_RUN.includes(wantedFor) && !isOnDemand(path))
          .map(({ path, bytes }) => [path.slice(1), bytes] as const)
      const context = await browser.newContext()
      const { page } = await openPage(context, `${hall.url}/${app}/?counter=1`)
      await live(page)
      await until('the last of its scripts', () => loaded().length >= counted.scripts.length)
      // The last that a page does by itself: it has let the service worker in.
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
      await context.close()
      assert.deepEqual(
        loaded()
          .map(([path]) => path)
          .toSorted(),
        [...counted.scripts].toSorted(),
      )
      assert.equal(
        loaded().reduce((sum, [, bytes]) => sum + bytes, 0),
        counted.bytes,
      )
    })
  }
})
