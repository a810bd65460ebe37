import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Devices } from '#shared/protocol/api.ts'
import { DATABASE } from '#server/node/data-folder.ts'
import { findBrowser } from '#tools/browser/find.ts'
import { textOf } from '#tools/hall/browser.ts'
import { type HallServer, startServer, temporaryFolder } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'

const EXAMPLE = join(import.meta.dirname, '../../docs/example-hall.json')
const MONTH_AGO = new Date(Date.now() - 31 * 86_400_000).toISOString()

describe('the devices of a real hall', () => {
  let server: HallServer
  let admin: string
  const open: BrowserContext[] = []
  const profiles = { board: temporaryFolder(), pad: temporaryFolder() }

  before(async () => {
    const hall = { ...JSON.parse(readFileSync(EXAMPLE, 'utf8')), hours: { open: '00:00', close: '23:59' } }
    const file = join(temporaryFolder(), 'hall.json')
    writeFileSync(file, JSON.stringify({ ...hall, evaluation: { enabled: true, clerk: 'name' } }))
    server = await startServer({ args: ['--hall', file] })
    const code = /setup=(\S+)/.exec(server.stdout())![1]!
    const entered = await send('/setup', { code, password: 'correct horse battery' })
    admin = entered.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  })
  after(async () => {
    await Promise.all(open.map((context) => context.close()))
    await server?.end()
  })

  function send(
    path: string,
    body: object | null,
    headers: Record<string, string> = { cookie: admin },
  ): Promise<Response> {
    const init = body
      ? { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
      : { headers }
    return fetch(`${server.url}/api/v1${path}`, init)
  }
  const inHall = (path: string, body: object | null = null) => send(`/halls/example${path}`, body)
  const devices = async (): Promise<Devices> => (await inHall('/devices')).json() as Promise<Devices>
  const deviceOf = async (kind: string) => (await devices()).devices.find(({ screens }) => screens[0]?.kind === kind)
  async function launch(profile: string): Promise<BrowserContext> {
    const { executablePath, args } = await findBrowser()
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      args: [...args],
      locale: 'zh-CN',
    })
    open.push(context)
    return context
  }
  const says = (page: Page, words: string, withinMs = 10_000) =>
    until(`"${words}" on ${page.url()}`, async () => (await textOf(page)).includes(words), withinMs)
  const codeOn = (page: Page): Promise<string> =>
    until('a code', async () => /[A-Z]{4}-[A-Z]{4}/.exec(await textOf(page))?.[0])
  const rows = (page: Page) =>
    page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('hallcast-outbox')
        opening.onsuccess = () => resolve(opening.result)
      })
      const all = database.transaction('waiting').objectStore('waiting').getAll()
      await new Promise((resolve) => (all.onsuccess = resolve))
      database.close()
      return all.result.length
    })

  let board: Page
  let pad: Page

  it('a board shows a code in plain words, and goes on by itself once a manager has typed it', async () => {
    board = await (await launch(profiles.board)).newPage()
    await board.goto(`${server.url}/call-board/?hall=example`)
    const code = await codeOn(board)
    await says(board, '请大堂经理在管理页面输入此代码')
    await says(board, 'please enter this code on the manager page')
    assert.equal(
      (await inHall(`/devices/pairing/${code}/approve`, { kind: 'call-board', label: '大厅东屏' })).status,
      200,
    )
    await says(board, '示例供电营业厅', 15_000)
    assert.ok(!(await textOf(board)).includes(code))
  })

  it('a pad let in at another counter than it asked for works at that one', async () => {
    pad = await (await launch(profiles.pad)).newPage()
    await pad.goto(`${server.url}/evaluation-pad/?hall=example&counter=9`)
    const code = await codeOn(pad)
    await inHall(`/devices/pairing/${code}/approve`, { kind: 'evaluation-pad', counter: '1' })
    await until('the pad at counter 1', () => new URL(pad.url()).searchParams.get('counter') === '1', 15_000)
    await pad.locator('evaluation-pad-app .screen').waitFor()
  })

  it('the manager sees both, with what they show, and looks for one by its name', async () => {
    const seen = await until(
      'both online',
      async () => {
        const all = (await devices()).devices
        return all.length === 2 && all.every(({ state, pages }) => state === 'online' && pages.length === 1)
          ? all
          : null
      },
      25_000,
    )
    const [shownBoard, shownPad] = [
      seen.find(({ label }) => label === '大厅东屏')!,
      seen.find(({ label }) => label !== '大厅东屏')!,
    ]
    assert.deepEqual(
      [shownBoard.pages[0]?.app, shownBoard.pages[0]?.freshness, shownBoard.outbox],
      ['call-board', 'live', null],
    )
    assert.deepEqual(
      [shownPad.pages[0]?.counter, shownPad.pages[0]?.shows, shownPad.outbox],
      ['1', 'rest', { waiting: 0, oldestAt: null, refused: 0 }],
    )
    assert.match(shownPad.version ?? '', /^\d+\.\d+\.\d+$/)
    await inHall(`/devices/${shownBoard.id}/commands`, { command: 'identify' })
    await board.locator('hall-identify').waitFor({ timeout: 5_000 })
    await says(board, '大厅东屏')
    assert.equal(await pad.locator('hall-identify').count(), 0)
    await board.locator('hall-identify').waitFor({ state: 'detached', timeout: 15_000 })
  })

  it('after a restart of the browser it is still let in, and a renewal whose answer was lost shuts nobody out', async () => {
    await board.context().close()
    await server.kill('SIGTERM')
    // A credential that is a month old is renewed at its next use.
    const database = new DatabaseSync(join(server.data, DATABASE))
    for (const { id, value } of database.prepare("select id, value from records where kind = 'device'").all()) {
      const device = JSON.parse(value as string)
      for (const credential of device.credentials) credential.madeAt = MONTH_AGO
      database.prepare("update records set value = ? where kind = 'device' and id = ?").run(JSON.stringify(device), id!)
    }
    database.close()
    await server.restart()
    const context = await launch(profiles.board)
    const credential = async () =>
      (await context.cookies(`${server.url}/api/v1/devices/access`)).find(({ name }) => name === 'hallcast_device')!
    const before = await credential()
    assert.deepEqual([before.httpOnly, before.sameSite], [true, 'Strict'])
    const lost = await send('/devices/access', {}, { cookie: `hallcast_device=${before.value}` })
    assert.match(lost.headers.getSetCookie().join(), /hallcast_device=/)
    board = await context.newPage()
    await board.goto(`${server.url}/call-board/?hall=example`)
    await says(board, '示例供电营业厅')
    await until('a new credential', async () => (await credential()).value !== before.value, 20_000)
    assert.ok(!/[A-Z]{4}-[A-Z]{4}/.test(await textOf(board)))
  })

  it('a cache that is cleared is fetched again, and the device is still let in', async () => {
    const { id } = (await deviceOf('call-board'))!
    await board.waitForFunction(async () => (await navigator.serviceWorker.ready).active !== null)
    await board.evaluate(() => Object.assign(window, { before: true }))
    await inHall(`/devices/${id}/commands`, { command: 'clear-cache' })
    await until(
      'the board has begun anew',
      async () => board.evaluate(() => !('before' in window)).catch(() => false),
      45_000,
    )
    await says(board, '示例供电营业厅')
    assert.equal((await deviceOf('call-board'))?.commands.length, 0)
  })

  it('a pad that is let out ends within five seconds and asks to be let in; what was given at it is kept, and lies apart', async () => {
    const { id } = (await deviceOf('evaluation-pad'))!
    await inHall('/counters/1/open', { staff: 'li-na' })
    await inHall('/tickets', { service: 'A' })
    for (const action of ['call-next', 'start', 'finish'])
      assert.equal((await inHall(`/counters/1/${action}`, {})).status, 200, action)
    await pad.locator('main[data-shows="asking"]').waitFor()
    await pad.context().setOffline(true)
    await pad.waitForTimeout(450)
    await pad.locator('.levels button[data-level="5"]').click()
    await until('the rating on the disk', async () => (await rows(pad)) === 1)
    await inHall(`/devices/${id}/commands`, { command: 'revoke' })
    assert.equal(await rows(pad), 1, 'revoked, and the rating is there')
    await pad.context().setOffline(false)
    const onlineAt = performance.now()
    await codeOn(pad)
    const ms = performance.now() - onlineAt
    assert.ok(ms < 5_000, `${Math.round(ms)} ms`)
    const { ratings } = await until(
      'the rating in quarantine',
      async () => {
        const answer = (await (await inHall('/devices/quarantine')).json()) as { ratings: { level: number }[] }
        return answer.ratings.length > 0 ? answer : null
      },
      40_000,
    )
    assert.deepEqual(
      ratings.map(({ level }) => level),
      [5],
    )
    assert.equal(
      (await devices()).alarms.some(({ kind }) => kind === 'quarantined'),
      true,
    )
  })

  it('a board that is let out shows its code within five seconds', async () => {
    const { id } = (await deviceOf('call-board'))!
    const from = performance.now()
    await inHall(`/devices/${id}/commands`, { command: 'revoke' })
    await codeOn(board)
    const ms = performance.now() - from
    assert.ok(ms < 5_000, `${Math.round(ms)} ms`)
  })
})
