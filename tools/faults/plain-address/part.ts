import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { live, textOf } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type MiddleBox, openMiddleBox } from '#tools/hall/middle-box.ts'
import { startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import type { Fault } from '../fault.ts'
import { differences, hang, hangLive, indecencies, TOTEM, WALL } from '../screens/wall.ts'
import { Trials, unless } from '../trials.ts'

/** A name that only this browser knows, of a machine on the LAN: no browser trusts it without HTTPS. */
const NAME = 'hall.lan'

async function openLanBrowser(): Promise<Browser> {
  const { executablePath, args } = await findBrowser()
  return chromium.launch({ executablePath, args: [...args, `--host-resolver-rules=MAP ${NAME} 127.0.0.1`] })
}

/** What a board must do and must do without. */
async function board(browser: Browser, box: MiddleBox, origin: string, client: HallClient): Promise<readonly string[]> {
  const wall = await hangLive(browser, origin)
  const powers = await wall.page.evaluate(() => ({
    secure: isSecureContext,
    shell: 'serviceWorker' in navigator,
    locks: 'locks' in navigator,
    worker: typeof SharedWorker !== 'undefined',
  }))
  const { call } = await client.act('1', 'recall')
  const onGlass = `board-now [data-ticket="${call?.ticketNumber}"]`
  await wall.page.locator(onGlass).waitFor()
  const streams = box.streams.length
  const second = await wall.context.newPage()
  await second.goto(origin + TOTEM.path)
  await live(second)
  const shared = box.streams.length === streams
  const differs = await differences(wall, client)
  const decent = await indecencies(wall)
  // The hall answers nothing but its pages: what is painted now was kept here.
  box.meddling.answer = (path) => (path.startsWith('/api/') ? { status: 503, headers: {}, body: '' } : null)
  box.endStreams()
  await second.close()
  await wall.page.reload()
  const kept = await wall.page
    .locator(onGlass)
    .waitFor({ timeout: 5_000 })
    .then(
      () => true,
      () => false,
    )
  const badge = await wall.page.locator('call-board-app .freshness').isVisible()
  box.meddling.answer = () => null
  await live(wall.page)
  return [
    ...unless(!powers.secure && !powers.shell && !powers.locks, 'this address is trusted, so it proves nothing'),
    ...unless(powers.worker && shared, 'two boards of one browser do not share their stream'),
    ...unless(kept, 'the last picture was not kept'),
    ...unless(badge, 'an old picture has no badge'),
    ...differs,
    ...decent,
  ]
}

/** What the launcher says to whoever opens it there. */
async function launcher(browser: Browser, origin: string): Promise<readonly string[]> {
  const { page, context } = await hang(browser, origin, { ...WALL, path: '/?hall=demo' })
  await live(page)
  const said = async (): Promise<string> => (await textOf(page)).replaceAll(' ', '')
  const hint = '这个地址不是安全连接'
  await until('the hint', async () => (await said()).includes(hint), 5_000).catch(() => null)
  const text = await said()
  await context.close()
  return [
    ...unless(
      text.includes(hint) && text.includes('断网后不能自己打开'),
      'the launcher does not say what this address costs',
    ),
    ...unless(
      text.includes('HTTPS') && text.includes(`--unsafely-treat-insecure-origin-as-secure=${origin}`),
      'the launcher does not say what to do',
    ),
  ]
}

/** `http://` and a name or number of the LAN: how most halls start. */
export const plainAddress: Fault = {
  id: 'plain-address',
  title: 'A plain address of the LAN',
  done: `The hall is opened as http://hall.lan, which no browser trusts. Two boards hang there; then the interface answers 503 and one of
them is loaded anew.`,
  holds: `Board, stream, the one stream of two boards, and the last picture work; the offline shell and locks are not there, and the launcher
says so and what to do.`,
  play: async () => {
    const trials = new Trials()
    const [server, browser] = await Promise.all([startServer(), openLanBrowser()])
    const box = await openMiddleBox(server.port)
    try {
      const client = new HallClient(server.url)
      await client.openCounters(1)
      await client.take('A')
      await client.act('1', 'call-next')
      const origin = `http://${NAME}:${box.port}`
      trials.note(await board(browser, box, origin, client))
      trials.note(await launcher(browser, origin))
    } finally {
      await browser.close()
      box.close()
      await server.end()
    }
    return trials.outcome(['2 boards on 1 stream', '1 picture kept', '1 launcher that says so'], 'none')
  },
}
