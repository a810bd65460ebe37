import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { keptState } from '#tools/faults/screens/wall.ts'
import { findBrowser } from '#tools/browser/find.ts'
import { live, openPage, textOf } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type MiddleBox, openMiddleBox } from '#tools/hall/middle-box.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'

let server: HallServer
let browser: Browser
let box: MiddleBox
let origin: string

before(async () => {
  server = await startServer()
  box = await openMiddleBox(server.port)
  const { executablePath, args } = await findBrowser()
  browser = await chromium.launch({ executablePath, args: [...args, '--host-resolver-rules=MAP hall.lan 127.0.0.1'] })
  origin = `http://hall.lan:${box.port}`
})
after(async () => {
  await browser?.close()
  box?.close()
  await server?.end()
})

async function open(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  return (await openPage(context, origin + path)).page
}

test('a board on a plain address of the LAN shares its stream, follows its hall and keeps its last picture', async () => {
  const hall = new HallClient(server.url)
  await hall.openCounters(1)
  await hall.take('A')
  const { call } = await hall.act('1', 'call-next')
  const board = await open('/call-board/?hall=demo')
  await live(board)
  assert.equal(await board.evaluate(() => isSecureContext), false)
  assert.equal(await board.evaluate(() => 'serviceWorker' in navigator || 'locks' in navigator), false)
  const onGlass = board.locator(`board-now [data-ticket="${call?.ticketNumber}"]`)
  await onGlass.waitFor()

  const second = await board.context().newPage()
  await second.goto(`${origin}/counter-sign/?hall=demo&counter=1`)
  await live(second)
  assert.equal(box.streams.length, 1)
  await until('the picture is kept', async () => (await keptState(board))?.calls.length === 1)

  box.meddling.answer = (path) => (path.startsWith('/api/') ? { status: 503, headers: {}, body: '' } : null)
  box.endStreams()
  await board.reload()
  await onGlass.waitFor()
  assert.equal(await board.locator('hall-freshness-badge p').isVisible(), true)
  box.meddling.answer = () => null
  await live(board)
})

test('the launcher on such an address says what it costs and what to do', async () => {
  const launcher = await open('/?hall=demo')
  await live(launcher)
  const text = (await textOf(launcher)).replaceAll(' ', '')
  assert.match(text, /这个地址不是安全连接/)
  assert.match(text, /断网后不能自己打开/)
  assert.ok(text.includes(`--unsafely-treat-insecure-origin-as-secure=${origin}`))
})
