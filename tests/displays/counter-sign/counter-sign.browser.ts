import { expect, waitUntil } from '@open-wc/testing'
import { CounterSignApp } from '#displays/counter-sign/counter-sign-app.ts'
import type { CallId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { EMPTY_VIEW, type HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import '#shared/ui/hall-plain-page.ts'
import { litWarnings } from '#tests/browser/demo-view.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'

describe('the counter sign', () => {
  let hall: HallLog
  let view: Store<HallView>
  let sign: CounterSignApp
  let shown: CallId[]
  const text = (): string => sign.querySelector('main')?.textContent?.replace(/\s+/g, ' ') ?? ''

  async function hear(more: Partial<HallView> = {}): Promise<void> {
    view.set({ ...view.get(), state: hall.state, ...more })
    await sign.updateComplete
  }

  beforeEach(async () => {
    // No theme: this page has no public folder to take one from.
    hall = new HallLog({ ...SMALL_HALL, board: { ...SMALL_HALL.board, theme: '' } })
    shown = []
    view = new Store<HallView>({ ...EMPTY_VIEW, epoch: 'e', state: hall.state, freshness: 'live', ageMs: 0 })
    sign = new CounterSignApp()
    sign.view = view
    sign.clock = () => instantOf(hall.now)
    sign.counter = '1'
    sign.shownCall = (call) => shown.push(call)
    document.body.append(sign)
    await sign.updateComplete
  })
  afterEach(() => sign.remove())

  const call = async (ticketClass: 'normal' | 'elderly' = 'normal'): Promise<void> => {
    hall.open('1', 'li')
    hall.issue('A', ticketClass)
    hall.at('1', { action: 'call-next' })
    await hear()
  }

  it('paints a call with ticket and counter, says it to who cannot see, and reports it once', async () => {
    await call()
    const painted = sign.querySelector('[data-ticket="A001"]')
    expect(painted?.getAttribute('data-counter')).to.equal('1')
    expect(sign.querySelector('main')?.className).to.contain('calling').and.contain('fresh')
    expect(sign.querySelector('[aria-live]')?.textContent).to.equal('请 A001 号到1号窗口')
    await waitUntil(() => shown.length > 0)
    await hear({ ageMs: 1 })
    expect(shown).to.deep.equal([hall.state.calls[0]?.callId])
  })

  it('keeps one live region through all its moods', async () => {
    const region = sign.querySelector('[aria-live]')
    await call()
    hall.at('1', { action: 'start' })
    await hear()
    expect(sign.querySelector('[aria-live]')).to.equal(region)
    expect(region?.textContent).to.equal('')
  })

  it('keeps its number and loses its lamp when the hall falls silent', async () => {
    await call()
    await hear({ freshness: 'stale', ageMs: 20_000 })
    expect(sign.querySelector('[data-ticket="A001"]')).to.not.equal(null)
    expect(sign.querySelector('main')?.className).to.not.contain('fresh')
    expect(text(), 'and sends nobody anywhere').to.contain('最近呼叫').and.not.contain('请到本窗口')
    const badges = sign.querySelectorAll('[data-freshness="stale"]')
    expect(badges).to.have.length(1)
    expect(badges[0]?.textContent).to.contain('连接中断').and.contain('connection lost')
  })

  it('says why it is paused and when it is back, in both languages', async () => {
    hall.open('1', 'li')
    hall.at('1', { action: 'pause', reason: '就餐', backAt: instantOf(hall.now + 1_800_000) })
    await hear()
    expect(text()).to.contain('暂停服务').and.contain('就餐 · 10:30 恢复').and.contain('Meal · back at 10:30')
  })

  it('shows what it is for, and a dot for consideration', async () => {
    await call('elderly')
    expect(text()).to.contain('业务A').and.contain('Service A')
    expect(sign.querySelector('.dot')).to.not.equal(null)
    expect(text()).to.not.contain('老人')
  })

  it('says in plain words that the hall has no such counter, and offers nothing to press', async () => {
    sign.counter = '99'
    sign.requestUpdate()
    await sign.updateComplete
    const page = sign.querySelector('hall-plain-page')
    await page?.updateComplete
    expect(page?.shadowRoot?.textContent).to.contain('没有找到这个窗口')
    expect(page?.shadowRoot?.querySelector('a, button')).to.equal(null)
  })

  it('says that its address names no counter, and how to', async () => {
    sign.counter = null
    sign.requestUpdate()
    await sign.updateComplete
    const page = sign.querySelector('hall-plain-page')
    await page?.updateComplete
    expect(page?.shadowRoot?.textContent).to.contain('网址没有指明窗口').and.contain('?counter=')
  })

  it('says in plain words that there is no such hall', async () => {
    view.set({ ...EMPTY_VIEW, trouble: 'unknown-hall' })
    await sign.updateComplete
    const page = sign.querySelector('hall-plain-page')
    await page?.updateComplete
    expect(page?.shadowRoot?.textContent).to.contain('没有找到这个营业厅')
    const badge = sign.querySelector('[data-freshness]')
    expect(badge && getComputedStyle(badge).display).to.equal('none')
  })

  it('tells the age of what it shows when its right is taken away in mid-run', async () => {
    hall.open('1', 'li')
    await hear()
    view.set({ ...view.get(), trouble: 'no-right', freshness: 'stale', ageMs: 15_000 })
    await sign.updateComplete
    const badge = sign.querySelector('.freshness')
    expect(sign.querySelector('main')).not.to.equal(null)
    expect(badge && getComputedStyle(badge).display).not.to.equal('none')
    expect(badge?.textContent).to.contain('15秒')
  })

  it('says in an emergency so in both languages, calls nobody meanwhile, and goes on when it is over', async () => {
    hall.wish({ type: 'begin-emergency' })
    await call()
    const page = sign.querySelector('hall-plain-page')
    await page?.updateComplete
    expect(page?.shadowRoot?.querySelector('[role="alert"]')?.textContent)
      .to.contain('紧急情况')
      .and.contain('Emergency')
      .and.contain('follow the staff')
    expect(sign.querySelector('[data-ticket]')).to.equal(null)
    expect(sign.querySelector('[aria-live]')?.textContent).to.equal('')
    expect(shown).to.deep.equal([])
    await expect(sign).to.be.accessible()
    hall.wish({ type: 'end-emergency' })
    await hear()
    expect(sign.querySelector('hall-plain-page')).to.equal(null)
    expect(sign.querySelector('[data-ticket="A001"]')).not.to.equal(null)
    await waitUntil(() => shown.length > 0)
  })

  for (const mood of ['closed', 'welcome', 'calling', 'paused'] as const) {
    it(`can be read by everybody and warns of nothing: ${mood}`, async () => {
      if (mood !== 'closed') hall.open('1', 'li')
      if (mood === 'calling') await call()
      if (mood === 'paused') hall.at('1', { action: 'pause', reason: '就餐' })
      await hear()
      expect(sign.querySelector('main')?.className).to.contain(mood)
      await expect(sign).to.be.accessible()
      expect(litWarnings()).to.deep.equal([])
    })
  }
})
