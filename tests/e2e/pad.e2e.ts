import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { live } from '#tools/hall/browser.ts'
import { HallClient, send } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer, temporaryFolder } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import { readQr } from './support/read-qr.ts'

const profile = join(temporaryFolder(), 'profile')

interface Figures {
  readonly granted: number
  readonly answered: number
  readonly levels: readonly number[]
}

describe('a rating pad', () => {
  let server: HallServer
  let browser: BrowserContext
  let hall: HallClient

  const openProfile = async (): Promise<BrowserContext> => {
    const { executablePath, args } = await findBrowser()
    return chromium.launchPersistentContext(profile, {
      executablePath,
      args: [...args],
      viewport: { width: 1280, height: 800 },
    })
  }
  const openPad = async (): Promise<Page> => {
    const page = await browser.newPage()
    await page.goto(`${server.url}/evaluation-pad/?hall=demo&counter=3`)
    return page
  }
  const openPhone = async (address: string): Promise<Page> => {
    const page = await browser.newPage()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(address)
    return page
  }
  const figures = async (): Promise<Figures> =>
    (await send<{ figures: Figures }>(`${hall.root}/evaluations`, 'GET')).body.figures
  /** One service, and where its customer's phone stands. */
  const serve = async (): Promise<string> => {
    const { id, key } = await hall.take('B')
    for (const action of ['call-next', 'start', 'finish'] as const) await hall.act('3', action)
    return `${server.url}/ticket/?hall=demo&id=${id}&key=${key}`
  }
  const level = (page: Page, value: number) => page.locator(`.levels button[data-level="${value}"]`)
  const shows = (page: Page, step: string) => page.locator(`main[data-shows="${step}"]`).waitFor()
  /** Pressed as soon as the pad takes it: a question that has just appeared takes no tap. */
  const press = async (page: Page, value: number): Promise<void> => {
    await shows(page, 'asking')
    await page.waitForTimeout(450)
    await level(page, value).click()
  }

  before(async () => {
    server = await startServer()
    browser = await openProfile()
    hall = new HallClient(server.url)
    await hall.act('3', 'open', { staff: 'li-na' })
  })

  after(async () => {
    await browser?.close()
    await server?.end()
  })

  test('asks when a service is finished, thanks, and the hall has the rating when the customer closes it', async () => {
    const page = await openPad()
    await live(page)
    await shows(page, 'rest')
    await serve()
    await press(page, 5)
    await shows(page, 'thanks')
    await page.locator('[data-close]').click()
    await shows(page, 'rest')
    await until('the hall has it', async () => (await figures()).levels[4] === 1)
    await page.close()
  })

  test('loses nothing when the server dies before the tap: thanked at once, sent when the hall is back', async () => {
    const page = await openPad()
    await live(page)
    await serve()
    await shows(page, 'asking')
    await server.kill('SIGKILL')
    await press(page, 2)
    await shows(page, 'reasons')
    await page.locator('pad-reasons button[data-reason="efficiency"]').click()
    await page.locator('[data-submit]').click()
    await shows(page, 'thanks')
    await page.locator('[data-close]').click()
    await server.restart()
    await until('the hall has it', async () => (await figures()).levels[1] === 1, 30_000)
    await page.close()
  })

  test('loses nothing when the browser dies within the ten seconds in which one may change one’s mind', async () => {
    const page = await openPad()
    await live(page)
    await serve()
    await press(page, 4)
    await shows(page, 'thanks')
    assert.equal((await figures()).levels[3], 0)
    await browser.close()
    browser = await openProfile()
    const next = await openPad()
    await live(next)
    await until('the hall has it', async () => (await figures()).levels[3] === 1, 30_000)
    await next.close()
  })

  test('counts once what children pound, and what the phone answered first is not asked again', async () => {
    const page = await openPad()
    await live(page)
    const before = (await figures()).answered
    await serve()
    await shows(page, 'asking')
    await page.evaluate(async () => {
      const app = document.querySelector('evaluation-pad-app')!
      for (let tap = 0; tap < 500; tap++) {
        const buttons = [...app.querySelectorAll<HTMLElement>('.levels button')]
        // Not the low ones: the pad would ask a child for its reasons, and wait.
        buttons[2 + (tap % 3)]?.click()
        if (tap % 25 === 0) await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })
    await until('one rating has come', async () => (await figures()).answered === before + 1, 30_000)
    await shows(page, 'rest')
    const ticket = await serve()
    await shows(page, 'asking')
    const phone = await openPhone(ticket)
    await phone.locator('ticket-rating button[data-level="5"]').click()
    await phone.locator('ticket-rating [data-submit]').click()
    await phone.locator('ticket-rating [data-thanks]').waitFor()
    await shows(page, 'answered-elsewhere')
    assert.equal((await figures()).answered, before + 2)
    await phone.close()
    await page.close()
  })

  test('whose disk fails says so and shows the phone a code; the same question is answered there, and once', async () => {
    const page = await openPad()
    await live(page)
    const before = (await figures()).answered
    await serve()
    await shows(page, 'asking')
    await page.evaluate(() => {
      // The disk is full: the browser gives up what was to be written.
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('', 'QuotaExceededError')
      }
    })
    await press(page, 2)
    await shows(page, 'not-kept')
    const address = await readQr(browser, page.locator('pad-phone hall-qr'))
    await page.getByText('请用手机扫码').waitFor()
    assert.match(address, new RegExp(`^${server.url}/ticket/\\?hall=demo&id=[0-9a-f-]{36}&key=[0-9a-f]{32}$`))
    const phone = await openPhone(address)
    await phone.locator('ticket-rating button[data-level="4"]').click()
    await phone.locator('ticket-rating [data-submit]').click()
    await phone.locator('ticket-rating [data-thanks]').waitFor()
    await shows(page, 'answered-elsewhere')
    assert.deepEqual([(await figures()).answered, (await figures()).levels[1]], [before + 1, 1])
    await phone.close()
    await page.close()
  })

  test('is answered first: the phone that sends its own answer is told so, and nothing counts twice', async () => {
    const page = await openPad()
    await live(page)
    const before = (await figures()).answered
    const ticket = await serve()
    const phone = await openPhone(ticket)
    await phone.locator('ticket-rating button[data-level="1"]').click()
    await phone.locator('ticket-rating button[data-reason="process"]').click()
    await press(page, 4)
    await shows(page, 'thanks')
    await page.locator('[data-close]').click()
    await until('the hall has it', async () => (await figures()).answered === before + 1)
    await phone.locator('ticket-rating [data-submit]').click()
    await phone.locator('ticket-rating [data-told="elsewhere"]').waitFor()
    assert.equal((await figures()).answered, before + 1)
    await phone.close()
    await page.close()
  })
})
