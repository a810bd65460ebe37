import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { live, openBrowser, textOf } from '#tools/hall/browser.ts'
import { HallClient, send } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'

const SAID = ['紧急情况', '请保持冷静，听从工作人员指引', 'Emergency', 'Please stay calm and follow the staff']
/** From the manager's finger to every screen. */
const SOON_MS = 2_000

let server: HallServer
let browser: Browser
let context: BrowserContext

before(async () => {
  server = await startServer()
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 720 } })
})
after(async () => {
  await browser?.close()
  await server?.end()
})

/** Opens a screen that will start without its server, too. */
async function open(path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${server.url}${path}`)
  await live(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  return page
}

async function says(screen: Page, wanted: boolean, withinMs = 10_000): Promise<void> {
  const agrees = async (): Promise<boolean> => {
    const text = await textOf(screen)
    return SAID.every((words) => text.includes(words)) === wanted && text !== ''
  }
  await until(`${screen.url()} says ${wanted ? '' : 'no more '}that there is an emergency`, agrees, withinMs)
}

/** As when the wall goes: what stands on it is put away, and the next start begins with it. */
async function putAway(wall: Page): Promise<void> {
  await wall.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    dispatchEvent(new Event('visibilitychange'))
    Reflect.deleteProperty(document, 'hidden')
  })
  const isKept = () =>
    wall.evaluate(async () => {
      const paint = await (await caches.open('hallcast-last-paints')).match(location.pathname + location.search)
      return (await paint?.text())?.includes('紧急情况') ?? false
    })
  await until('the paint is put away', isKept)
  // Looked for from inside: the page soon paints for itself.
  await wall.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const past = document.querySelector('#last-paint was-hall-plain-page')
      if (!past?.shadowRoot?.textContent.includes('紧急情况')) return
      Object.assign(window, { beganWithEmergency: true })
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
}

test('an emergency that the manager declares stands on wall, sign, kiosk and pad, through the death of the server, until it is lifted', async (t) => {
  const hall = new HallClient(server.url)
  await hall.openCounters(3)
  await hall.take('B')
  await hall.act('3', 'call-next')
  const wall = await open('/call-board/?hall=demo')
  const sign = await open('/counter-sign/?hall=demo&counter=3')
  const pad = await open('/evaluation-pad/?hall=demo&counter=3')
  const kiosk = await open('/ticket-kiosk/?hall=demo')
  const screens = [wall, sign, pad, kiosk]
  const calls = wall.locator('call-board-app [data-ticket="B001"]')
  await calls.first().waitFor()

  const manager = await open('/hall-manager/?hall=demo')
  await manager.locator('[data-declare]').click()
  await manager.locator('[data-begin]').click()
  const pressedAt = performance.now()
  await Promise.all(screens.map((screen) => says(screen, true)))
  const took = performance.now() - pressedAt
  t.diagnostic(`declared, it stood on four screens after ${took.toFixed(0)} ms`)
  assert.ok(took < SOON_MS, `${took} ms`)
  assert.equal(await calls.count(), 0)

  await putAway(wall)
  await server.kill('SIGKILL')
  // A power cut: the wall starts without its server, and never with empty paper.
  await wall.reload()
  await wall.waitForFunction(() => 'beganWithEmergency' in window)
  await says(wall, true)
  await server.restart()
  await Promise.all(screens.map((screen) => live(screen)))
  await Promise.all(screens.map((screen) => says(screen, true)))

  await live(manager)
  await manager.locator('[data-end]').click()
  await Promise.all(screens.map((screen) => says(screen, false)))
  await calls.first().waitFor()
  await sign.locator('[data-ticket="B001"]').waitFor()
})

test('a console has its customer whole under the notice, and its buttons free, on a low screen and in a strip beside another program', async () => {
  const hall = new HallClient(server.url)
  // Open already where the tests above have run.
  await hall.ask('2', 'open', { staff: 'wang-lei' })
  await hall.take('B')
  await hall.act('2', 'call-next')
  const desk = await open('/counter-console/?hall=demo&counter=2')
  await desk.locator('console-now .large[data-ticket]').waitFor()
  const shapes = [
    [1024, 600],
    [420, 900],
    [360, 720],
  ] as const
  const notice = (is: string) => send(`${hall.root}/emergency/${is}`, 'POST', {})
  await notice('begin')
  await says(desk, true)
  for (const [width, height] of shapes) {
    await desk.setViewportSize({ width, height })
    const hidden = await desk.evaluate(() => {
      const parts = document.querySelector('counter-console-app')!.shadowRoot!
      const now = parts.querySelector('console-now')!.shadowRoot!
      const frame = now.querySelector('section')!.getBoundingClientRect()
      const facts = [...now.querySelectorAll('.large, dd')].map((part) => part.getBoundingClientRect())
      const buttons = [...parts.querySelector('console-pad')!.shadowRoot!.querySelectorAll('button')]
      const isFree = (button: Element): boolean => {
        const { left, top, width, height } = button.getBoundingClientRect()
        const inside = left >= 0 && top >= 0 && left + width <= innerWidth && top + height <= innerHeight
        const over = parts.elementFromPoint(left + width / 2, top + height / 2)
        return inside && over?.localName === 'console-pad'
      }
      return {
        facts: facts.filter(({ top, bottom }) => top < frame.top || bottom > frame.bottom).length,
        buttons: buttons.filter((button) => !isFree(button)).length,
      }
    })
    assert.deepEqual(hidden, { facts: 0, buttons: 0 }, `${width} × ${height}`)
  }
  await notice('end')
})
