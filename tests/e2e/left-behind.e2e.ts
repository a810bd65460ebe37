import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { join } from 'node:path'
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { live } from '#tools/hall/browser.ts'
import { HallClient, send } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer, temporaryFolder } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'

const profile = join(temporaryFolder(), 'profile')

describe('what a customer gave to a pad that was then closed', () => {
  let server: HallServer
  let browser: BrowserContext
  let hall: HallClient
  let devtools: CDPSession
  let registration: string | undefined

  const answered = async (): Promise<number> =>
    (await send<{ figures: { answered: number } }>(`${hall.root}/evaluations`, 'GET')).body.figures.answered
  /** The browser tells the service worker that the line is back. */
  const wake = (): Promise<unknown> =>
    devtools.send('ServiceWorker.dispatchSyncEvent', {
      origin: server.url,
      registrationId: registration!,
      tag: 'outbox ratings',
      lastChance: false,
    })
  const openPad = async (): Promise<Page> => {
    const page = await browser.newPage()
    await page.goto(`${server.url}/evaluation-pad/?hall=demo&counter=3`)
    await live(page)
    await page.evaluate(() => navigator.serviceWorker.ready)
    return page
  }
  /** Serves somebody, who presses a level and closes the thanks. */
  const rate = async (page: Page, level: number, meanwhile: () => Promise<unknown> = async () => {}): Promise<void> => {
    await hall.take('B')
    for (const action of ['call-next', 'start', 'finish'] as const) await hall.act('3', action)
    const button = page.locator(`.levels button[data-level="${level}"]`)
    await page.locator('main[data-shows="asking"]').waitFor()
    await meanwhile()
    await page.waitForTimeout(450)
    await button.click()
    await page.locator('main[data-shows="thanks"]').waitFor()
    await page.locator('[data-close]').click()
  }
  /** Rows that lie on the pad's disk, settled. */
  const kept = (page: Page): Promise<number> =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('hallcast-outbox')
          opening.addEventListener('success', () => {
            const rows = opening.result.transaction('waiting').objectStore('waiting').index('channel').count('ratings')
            rows.addEventListener('success', () => {
              opening.result.close()
              resolve(rows.result)
            })
          })
        }),
    )

  before(async () => {
    server = await startServer()
    const { executablePath, args } = await findBrowser()
    browser = await chromium.launchPersistentContext(profile, { executablePath, args: [...args] })
    hall = new HallClient(server.url)
    await hall.act('3', 'open', { staff: 'li-na' })
    const watcher = await browser.newPage()
    await watcher.goto(`${server.url}/ticket/`)
    devtools = await browser.newCDPSession(watcher)
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      registration = registrations.find(({ isDeleted }) => !isDeleted)?.registrationId ?? registration
    })
    await devtools.send('ServiceWorker.enable')
  })

  after(async () => {
    await browser?.close()
    await server?.end()
  })

  test('reaches the hall by the service worker when the line is back, though no pad is open any more', async () => {
    const page = await openPad()
    await until('the worker is known', () => registration !== undefined)
    await rate(page, 4, () => server.kill('SIGKILL'))
    await until('it lies on the disk', async () => (await kept(page)) === 1)
    await page.close()
    await server.restart()
    assert.equal(await answered(), 0)
    await wake()
    await until('the hall has it', async () => (await answered()) === 1)
    await wake()
    await wake()
    const next = await openPad()
    await until('nothing lies on the disk', async () => (await kept(next)) === 0)
    assert.equal(await answered(), 1)
    await next.close()
  })

  test('counts once when page and service worker bring it at the same moment', async () => {
    const page = await openPad()
    for (let round = 0; round < 5; round++) {
      const before = await answered()
      await Promise.all([rate(page, 5), wake()])
      await Promise.all([wake(), wake()])
      await until('the hall has it', async () => (await answered()) > before)
      assert.equal(await answered(), before + 1)
    }
    await until('nothing lies on the disk', async () => (await kept(page)) === 0)
    await page.close()
  })
})
