import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { timedIds } from '#shared/storage/new-id.ts'
import { live, openBrowser, openPage, openPlainContext, textOf } from '#tools/hall/browser.ts'
import { HallClient, send } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'

/** A low rating reaches the manager within this of its POST, ms. */
const ALERT_MS = 2_000
const RATINGS = 10
const REAL_HALL = join(import.meta.dirname, '../../docs/example-hall.json')
const PASSWORD = 'correct horse battery'

const now = (): number => performance.timeOrigin + performance.now()
const newId = timedIds(Date.now)

describe("the lobby manager's page", () => {
  let browser: Browser
  let context: BrowserContext
  before(async () => {
    browser = await openBrowser()
    context = await openPlainContext(browser, { locale: 'zh-CN', viewport: { width: 1366, height: 768 } })
  })
  after(() => browser?.close())

  describe('of the demo hall', () => {
    let server: HallServer
    let hall: HallClient
    before(async () => {
      server = await startServer()
      hall = new HallClient(server.url)
      await hall.openCounters(3)
    })
    after(() => server?.end())

    /** One customer served at counter 3; gives the grant. */
    const serve = async (): Promise<string> => {
      await hall.take('B')
      for (const action of ['call-next', 'start', 'finish'] as const) await hall.act('3', action)
      const { counters } = await hall.snapshot()
      return counters.find(({ id }) => id === '3')!.grant!.grantId
    }
    const rate = async (said: object): Promise<string> => {
      const rating = { id: newId(), tappedAt: new Date().toISOString(), ...said }
      assert.equal((await send(`${hall.root}/evaluations`, 'POST', rating)).status, 201)
      return rating.id
    }

    it('shows a low rating within two seconds of its POST; seen with a note, it stays so after a reload', async () => {
      const { page, complaints } = await openPage(context, `${server.url}/hall-manager/?hall=demo`)
      await live(page)
      const took: number[] = []
      let last = ''
      for (let number = 1; number <= RATINGS; number++) {
        const grant = await serve()
        const shown = page.waitForFunction(
          (count) => {
            const alerts = document.querySelector('hall-manager-app')?.shadowRoot?.querySelector('manager-alerts')
            const rows = alerts?.shadowRoot?.querySelectorAll('[data-alert]') ?? []
            return rows.length === count && performance.timeOrigin + performance.now()
          },
          number,
          { polling: 'raf', timeout: 10_000 },
        )
        const from = now()
        last = await rate({ grant, level: (number % 2) + 1, reasons: ['efficiency'], comment: `第${number}位` })
        took.push(Number(await (await shown).jsonValue()) - from)
      }
      took.sort((one, other) => one - other)
      console.log(
        `POST of a low rating → alert, ms: median ${took[RATINGS / 2]!.toFixed(0)}, longest ${took.at(-1)!.toFixed(0)}`,
      )
      assert.ok(took.at(-1)! < ALERT_MS, took.join(' '))
      for (const said of ['3号窗口', '张敏', '变更过户', '办理速度'])
        assert.ok((await textOf(page)).includes(said), said)
      await until('the words of the last customer', async () => (await textOf(page)).includes(`第${RATINGS}位`))

      const alert = page.locator(`[data-alert="${last}"]`)
      await alert.getByRole('button', { name: '已到窗口了解' }).click()
      await alert.locator('textarea').press('End')
      await alert.locator('textarea').pressSequentially('，客户接受道歉')
      await alert.getByRole('button', { name: '确认收到' }).click()
      await alert.waitFor({ state: 'detached' })
      await page.reload()
      await live(page)
      const followUp = page.locator(`details[data-rating="${last}"]`)
      await followUp.locator('summary').click()
      await followUp.getByText('已到窗口了解，客户接受道歉').waitFor()
      assert.equal(await page.locator('[data-alert]').count(), RATINGS - 1)
      await followUp.locator('textarea').fill('已电话回访')
      await followUp.locator('[data-step="resolved"]').click()
      await page.getByText('最近办结 1 条').waitFor()
      const { figures } = (await send<{ figures: { answered: number } }>(`${hall.root}/evaluations`, 'GET')).body
      assert.equal(figures.answered, RATINGS)
      await page.close()
      // A reload calls off what is still being fetched.
      assert.deepEqual(
        complaints.filter((one) => !one.startsWith('failed')),
        [],
      )
    })

    it('keeps what it shows when the server is gone, says how old it is, and goes on when it is back', async () => {
      const page = await context.newPage()
      await page.goto(`${server.url}/hall-manager/?hall=demo`)
      await live(page)
      await hall.take('A')
      await page.locator('[data-service="A"] .far', { hasText: '1' }).waitFor()
      await server.kill('SIGKILL')
      await page.locator('[data-freshness="recovering"]').waitFor()
      assert.equal(await page.locator('[data-service="A"] .far').textContent(), '1')
      await server.restart()
      await live(page)
      const grant = await serve()
      const id = await rate({ grant, level: 1 })
      await page.locator(`[data-alert="${id}"]`).waitFor()
      await page.close()
    })
  })

  describe('of a real hall', () => {
    let server: HallServer
    let page: Page
    let address = ''
    const isSignIn = ({ pathname }: URL): boolean => pathname === '/sign-in/'
    before(async () => {
      server = await startServer({ args: ['--hall', REAL_HALL] })
      page = await context.newPage()
    })
    after(() => server?.end())

    it('leads whoever is nobody to the sign-in and back, and shows the end of the chain of acts', async () => {
      const code = /setup=(\S+)/.exec(server.stdout())![1]!
      address = `${server.url}/hall-manager/?hall=${/hall=([\w-]+)/.exec(server.stdout())![1]!}#ratings`
      await page.goto(address)
      await page.waitForURL(isSignIn)
      await page.getByRole('button', { name: '我有一次性验证码' }).click()
      await page.locator('input[name="who"]').fill(code)
      await page.locator('input[name="password"]').fill(PASSWORD)
      await page.keyboard.press('Enter')
      await page.waitForURL(address)
      await page.locator('[data-section="ratings"]').getByText('今天还没有人评价').waitFor()
      await page.getByText('操作记录 #').waitFor()
    })

    it('lets a screen in by its code, has it show its name, and lets it out, asked once more', async () => {
      const board = await (await openPlainContext(browser, { locale: 'zh-CN' })).newPage()
      await board.goto(`${server.url}/call-board/${new URL(address).search}`)
      const code = await until('a code', async () => /[A-Z]{4}-[A-Z]{4}/.exec(await textOf(board))?.[0])
      await page.locator('manager-pairing .code').fill(code.toLowerCase().replace('-', ''))
      await page.locator('manager-pairing').getByRole('button', { name: '查看' }).click()
      await page.getByText('请求作为综合屏加入').waitFor()
      await page.locator('manager-pairing input[name="label"]').fill('大厅东屏')
      await page.getByRole('button', { name: '允许加入' }).click()
      await page.getByText('“大厅东屏”已加入').waitFor()
      await board.locator('[data-freshness="live"]').waitFor({ state: 'attached' })
      const device = page.locator('manager-device', { hasText: '大厅东屏' })
      await device.locator('.state.online').waitFor({ timeout: 30_000 })
      await device.locator('summary').click()
      await device.getByRole('button', { name: '识别' }).click()
      await until('its name on the wall', async () => (await textOf(board)).includes('大厅东屏'))
      await device.getByRole('button', { name: '撤销授权' }).click()
      await device.getByText('未上传的评价不会丢失').waitFor()
      await device.locator('[data-command="revoke"]').click()
      await device.waitFor({ state: 'detached' })
      await until('another code', async () => {
        const next = /[A-Z]{4}-[A-Z]{4}/.exec(await textOf(board))?.[0]
        return next !== undefined && next !== code
      })
      await board.context().close()
    })

    it('lets its manager out, and is nobody’s then', async () => {
      await page.getByRole('button', { name: '退出登录' }).click()
      await page.waitForURL(isSignIn)
      await page.goto(address)
      await page.waitForURL(isSignIn)
    })
  })
})
