import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPlainContext, textOf } from '#tools/hall/browser.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'

const REAL_HALL = join(import.meta.dirname, '../../docs/example-hall.json')
/** The sign-in's own address may name the console as well, as the page to come back to. */
const isConsole = ({ pathname }: URL): boolean => pathname === '/counter-console/'
const PASSWORD = 'correct horse battery'

describe('the people of a real hall', () => {
  let server: HallServer
  let browser: Browser
  let hall: string

  before(async () => {
    ;[server, browser] = await Promise.all([startServer({ args: ['--hall', REAL_HALL] }), openBrowser()])
    hall = /hall=([\w-]+)/.exec(server.stdout())![1]!
  })
  after(async () => {
    await browser?.close()
    await server?.end()
  })

  const says = (page: Page, words: string): Promise<unknown> =>
    until(`"${words}" on the page`, async () => (await textOf(page)).includes(words))
  const post = (page: Page, path: string, body: object) =>
    page.evaluate(
      async ([to, what]) => {
        const init = { method: 'POST', body: what!, headers: { 'content-type': 'application/json' } }
        const answer = await fetch(`/api/v1/${to}`, init)
        return { status: answer.status, body: await answer.json() }
      },
      [path, JSON.stringify(body)],
    )

  it('first start, password, sign-in, a clerk at the console, sign-out everywhere', async () => {
    const office = await (await openPlainContext(browser, { locale: 'zh-CN' })).newPage()
    const address = /http\S+\/sign-in\/\?setup=\S+/.exec(server.stdout())![0]
    await office.goto(address)
    await says(office, '设置密码')
    assert.doesNotMatch(office.url(), /setup/, 'the code does not stay in the address')
    await office.locator('input[name="password"]').fill(PASSWORD)
    await office.keyboard.press('Enter')
    await office.waitForURL(({ pathname }) => pathname === '/')
    await office.goto(`${server.url}/?hall=${hall}`)
    await says(office, '示例供电营业厅')

    const staff = await office.evaluate(async (id) => (await (await fetch(`/api/v1/halls/${id}`)).json()).staff, hall)
    const clerk = staff[0] as { id: string; name: string }
    const made = await post(office, 'people', { user: 'li', name: clerk.name, role: 'clerk', staff: clerk.id })
    assert.equal(made.status, 201, JSON.stringify(made.body))

    const context = await openPlainContext(browser, { locale: 'zh-CN', viewport: { width: 1366, height: 768 } })
    const desk = await context.newPage()
    await desk.goto(`${server.url}/counter-console/?hall=${hall}&counter=1`)
    await says(desk, '请大堂经理在管理页面输入此代码')
    const code = /[A-Z]{4}-[A-Z]{4}/.exec(await textOf(desk))![0]
    const console1 = { kind: 'counter-console', counter: '1' }
    assert.equal((await post(office, `halls/${hall}/devices/pairing/${code}/approve`, console1)).status, 200)
    // The console is let in; who sits there is another matter.
    await says(desk, '请先登录')
    await desk.getByRole('link', { name: '登录' }).click()
    await says(desk, '营业厅的工作人员在这里登录')
    await desk.getByRole('button', { name: '我有一次性验证码' }).click()
    await desk.locator('input[name="who"]').fill(made.body.code.toLowerCase())
    await desk.locator('input[name="password"]').fill(PASSWORD)
    await desk.keyboard.press('Enter')
    await desk.waitForURL(isConsole)
    await says(desk, clerk.name)
    for (const other of staff.slice(1) as { name: string }[])
      assert.equal(await desk.locator('.pad').getByRole('button', { name: other.name }).count(), 0, other.name)
    await desk.keyboard.press('1')
    await says(desk, '窗口已开始服务')

    const phone = await (await openPlainContext(browser, { locale: 'zh-CN' })).newPage()
    await phone.goto(`${server.url}/sign-in/`)
    await phone.locator('input[name="who"]').fill('li')
    await phone.locator('input[name="password"]').fill(PASSWORD)
    await phone.keyboard.press('Enter')
    await phone.waitForURL(isConsole)
    await phone.goto(`${server.url}/sign-in/`)
    await says(phone, `您好，${clerk.name}`)
    await phone.getByRole('button', { name: '在所有设备上退出' }).click()
    await says(phone, '营业厅的工作人员在这里登录')
    await until('the console asks to sign in', async () => (await textOf(desk)).includes('请先登录'), 10_000)
  })
})
