import { expect, fixture, html } from '@open-wc/testing'
import { LauncherApp } from '#displays/launcher/launcher-app.ts'
import { type AnnouncementState, SILENT_HALL } from '#shared/domain/announcement/state.ts'
import type { Call } from '#shared/domain/queue/state.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import { unsaid } from '#tests/fixtures/voice-of.ts'
import { demoView, litWarnings, wearTokens } from '../../browser/demo-view.ts'

async function openLauncher(
  change: (app: LauncherApp) => void = () => {},
  view: HallView = demoView({ waiting: { A: 3 } }),
) {
  const app = new LauncherApp()
  app.hall = new Store(view)
  app.hallId = 'demo'
  app.origin = 'http://hall.example:8080'
  change(app)
  await fixture(html`<div>${app}</div>`)
  const links = () => [...app.renderRoot.querySelectorAll('a')].map((link) => link.getAttribute('href'))
  const text = () => app.renderRoot.textContent.replaceAll(/\s+/g, ' ')
  return { app, links, text }
}

before(wearTokens)

describe('the launcher', () => {
  it('leads a newcomer from kiosk to console to board', async () => {
    const { app } = await openLauncher()
    const tries = [...app.renderRoot.querySelectorAll('[data-try]')].map((link) => link.getAttribute('href'))
    expect(tries).to.deep.equal([
      '/ticket-kiosk/?hall=demo',
      '/counter-console/?hall=demo&counter=1',
      '/call-board/?hall=demo',
    ])
  })

  it('has a sign and a console for every counter and a board for every zone', async () => {
    const { links } = await openLauncher()
    for (const counter of ['1', '2', '3', '4', '5', '6']) {
      expect(links())
        .to.include(`/counter-sign/?hall=demo&counter=${counter}`)
        .and.include(`/counter-console/?hall=demo&counter=${counter}`)
    }
    for (const zone of ['east', 'west']) expect(links()).to.include(`/call-board/?hall=demo&zone=${zone}`)
  })

  it('says how many wait and how many counters are open', async () => {
    const { text } = await openLauncher(() => {}, demoView({ waiting: { A: 3, C: 2 }, closed: ['4'] }))
    expect(text()).to.contain('5 人等候').and.contain('5 个窗口开放')
  })

  it('says how many calls wait for the voice, and nothing while none does', async () => {
    const view = demoView()
    const at = '2026-11-23T02:00:12.000Z' as Instant
    const voice = new Store<AnnouncementState>(SILENT_HALL)
    const { app, text } = await openLauncher((launcher) => Object.assign(launcher, { voice, clock: () => at }), view)
    expect(text()).not.to.contain('待播报')
    const call = { callId: 'c', callIndex: 1 } as unknown as Call
    voice.set(unsaid([call], '2026-11-23T02:00:00.000Z' as Instant))
    await app.updateComplete
    expect(text()).to.contain('1 条待播报，最久 12 秒')
  })

  it('tries nothing out on the customers of a real hall', async () => {
    const { app } = await openLauncher(() => {}, { ...demoView(), demo: false })
    expect(app.renderRoot.querySelectorAll('[data-try]')).to.have.length(0)
  })

  it('says what an insecure address costs and how to cure it', async () => {
    const { text } = await openLauncher((app) => {
      app.secure = false
    })
    expect(text()).to.contain('--unsafely-treat-insecure-origin-as-secure=http://hall.example:8080')
  })

  it('names a hall that the server does not know and leads to the demo', async () => {
    const { text, links } = await openLauncher(
      (app) => {
        app.hallId = 'nowhere'
      },
      { ...demoView(), trouble: 'unknown-hall' },
    )
    expect(text()).to.contain('nowhere')
    expect(links()).to.include('/?hall=demo')
  })

  it('says plainly what to do where the hall may not be seen, and wears no badge beside it', async () => {
    const refused = { ...demoView(), freshness: 'recovering', trouble: 'no-right' } as const
    const afar = await openLauncher((app) => {
      app.secure = false
    }, refused)
    expect(afar.text()).to.contain('http://127.0.0.1:8080/').and.contain('请先登录')
    expect(afar.links()).to.include('/sign-in/?next=%2F%3Fhall%3Ddemo')
    expect(afar.text()).not.to.contain('页面都能用')
    expect(getComputedStyle(afar.app.renderRoot.querySelector('hall-freshness-badge')!).display).to.equal('none')
    const here = await openLauncher((app) => {
      app.origin = 'http://127.0.0.1:8080'
    }, refused)
    expect(here.text()).to.contain('请先登录').and.not.to.contain('如果这是演示营业厅')
  })

  it('can be used by everybody, in both languages, and Lit has nothing to warn of', async () => {
    const { app } = await openLauncher()
    await expect(app).to.be.accessible()
    app.language = 'en'
    await app.updateComplete
    await expect(app).to.be.accessible()
    expect(litWarnings()).to.deep.equal([])
  })
})
