import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing'
import { encode } from 'uqr'
import type { Reply, TakenTicket } from '#displays/ticket-kiosk/ask.ts'
import type { Intent } from '#displays/ticket-kiosk/flow.ts'
import type { HallPlainPage } from '#shared/ui/hall-plain-page.ts'
import '#shared/ui/hall-plain-page.ts'
import '#shared/ui/hall-qr.ts'
import { phoneAddress } from '#shared/ui/phone-address.ts'
import { QUIET_ZONE, qrPath } from '#shared/ui/qr.ts'
import { KioskSession } from '#displays/ticket-kiosk/session.ts'
import { TicketKioskApp } from '#displays/ticket-kiosk/ticket-kiosk-app.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { NoticeId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { EMPTY_VIEW, type HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import { demoView, type DemoViewOptions, litWarnings, wearTokens } from '../../browser/demo-view.ts'

const NO_CLASSES: HallConfig = { ...DEMO_HALL, kiosk: { ...DEMO_HALL.kiosk, classes: [] } }
const given = (intent: Intent): Reply => ({
  kind: 'given',
  ticket: {
    id: '019a' as TicketId,
    key: 'secret',
    number: 'A023',
    service: intent.service,
    class: intent.class,
    ahead: 7,
    wait: { p50Min: 12, p80Min: 22 },
    issuedAt: '2026-11-23T02:24:00.000Z' as Instant,
    publicUrl: null,
  },
})

interface Kiosk {
  readonly app: TicketKioskApp
  readonly view: Store<HallView>
  readonly session: KioskSession
  readonly asked: Intent[]
  /** Moves the kiosk's own time. */
  readonly pass: (ms: number) => void
}

interface KioskOptions extends DemoViewOptions {
  readonly answer?: (intent: Intent) => Reply | Promise<Reply>
  readonly at?: string
}

const lives: AbortController[] = []

async function openKiosk({
  answer = given,
  at = '2026-11-23T02:24:00.000Z',
  ...hall
}: KioskOptions = {}): Promise<Kiosk> {
  const life = new AbortController()
  lives.push(life)
  const asked: Intent[] = []
  let now = 0
  let keys = 0
  const view = new Store<HallView>(demoView({ hall: NO_CLASSES, ...hall }))
  const desk = {
    take: async (intent: Intent) => {
      asked.push(intent)
      return answer(intent)
    },
  }
  const session = new KioskSession({ desk, newKey: () => `key-${++keys}`, now: () => now, signal: life.signal })
  // Customers take a moment at each step; what comes sooner is the second half of a double tap.
  let step = session.state.get().step.at
  session.state.subscribe((state) => {
    if (state.step.at !== step) now += 600
    step = state.step.at
  }, life.signal)
  const app = new TicketKioskApp()
  app.hall = view
  app.session = session
  app.clock = () => at as Instant
  app.phoneAddress = (ticket: TakenTicket) => phoneAddress('https://hall.example', 'demo', ticket)
  await fixture(html`<div style="height:900px">${app}</div>`)
  return { app, view, session, asked, pass: (ms) => void (now += ms) }
}

/** Everything of the kiosk's step, through its shadow roots. */
function find(app: TicketKioskApp, selector: string): HTMLElement {
  const found = all(app.renderRoot, selector)[0]
  if (!found) throw new Error(`The kiosk shows no ${selector}`)
  return found
}

function all(root: ParentNode, selector: string): HTMLElement[] {
  const here = [...root.querySelectorAll<HTMLElement>(selector)]
  const below = [...root.querySelectorAll('*')].flatMap((element) =>
    element.shadowRoot ? all(element.shadowRoot, selector) : [],
  )
  return [...here, ...below]
}

const textOf = (app: TicketKioskApp): string => {
  const read = (node: Node): string =>
    node.nodeName === 'STYLE'
      ? ''
      : node.nodeType === Node.TEXT_NODE
        ? (node.textContent ?? '')
        : [...((node as Element).shadowRoot ?? node).childNodes].map(read).join(' ')
  return read(app).replaceAll(/\s+/g, ' ')
}

