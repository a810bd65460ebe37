import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { ACTION_KEYS } from '#displays/counter-console/keys.ts'
import { live, openBrowser, openPage, openPlainContext, textOf, type Watched } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'

describe('clerks at their consoles', () => {
  let server: HallServer
  let browser: Browser
  let context: BrowserContext
  let hall: HallClient
  const pages: Watched[] = []

  before(async () => {
    ;[server, browser] = await Promise.all([startServer(), openBrowser()])
    hall = new HallClient(server.url)
    context = await openPlainContext(browser, { viewport: { width: 1366, height: 768 } })
    const { counters } = await hall.snapshot()
    for (const { id, state } of counters) if (state !== 'closed') await hall.act(id, 'close')
  })
  after(async () => {
    await browser?.close()
    await server?.end()
  })

  const open = async (path: string): Promise<Page> => {
    const watched = await openPage(context, `${server.url}${path}`)
    pages.push(watched)
    await live(watched.page)
    return watched.page
  }
  const says = (page: Page, words: string, withinMs = 5_000): Promise<unknown> =>
    until(`"${words}" on the page`, async () => (await textOf(page)).includes(words), withinMs)
  /** Presses an action's key once its button is lit, as a clerk who looks does. */
  const act = async (page: Page, action: string): Promise<void> => {
    await page.locator(`[data-action="${action}"]:not([aria-disabled])`).waitFor()
    await page.keyboard.press(ACTION_KEYS[action as keyof typeof ACTION_KEYS])
  }
  const stateOf = async (id: string): Promise<string | undefined> =>
    (await hall.snapshot()).counters.find((counter) => counter.id === id)?.state
  const ticketAt = async (page: Page): Promise<string | null> => {
    const painted = page.locator('[data-ticket]')
    return (await painted.count()) === 0 ? null : painted.first().getAttribute('data-ticket')
  }

  it('a morning by keyboard alone: open, call, start, finish and call, no-show, hold, call back, transfer, pause, resume, close', async () => {
    const numbers: string[] = []
    for (let customer = 0; customer < 4; customer++) numbers.push(String((await hall.take('B')).number))
    const [first, second, third, fourth] = numbers
    const desk = await open('/counter-console/?counter=3')
    const sign = await open('/counter-sign/?counter=3')
    await says(sign, '未开放')
    await desk.keyboard.press('1')
    await says(desk, '窗口已开始服务')

    await act(desk, 'call-next')
    await until('the call on the sign', async () => (await ticketAt(sign)) === first)
    assert.equal(await sign.locator('[data-ticket]').getAttribute('data-counter'), '3')
    await says(desk, '已在 1 块屏显示')
    await act(desk, 'start')
    await says(sign, '正在办理')

    await act(desk, 'call-next')
    await until('the next customer', async () => (await ticketAt(desk)) === second)
    await act(desk, 'no-show')
    await says(desk, `${second} 已记为过号`)
    await act(desk, 'call-next')
    await until('the third customer', async () => (await ticketAt(desk)) === third)
    await act(desk, 'hold')
    await says(desk, `${third} 已挂起`)

    await desk.keyboard.press('l')
    await desk.getByRole('button', { name: `回呼 ${third}` }).focus()
    await desk.keyboard.press('Enter')
    await until('the held customer', async () => (await ticketAt(sign)) === third)
    await act(desk, 'start')
    await says(desk, '开始办理')
    await act(desk, 'transfer')
    await desk.keyboard.press('1')
    await says(desk, `${third} 已转移`)

    await act(desk, 'call-next')
    await until('the last customer', async () => (await ticketAt(desk)) === fourth)
    await act(desk, 'start')
    await until('service', async () => (await stateOf('3')) === 'serving')
    await act(desk, 'finish')
    await says(desk, `${fourth} 已完成`)
    await act(desk, 'reopen')
    await until('the finish taken back', async () => (await ticketAt(desk)) === fourth)
    await act(desk, 'finish')
    await until('the counter free', async () => (await stateOf('3')) === 'idle')

    await act(desk, 'pause')
    await desk.keyboard.press('2')
    await says(sign, '暂停服务')
    await says(sign, '恢复')
    await act(desk, 'resume')
    await until('the counter at work', async () => (await stateOf('3')) === 'idle')
    await act(desk, 'close')
    await desk.keyboard.press('1')
    await until('the counter closed', async () => (await stateOf('3')) === 'closed')
    assert.deepEqual(
      pages.flatMap(({ complaints }) => complaints),
      [],
    )
  })

  it('two clerks cannot hold the same counter, nor one clerk two', async () => {
    const [li, wang] = await Promise.all([open('/counter-console/?counter=1'), open('/counter-console/?counter=1')])
    await Promise.all([li.keyboard.press('1'), wang.keyboard.press('2')])
    await until('somebody at the counter', async () => (await stateOf('1')) === 'idle')
    const { counters, staff } = await hall.snapshot()
    const holder = staff.find(({ id }) => id === counters.find(({ id }) => id === '1')?.staff)
    assert.ok(holder)
    await Promise.all([says(li, holder.name), says(wang, holder.name)])

    const other = await open('/counter-console/?counter=2')
    await says(other, '在1号窗口')
    const place = staff.findIndex(({ id }) => id === holder.id)
    await other.keyboard.press(String(place + 1))
    await says(other, '此人已在另一个窗口服务')
    assert.equal(await stateOf('2'), 'closed')
  })

  it('says who is there when a colleague was quicker by a moment the screen had not heard of', async () => {
    const desk = await open('/counter-console/?counter=5')
    await desk.route('**/counters/5/open', async (route) => {
      await hall.act('5', 'open', { staff: 'zhao-xue' })
      await route.continue()
    })
    await desk.keyboard.press('8')
    await says(desk, '这个窗口已有同事在用')
  })

  it('picks a counter where the address names none, and says so where it names one that is not there', async () => {
    const desk = await open('/counter-console/?counter=99')
    await says(desk, '没有“99”这个窗口')
    await desk.getByRole('link', { name: '6号窗口' }).click()
    await live(desk)
    assert.equal(new URL(desk.url()).searchParams.get('counter'), '6')
    const sign = await open('/counter-sign/?counter=99')
    await says(sign, '没有找到这个窗口')
  })
})
