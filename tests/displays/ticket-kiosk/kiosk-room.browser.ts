import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { ServiceId } from '#shared/domain/queue/ids.ts'
import type { TicketClass } from '#shared/domain/queue/ticket.ts'
import { everyElement } from '#tests/fixtures/every-element.ts'
import { inkOf, isShorn } from '../../browser/ink.ts'
import { looseBoxes } from '../../browser/loose-boxes.ts'
import type { FramedKiosk } from '../../browser/kiosk-in-frame.ts'

const MORE_SERVICES = [
  ['E', '新能源接入', 'Renewable connection'],
  ['F', '电动汽车充电', 'Vehicle charging'],
  ['G', '电表检测', 'Meter test'],
  ['H', '发票打印', 'Invoices'],
  ['J', '故障报修', 'Fault reports'],
  ['K', '停电咨询', 'Outages'],
  ['L', '用电检查', 'Inspection'],
] as const

function hallWith(classes: readonly TicketClass[], more: boolean): HallConfig {
  const first = DEMO_HALL.services[0]!
  const services = more
    ? MORE_SERVICES.map(([letter, zh, en]) => ({ ...first, id: letter as ServiceId, letter, name: { zh, en } }))
    : []
  return {
    ...DEMO_HALL,
    services: [...DEMO_HALL.services, ...services],
    kiosk: { ...DEMO_HALL.kiosk, classes: [...classes] },
  }
}

const HALLS = {
  '5 services and 4 classes': hallWith(['elderly', 'disabled', 'vip'], false),
  '12 services and 5 classes': hallWith(['elderly', 'disabled', 'vip', 'appointment'], true),
  '12 services and 3 classes': hallWith(['elderly', 'disabled'], true),
}
const SIZES = [
  [1080, 1920],
  [1280, 800],
  [800, 1280],
] as const

const LOOKS = SIZES.flatMap(([width, height]) =>
  (['zh', 'en'] as const).flatMap((language) => [false, true].map((elder) => ({ width, height, language, elder }))),
)

let frame: HTMLIFrameElement

/** A kiosk in a frame that is its whole screen, in the house's typeface. */
async function openKiosk(hall: HallConfig, silent = false): Promise<FramedKiosk> {
  frame = document.createElement('iframe')
  frame.style.cssText = 'border: 0; position: absolute; inset: 0 auto auto 0'
  frame.srcdoc = `<!doctype html><link rel="stylesheet" href="/shared/ui/tokens.css"><link rel="stylesheet" href="/displays/ticket-kiosk/page.css">
    <link rel="stylesheet" href="/node_modules/@fontsource-variable/noto-sans-sc/index.css"><script type="module" src="/tests/browser/kiosk-in-frame.ts"></script>`
  document.body.append(frame)
  await waitUntil(() => frame.contentWindow?.openKiosk, 'the framed page is there', { timeout: 5_000 })
  return frame.contentWindow!.openKiosk!(hall, silent)
}

/** Looks at one step at every size, in both languages and both sizes of text. */
async function expectRoom({ app, session, pass }: FramedKiosk, idleMs = 0): Promise<void> {
  for (const { width, height, language, elder } of LOOKS) {
    frame.style.width = `${width}px`
    frame.style.height = `${height}px`
    session.send({ type: 'language', language })
    session.send({ type: 'elder', elder })
    pass(idleMs)
    await app.updateComplete
    await frame.contentDocument!.fonts.ready
    // Elements below the kiosk render after it; their fonts are asked for once they stand there.
    await aTimeout(30)
    await frame.contentDocument!.fonts.ready
    const footer = app.renderRoot.querySelector('footer')!
    if (idleMs > 0)
      await waitUntil(() => countdownOf(app)?.querySelector('button'), 'the kiosk asks who is still there')
    const look = `${width}×${height} ${language}${elder ? ' elder' : ''}`
    expect(looseBoxes(app), look).to.deep.equal([])
    const shorn = everyElement(app).flatMap(inkOf).filter(isShorn)
    expect(
      shorn.map(({ text }) => text),
      `${look}: letters are whole`,
    ).to.deep.equal([])
    const buttons = [...footer.querySelectorAll('button'), ...(countdownOf(app)?.querySelectorAll('button') ?? [])]
    const places = buttons.map((button) => button.getBoundingClientRect())
    const lowestTop = Math.max(...places.map(({ top }) => top))
    expect(lowestTop, `${look}: the footer is one row`).to.be.below(Math.min(...places.map(({ bottom }) => bottom)))
  }
}

