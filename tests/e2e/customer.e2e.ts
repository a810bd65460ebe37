import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import {
  hallcastOf,
  live,
  openBrowser,
  openPage,
  openPlainContext,
  reached,
  tap,
  textOf,
  type Watched,
} from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import { readQr } from './support/read-qr.ts'

/** Every page somebody of the hall stands before or works at; the phone is the customer's own. */
const SCREENS = [
  '/',
  '/call-board/?hall=demo',
  '/counter-sign/?hall=demo&counter=1',
  '/ticket-kiosk/?hall=demo',
  '/counter-console/?hall=demo&counter=1',
]

suite('One customer, from the door to the thanks', () => {
  let server: HallServer
  let browser: Browser
  let hall: BrowserContext
  let phone: BrowserContext
  const opened: Watched[] = []
  const screen = (path: string): Page => opened.find(({ page }) => page.url().includes(path))!.page

  before(async () => {
    ;[server, browser] = await Promise.all([startServer(), openBrowser()])
    hall = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN' })
    phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      isMobile: true,
      hasTouch: true,
    })
    opened.push(...(await Promise.all(SCREENS.map((path) => openPage(hall, server.url + path)))))
    await Promise.all(opened.map(({ page }) => live(page)))
  })
  after(async () => {
    await browser?.close()
    await server?.end()
  })

  test('a ticket of the kiosk is followed on the phone, called by keyboard, shown on board and sign, served and thanked for', async (t) => {
    const client = new HallClient(server.url)

    const kiosk = screen('/ticket-kiosk/')
    await tap(kiosk, '[data-service="A"]', 'kiosk-classes')
    await tap(kiosk, '[data-class="normal"]', 'kiosk-ticket')
    const number = await kiosk.locator('kiosk-ticket [data-number]').getAttribute('data-number')
    assert.match(number ?? '', /^A\d{3}$/)
    assert.match(await textOf(kiosk), new RegExp(`${number}[^]*新装增容[^]*请拍照留存`))

    const link = await readQr(browser, kiosk.locator('kiosk-ticket'))
    assert.match(link, new RegExp(`^${server.url}/ticket/\\?hall=demo&id=[0-9a-f-]{36}&key=[\\w-]{22}$`))
    const customer = await openPage(phone, link)
    opened.push(customer)
    const face = (name: string) => customer.page.locator(`ticket-app[data-face="${name}"]`).waitFor()
    await face('waiting')
    assert.ok((await textOf(customer.page)).includes(`${number}`))

    const desk = screen('/counter-console/')
    await desk.keyboard.press('1')
    await desk.waitForFunction(() => document.title.includes('1号窗口'))
    await desk.locator('console-pad').waitFor()
    const pressedAt = Date.now()
    await desk.keyboard.press('n')
    const onGlass = `[data-ticket="${number}"][data-counter="1"]`
    await Promise.all([
      screen('/call-board/').locator(`board-now ${onGlass}`).waitFor(),
      screen('/call-board/').locator(`board-counters ${onGlass}`).waitFor(),
      screen('/counter-sign/').locator(onGlass).waitFor(),
      desk.locator(`console-now ${onGlass}`).waitFor(),
    ])
    t.diagnostic(`from the key to board, sign and desk: ${Date.now() - pressedAt} ms`)
    const announced = await screen('/call-board/').locator('[aria-live]').first().innerText()
    assert.ok(announced.includes(number ?? '-') && announced.includes('1号窗口'), announced)
    await desk.waitForFunction(() => document.title.startsWith('A'))
    await desk.getByText('已在 2 块屏显示').waitFor()

    await face('called')
    assert.match(await textOf(customer.page), /请到\s+1\s+号窗口/)

    await desk.keyboard.press('s')
    await client.ticket(idOf(link)).then(({ state }) => assert.ok(['called', 'serving'].includes(state)))
    await desk.getByText('开始办理', { exact: false }).first().waitFor()
    await screen('/counter-sign/').locator('.sign.serving').waitFor()
    await desk.keyboard.press('f')
    await desk.waitForFunction(() => !document.title.startsWith('A'))
    assert.equal((await client.ticket(idOf(link))).state, 'done')

    await face('done')
    assert.match(await textOf(customer.page), /感谢您的光临/)
  })

  test('after all that every screen stands where the hall stands, and has nothing to complain of', async () => {
    const { sequence, epoch } = await new HallClient(server.url).snapshot()
    for (const { page, complaints } of opened) {
      if (!page.url().includes('/ticket/')) {
        await reached(page, sequence)
        const seen = await hallcastOf(page)
        assert.deepEqual(seen, { sequence, epoch, freshness: 'live', spoken: [], errors: [] }, page.url())
      }
      assert.deepEqual(complaints, [], page.url())
    }
  })

  test('what a page tells tests cannot be changed by them', async () => {
    const board = screen('/call-board/')
    const tried = await board.evaluate(() => {
      const attempts = [
        () => Object.assign(window, { hallcast: null }),
        () => Object.assign(window.hallcast ?? {}, { sequence: 0 }),
        () => Object.defineProperty(window.hallcast, 'freshness', { value: 'offline' }),
        () =>
          Reflect.deleteProperty(window, 'hallcast') ||
          Reflect.deleteProperty(window.hallcast ?? {}, 'errors') ||
          assertFails(),
      ]
      function assertFails(): never {
        throw new TypeError('refused')
      }
      return attempts.map((attempt) => {
        try {
          attempt()
          return 'changed'
        } catch {
          return 'refused'
        }
      })
    })
    assert.deepEqual(tried, ['refused', 'refused', 'refused', 'refused'])
    const sizes = await board.evaluate(() => {
      ;(window.hallcast!.errors as string[]).push('not ours')
      return window.hallcast!.errors.length
    })
    assert.equal(sizes, 0)
  })

  test('an element of the built bundle repaints when a property is written', async () => {
    const desk = screen('/counter-console/')
    const badge = desk.locator('hall-freshness-badge')
    assert.equal(await badge.isVisible(), false)
    await badge.evaluate((element) => Object.assign(element, { freshness: 'stale', ageMs: 42_000 }))
    await desk.locator('hall-freshness-badge[data-freshness="stale"]').waitFor()
    assert.match(await badge.locator('p').innerText(), /42/)
  })

  test('whoever opens a page without a hall, a counter or a zone that exist is told so in plain words', async () => {
    const words = {
      '/call-board/?hall=nowhere': /没有找到这个营业厅/,
      '/call-board/?hall=demo&zone=north': /没有找到这个等候区/,
      '/counter-sign/?hall=demo&counter=99': /没有找到这个窗口/,
      '/counter-console/?hall=demo&counter=99': /没有.*99/,
    }
    const visit = async ([path, said]: [string, RegExp]) => {
      const { page } = await openPage(await openPlainContext(browser, { locale: 'zh-CN' }), server.url + path)
      await until(`${said.source} on ${path}`, async () => said.test(await textOf(page)))
      const links = await page.locator('a').count()
      assert.equal(
        links > 0,
        path.startsWith('/counter-console'),
        `${path}: only where a person stands is there a way to the launcher`,
      )
    }
    await Promise.all(Object.entries(words).map(visit))
  })
})

function idOf(link: string): { readonly id: string; readonly key: string } {
  const { searchParams } = new URL(link)
  return { id: searchParams.get('id') ?? '', key: searchParams.get('key') ?? '' }
}