async function shows(app: TicketKioskApp, step: string): Promise<void> {
  await waitUntil(() => app.renderRoot.querySelector('main')?.dataset['shows'] === step, `the kiosk shows ${step}`)
  await aTimeout(0)
}

before(wearTokens)

afterEach(() => {
  for (const life of lives.splice(0)) life.abort()
})

describe('the ticket kiosk', () => {
  it('offers every service with how many wait, how long it takes, and whether a counter serves it now', async () => {
    const { app } = await openKiosk({ waiting: { A: 7 }, closed: ['5'] })
    const buttons = all(app.renderRoot, '[data-service]')
    expect(buttons.map((button) => button.dataset['service'])).to.deep.equal(['A', 'B', 'C', 'D', 'V'])
    expect(buttons[0]!.textContent).to.contain('7 人等候').and.contain('约15–25分钟').and.contain('New connection')
    expect(buttons[4]!.textContent).to.contain('目前没有窗口办理')
  })

  it('tells no wait where nobody waits and a counter is idle, and that one is first where every counter is busy', async () => {
    const { app, view } = await openKiosk()
    expect(find(app, '[data-service=A] .count').textContent).to.contain('无人等候').and.not.to.contain('分钟')
    const { state } = view.get()
    const counters = state.counters.map((counter) => ({ ...counter, state: 'serving' as const }))
    view.set({ ...view.get(), state: { ...state, counters } })
    await waitUntil(() => find(app, '[data-service=A] .count').textContent?.includes('您排第一位'))
    expect(find(app, '[data-service=A] .count').textContent).to.contain('约15–25分钟').and.not.to.contain('无人')
  })

  it('says in an emergency so above all else, in both languages, and still gives tickets', async () => {
    const { app, view } = await openKiosk()
    const calm = view.get()
    const notices = [
      { id: 'alarm' as NoticeId, code: 'emergency' as const, raisedAt: '2026-11-23T02:24:00.000Z' as Instant },
    ]
    view.set({ ...calm, state: { ...calm.state, notices } })
    await app.updateComplete
    const notice = find(app, 'hall-plain-page') as HallPlainPage
    await notice.updateComplete
    expect(textOf(app)).to.contain('紧急情况').and.contain('Emergency').and.contain('请选择要办理的业务')
    expect(notice.getBoundingClientRect().bottom).to.be.lessThan(find(app, 'header').getBoundingClientRect().top + 1)
    await expect(app).to.be.accessible()
    find(app, '[data-service=A]').click()
    await shows(app, 'ticket')
    view.set(calm)
    await app.updateComplete
    expect(textOf(app)).not.to.contain('紧急')
  })

  it('promises, in large text too, what a call screen shows of a choice', async () => {
    const { app, session } = await openKiosk({ hall: DEMO_HALL })
    session.send({ type: 'elder', elder: true })
    find(app, '[data-service=B]').click()
    await shows(app, 'classes')
    expect(textOf(app)).to.contain('叫号屏只显示一个小圆点，不显示原因')
  })

  it('gives one ticket for one tap, and one for two taps', async () => {
    const { app, asked } = await openKiosk()
    const button = find(app, '[data-service=A]')
    button.click()
    button.click()
    await shows(app, 'ticket')
    expect(asked).to.deep.equal([{ key: 'key-1', service: 'A', class: 'normal' }])
    expect(find(app, '[data-number]').textContent).to.equal('A023')
    expect(textOf(app)).to.contain('请拍照留存').and.contain('还剩 20 秒')
  })

  it('asks for the class only where the hall offers one, and only those it offers', async () => {
    const { app, asked } = await openKiosk({
      hall: { ...DEMO_HALL, kiosk: { ...DEMO_HALL.kiosk, classes: ['normal', 'elderly', 'disabled'] } },
    })
    find(app, '[data-service=B]').click()
    await shows(app, 'classes')
    const classes = all(app.renderRoot, '[data-class]')
    expect(classes.map((button) => button.dataset['class'])).to.deep.equal(['normal', 'elderly', 'disabled'])
    find(app, '[data-class=elderly]').click()
    await shows(app, 'ticket')
    expect(asked[0]!.class).to.equal('elderly')
  })

  it('leads who reads by ear or by keys to the heading of each step', async () => {
    const { app } = await openKiosk({ hall: DEMO_HALL })
    find(app, '[data-service=B]').click()
    await shows(app, 'classes')
    await waitUntil(() => app.renderRoot.querySelector('kiosk-classes')?.shadowRoot?.activeElement?.localName === 'h1')
    app.renderRoot.querySelector('.screen')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    await shows(app, 'services')
  })

  it('says where to ask when the hall does not answer, shows no number, and tries the same wish again', async () => {
    const answers: Reply['kind'][] = ['none', 'given']
    const { app, asked } = await openKiosk({
      answer: (intent) => (answers.shift() === 'given' ? given(intent) : { kind: 'none' }),
    })
    find(app, '[data-service=A]').click()
    await shows(app, 'trouble')
    expect(textOf(app)).to.contain('暂时无法取号').and.contain('请到大厅入口的引导台')
    expect(all(app.renderRoot, '[data-number]')).to.have.length(0)
    find(app, 'kiosk-trouble').shadowRoot!.querySelector('button')!.click()
    await shows(app, 'ticket')
    expect(asked.map(({ key }) => key)).to.deep.equal(['key-1', 'key-1'])
  })

  it('offers no services while the hall is not heard, and offers them again by itself', async () => {
    const { app, view } = await openKiosk()
    view.set({ ...view.get(), freshness: 'stale', ageMs: 14_000 })
    await shows(app, 'trouble')
    expect(all(app.renderRoot, '[data-service]')).to.have.length(0)
    view.set({ ...view.get(), freshness: 'live' })
    await shows(app, 'services')
  })

  it('speaks Chinese and English while it has never heard which languages its hall speaks', async () => {
    const { app, view } = await openKiosk()
    view.set({ ...EMPTY_VIEW, freshness: 'offline' })
    await shows(app, 'trouble')
    for (const said of ['暂时无法取号', 'No tickets right now', '请找工作人员帮您取号', 'ask a member of staff'])
      expect(textOf(app)).to.contain(said)
  })

  it('keeps a ticket on the screen when the line is lost right after it was given', async () => {
    const { app, view } = await openKiosk()
    find(app, '[data-service=A]').click()
    await shows(app, 'ticket')
    view.set({ ...view.get(), freshness: 'offline', ageMs: 70_000 })
    await app.updateComplete
    expect(find(app, '[data-number]').textContent).to.equal('A023')
  })

  it('says when it opens while the hall is closed', async () => {
    const hours = { ...NO_CLASSES.hours, ticketsOutside: 'refuse' as const }
    const evening = await openKiosk({ hall: { ...NO_CLASSES, hours }, at: '2026-11-23T12:00:00.000Z' })
    expect(textOf(evening.app)).to.contain('明天 08:30 开始取号')
    const morning = await openKiosk({ hall: { ...NO_CLASSES, hours }, at: '2026-11-22T23:00:00.000Z' })
    expect(textOf(morning.app)).to.contain('今天 08:30 开始取号')
  })

  it('asks a playing child politely for patience once the limit is reached', async () => {
    const hall = { ...NO_CLASSES, kiosk: { ...NO_CLASSES.kiosk, ticketsPerMinute: 2 } }
    const { app, asked } = await openKiosk({ hall })
    for (let i = 0; i < 2; i++) {
      find(app, '[data-service=A]').click()
      await shows(app, 'ticket')
      find(app, '[data-done]').click()
      await shows(app, 'services')
    }
    find(app, '[data-service=A]').click()
    await shows(app, 'trouble')
    expect(textOf(app)).to.contain('取号太快了').and.contain('约 60 秒后')
    expect(asked).to.have.length(2)
  })

  it('goes back to the first step after the ticket has stood its time, and later when more time was asked for', async () => {
    const { app, session, pass } = await openKiosk()
    find(app, '[data-service=A]').click()
    await shows(app, 'ticket')
    pass(15_000)
    find(app, 'kiosk-countdown').shadowRoot!.querySelector('button')!.click()
    pass(20_000)
    session.send({ type: 'tick' })
    await app.updateComplete
    expect(app.renderRoot.querySelector('main')!.dataset['shows']).to.equal('ticket')
    pass(40_000)
    session.send({ type: 'tick' })
    await shows(app, 'services')
  })

  it('speaks English and writes large when asked, in elder mode never under 28 px', async () => {
    const { app } = await openKiosk({ waiting: { A: 1 } })
    find(app, '[data-language]').click()
    find(app, '[data-elder]').click()
    await waitUntil(() => app.lang === 'en' && textOf(app).includes('What do you need today?'))
    const texts = all(app.renderRoot, 'h1, .name, .count, .hall, .pill')
    expect(texts.length).to.be.greaterThan(8)
    for (const text of texts) expect(parseFloat(getComputedStyle(text).fontSize), text.className).to.be.at.least(28)
  })

  it('has no target smaller than 60 px in any step', async () => {
    const { app } = await openKiosk({ hall: DEMO_HALL })
    const small = () =>
      all(app.renderRoot, 'button').filter((button) => {
        const { width, height } = button.getBoundingClientRect()
        return width > 0 && Math.min(width, height) < 60
      })
    expect(small()).to.deep.equal([])
    find(app, '[data-service=A]').click()
    await shows(app, 'classes')
    expect(small()).to.deep.equal([])
    find(app, '[data-class=normal]').click()
    await shows(app, 'ticket')
    expect(small()).to.deep.equal([])
  })

  it('draws the QR code module by module as the standard has it, with its quiet zone, and the key only there', async () => {
    const { app } = await openKiosk()
    find(app, '[data-service=A]').click()
    await shows(app, 'ticket')
    const address = 'https://hall.example/ticket/?hall=demo&id=019a&key=secret'
    const { data, size } = encode(address, { ecc: 'M', border: 0 })
    const drawn = qrPath(address)
    const path = new Path2D(drawn.d)
    const canvas = document.createElement('canvas').getContext('2d')!
    expect(drawn.size).to.equal(size + 2 * QUIET_ZONE)
    for (let y = 0; y < drawn.size; y++) {
      for (let x = 0; x < drawn.size; x++) {
        const dark = data[y - QUIET_ZONE]?.[x - QUIET_ZONE] ?? false
        if (canvas.isPointInPath(path, x + 0.5, y + 0.5) !== dark) throw new Error(`module ${x},${y} is wrong`)
      }
    }
    expect(find(app, 'kiosk-ticket hall-qr, hall-qr').shadowRoot!.querySelector('path')!.getAttribute('d')).to.equal(
      drawn.d,
    )
    expect(textOf(app)).not.to.contain('secret')
  })

  it('prints once for each ticket where there is a printer', async () => {
    const { app } = await openKiosk()
    let printed = 0
    app.print = () => void printed++
    find(app, '[data-service=A]').click()
    await waitUntil(() => printed === 1)
    find(app, '[data-elder]').click()
    await aTimeout(50)
    expect(printed).to.equal(1)
  })

  it('can be used by everybody in every step, and Lit has nothing to warn of', async () => {
    const { app } = await openKiosk({ hall: DEMO_HALL, waiting: { A: 2 }, closed: ['5'] })
    await expect(app).to.be.accessible()
    find(app, '[data-service=A]').click()
    await shows(app, 'classes')
    await expect(app).to.be.accessible()
    find(app, '[data-class=normal]').click()
    await shows(app, 'ticket')
    await expect(app).to.be.accessible()
    expect(litWarnings()).to.deep.equal([])
  })

  it('can be used by everybody in trouble too', async () => {
    const silent = await openKiosk({ answer: () => ({ kind: 'none' }) })
    find(silent.app, '[data-service=A]').click()
    await shows(silent.app, 'trouble')
    await expect(silent.app).to.be.accessible()
  })
})