function countdownOf(app: FramedKiosk['app']): ShadowRoot | null {
  return app.renderRoot.querySelector('kiosk-countdown')?.shadowRoot ?? null
}

async function shows({ app }: FramedKiosk, step: string): Promise<void> {
  await waitUntil(() => app.renderRoot.querySelector('main')?.dataset['shows'] === step, `the kiosk shows ${step}`)
}

afterEach(() => frame.remove())

describe('the room on a kiosk of any size, in either language, in ordinary and in large text', () => {
  for (const [name, hall] of Object.entries(HALLS)) {
    it(`is enough for every step in a hall with ${name}`, async () => {
      const kiosk = await openKiosk(hall)
      await expectRoom(kiosk)
      kiosk.session.chooseService('A' as ServiceId, hall.kiosk.classes, 12)
      await shows(kiosk, 'classes')
      await expectRoom(kiosk, 12_000)
      kiosk.session.chooseClass('normal', 12)
      await shows(kiosk, 'ticket')
      await expectRoom(kiosk)
    }).timeout(30_000)
  }

  it('shows twenty services at once on a tall screen, and says how many are below where they do not fit', async () => {
    const services = Array.from({ length: 20 }, (_, place) => ({
      ...DEMO_HALL.services[0]!,
      id: `s${place}` as ServiceId,
    }))
    const { app, session } = await openKiosk({ ...DEMO_HALL, services })
    const steps = app.renderRoot.querySelector('kiosk-services')!
    const more = () => steps.renderRoot.querySelector<HTMLElement>('.more')
    const lookAt = async (width: number, height: number) => {
      Object.assign(frame.style, { width: `${width}px`, height: `${height}px` })
      await aTimeout(200)
    }
    await lookAt(1080, 1920)
    expect(more()).to.equal(null)
    expect(looseBoxes(app)).to.deep.equal([])
    session.send({ type: 'elder', elder: true })
    await lookAt(1366, 768)
    await waitUntil(() => more())
    expect(more()!.textContent).to.match(/^下面还有 [1-9]\d* 项 ↓$/)
    expect(more()!.getBoundingClientRect().height).to.be.at.least(80)
    const list = steps.renderRoot.querySelector('ul')!
    const seen = new Set<Element>()
    const isWhole = (row: Element) => {
      const frame = list.getBoundingClientRect()
      const { top, bottom } = row.getBoundingClientRect()
      return top >= frame.top - 1 && bottom <= frame.bottom + 1
    }
    const lookThrough = async () => {
      const isShown = (row: Element) => getComputedStyle(row).opacity === '1'
      const rows = [...list.children]
      await waitUntil(() => rows.every((row) => isShown(row) === isWhole(row)), 'whole rows alone are shown')
      for (const row of rows.filter(isWhole)) seen.add(row)
    }
    await lookThrough()
    for (let turn = 0; turn < 9 && more()!.textContent.includes('↓'); turn++) {
      more()!.click()
      await aTimeout(50)
      await lookThrough()
    }
    expect(seen.size).to.equal(20)
    expect(more()!.textContent).to.match(/^上面还有 [1-9]\d* 项 ↑$/)
    const last = steps.renderRoot.querySelector('li:last-child')!.getBoundingClientRect()
    expect(last.bottom).to.be.at.most(steps.renderRoot.querySelector('ul')!.getBoundingClientRect().bottom + 1)
  })

  it('is enough for saying that no ticket can be had, which wears no badge beside it', async () => {
    const kiosk = await openKiosk(DEMO_HALL)
    kiosk.view.set({ ...kiosk.view.get(), freshness: 'stale', ageMs: 12_000 })
    await shows(kiosk, 'trouble')
    await expectRoom(kiosk)
    const badge = kiosk.app.renderRoot.querySelector('hall-freshness-badge')!
    expect(badge.dataset['freshness']).to.equal('stale')
    expect(getComputedStyle(badge).display).to.equal('none')
  })

  it('is enough for offering to try a wish again that got no answer', async () => {
    const kiosk = await openKiosk(hallWith([], false), true)
    kiosk.session.chooseService('A' as ServiceId, [], 12)
    await shows(kiosk, 'trouble')
    await expectRoom(kiosk)
  })
})
