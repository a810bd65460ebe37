import { expect, waitUntil as until } from '@open-wc/testing'
import { EvaluationPadApp } from '#displays/evaluation-pad/evaluation-pad-app.ts'
import { followGrants } from '#displays/evaluation-pad/follow.ts'
import { SETTLE_MS } from '#displays/evaluation-pad/flow.ts'
import { PadSession } from '#displays/evaluation-pad/session.ts'
import type { CounterId, StaffId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { EMPTY_VIEW, type HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import '#shared/ui/hall-plain-page.ts'
import { bringStyle } from '#tests/fixtures/bring-style.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'

/** All that stands on the pad, its elements' own words too. */
function textOf(node: Node): string {
  if (node instanceof Element && node.tagName === 'STYLE') return ''
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
  const inside =
    node instanceof Element && node.shadowRoot ? [node.shadowRoot, ...node.childNodes] : [...node.childNodes]
  return inside.map(textOf).join(' ')
}

describe('the rating pad', () => {
  let hall: HallLog
  let view: Store<HallView>
  let pad: EvaluationPadApp
  let end: AbortController
  /** How the pad's disk takes what is written; what it took, in words. */
  let disk: () => Promise<unknown>
  let written: string[]
  const shows = (): string => pad.querySelector('main')?.dataset['shows'] ?? ''
  const text = (): string => textOf(pad).replaceAll(/\s+/g, ' ')

  async function hear(): Promise<void> {
    view.set({ ...view.get(), state: hall.state })
    await pad.updateComplete
    await pad.querySelector('hall-plain-page')?.updateComplete
  }

  before(() => bringStyle('/displays/evaluation-pad/evaluation-pad.css'))
  beforeEach(async () => {
    // No theme: this page has no public folder to take one from.
    hall = new HallLog({
      ...SMALL_HALL,
      staff: [{ id: 'li' as StaffId, name: '李娜 Li Na' }],
      board: { ...SMALL_HALL.board, theme: '' },
      evaluation: { enabled: true, clerk: 'name' },
    })
    end = new AbortController()
    view = new Store<HallView>({ ...EMPTY_VIEW, epoch: 'e', state: hall.state, freshness: 'live', ageMs: 0 })
    disk = async () => {}
    written = []
    const write =
      (word: string) =>
      async (_channel: string, what: unknown): Promise<never> => {
        await disk()
        return written.push(`${word} ${String(what)}`) as never
      }
    let ids = 0
    const session = new PadSession({
      outbox: { draft: write('draft'), settle: write('settle'), put: write('put') },
      newId: () => `r-${++ids}`,
      clock: deviceClock,
      hall: () => ({ at: instantOf(hall.now), heard: hall.state.sequence }),
      language: () => 'zh',
      signal: end.signal,
    })
    followGrants({ view, onFresh: () => {} }, '1' as CounterId, (event) => session.send(event), end.signal)
    pad = new EvaluationPadApp()
    pad.hall = view
    pad.session = session
    pad.counter = '1'
    document.body.append(pad)
    await pad.updateComplete
  })
  afterEach(() => {
    end.abort()
    pad.remove()
  })

  it('says that its counter is closed, and names nobody', async () => {
    expect(text()).to.contain('窗口未开放').and.not.contain('李')
    expect(shows()).to.equal('rest')
  })

  it('says that the clerk is away, who it is and when they are back', async () => {
    hall.open('1', 'li')
    hall.at('1', { action: 'pause', reason: '就餐', backAt: instantOf(hall.now + 1_800_000) })
    await hear()
    expect(text()).to.contain('李娜').and.contain('窗口暂停服务').and.contain('预计 10:30 恢复').and.not.contain('欢迎')
    pad.querySelector<HTMLElement>('[data-language]')!.click()
    await pad.updateComplete
    expect(text()).to.contain('This counter is paused').and.contain('Back at about 10:30')
  })

  it('promises no hour that nobody named', async () => {
    hall.open('1', 'li')
    hall.at('1', { action: 'pause', reason: '临时离开' })
    await hear()
    expect(text()).to.contain('窗口暂停服务').and.not.contain('预计')
  })

  it('keeps the question ready where nobody sees, hears or reaches it, and what stands lies over it', async () => {
    const levels = (): HTMLElement => pad.querySelector('.levels')!
    const [first] = levels().querySelectorAll<HTMLElement>('button')
    const reach = () => [getComputedStyle(levels()).opacity, levels().ariaHidden, first!.tabIndex]
    const { left, top, width, height } = first!.getBoundingClientRect()
    const inTheMiddle = () => document.elementFromPoint(left + width / 2, top + height / 2)!
    expect(reach()).to.deep.equal(['0', 'true', -1])
    expect(inTheMiddle().closest('.levels')).to.equal(null)
    hall.open('1', 'li')
    hall.issue('A')
    for (const action of ['call-next', 'start', 'finish'] as const) hall.at('1', { action })
    await hear()
    expect(reach()).to.deep.equal(['1', null, 0])
    expect(inTheMiddle().closest('button')).to.equal(first)
  })

  it('says its question aloud where the hall wants it: once, when it appears, in the language it is read in', async () => {
    const said: string[] = []
    pad.invite = (words, language) => said.push(`${language} ${words}`)
    const serve = async (): Promise<void> => {
      hall.issue('A')
      for (const action of ['call-next', 'start', 'finish'] as const) hall.at('1', { action })
      await hear()
    }
    hall.open('1', 'li')
    await serve()
    expect([shows(), said.length]).to.deep.equal(['asking', 0], 'a hall that has not said so is silent')
    hall.issue('A')
    for (const action of ['call-next', 'start'] as const) hall.at('1', { action })
    const config = hall.state.hall!
    hall.wish({ type: 'configure', config: { ...config, evaluation: { ...config.evaluation, spoken: true } } })
    await hear()
    hall.at('1', { action: 'finish' })
    await hear()
    expect(said).to.deep.equal(['zh 请您评价这次服务'])
    hall.at('1', { action: 'pause' })
    await hear()
    expect(said.length).to.equal(1)
  })

  it('says at once that there is an emergency, asks nothing, and asks again when it is over', async () => {
    hall.open('1', 'li')
    hall.issue('A')
    for (const action of ['call-next', 'start', 'finish'] as const) hall.at('1', { action })
    await hear()
    expect(shows()).to.equal('asking')
    hall.wish({ type: 'begin-emergency' })
    await hear()
    expect(text()).to.contain('紧急情况').and.contain('听从工作人员指引').and.not.contain('非常满意')
    // Nobody presses a button then.
    expect(text()).to.contain('Emergency').and.contain('follow the staff')
    const notice = pad.querySelector('hall-plain-page')
    expect(notice?.shadowRoot?.querySelector('[role="alert"]')).to.not.equal(null)
    expect(pad.querySelector('button')).to.equal(null)
    await expect(pad).to.be.accessible()
    hall.wish({ type: 'end-emergency' })
    await hear()
    expect(shows()).to.equal('asking')
    expect(text()).to.contain('非常满意').and.not.contain('紧急')
  })

  it('that opens in an emergency says so, whatever its counter does', async () => {
    hall.wish({ type: 'begin-emergency' })
    await hear()
    expect(text()).to.contain('紧急情况').and.not.contain('窗口未开放')
  })

  it('asks the customer who has just been served, though the clerk has gone for a meal', async () => {
    hall.open('1', 'li')
    hall.issue('A')
    for (const action of ['call-next', 'start', 'finish'] as const) hall.at('1', { action })
    hall.at('1', { action: 'pause', reason: '就餐' })
    await hear()
    expect(shows()).to.equal('asking')
    expect(text()).to.contain('A001').and.not.contain('窗口暂停服务')
  })

  it('says so when the disk fails while the next service begins, and asks the next customer', async () => {
    const serve = async (): Promise<void> => {
      hall.issue('A')
      for (const action of ['call-next', 'start'] as const) hall.at('1', { action })
      await hear()
    }
    const finish = async (): Promise<void> => {
      hall.at('1', { action: 'finish' })
      await hear()
      await until(() => pad.session!.now() - pad.session!.state.get().since >= SETTLE_MS)
    }
    const tap = async (level: number): Promise<void> => {
      pad.querySelector<HTMLElement>(`.levels button[data-level="${level}"]`)!.click()
      await pad.updateComplete
    }
    let fails = (): void => {}
    hall.open('1', 'li')
    await serve()
    await finish()
    disk = () => new Promise((_take, fail) => (fails = () => fail(new DOMException('', 'QuotaExceededError'))))
    await tap(1)
    await serve()
    expect(shows()).to.equal('keeping', 'nobody knows yet')
    disk = async () => {
      throw new DOMException('', 'QuotaExceededError')
    }
    fails()
    await until(() => shows() === 'not-kept')
    expect(text())
      .to.contain('无法保存您的评价')
      .and.contain('告诉大堂经理')
      .and.not.contain('感谢')
      .and.not.contain('扫')
    await expect(pad).to.be.accessible()
    disk = async () => {}
    await finish()
    expect([shows(), text().includes('无法保存')]).to.deep.equal(['asking', false])
    await tap(5)
    await until(() => shows() === 'thanks')
    expect(written).to.deep.equal(['draft r-2'])
  })

  it('keeps what the disk takes late though the next service has begun, and rests', async () => {
    hall.open('1', 'li')
    hall.issue('A')
    for (const action of ['call-next', 'start', 'finish'] as const) hall.at('1', { action })
    await hear()
    await until(() => pad.session!.now() - pad.session!.state.get().since >= SETTLE_MS)
    let takes = (): void => {}
    disk = () => new Promise<void>((take) => (takes = take))
    pad.querySelector<HTMLElement>('.levels button[data-level="2"]')!.click()
    hall.issue('A')
    for (const action of ['call-next', 'start'] as const) hall.at('1', { action })
    await hear()
    disk = async () => {}
    takes()
    await until(() => shows() === 'rest')
    await until(() => written.length === 2)
    expect(written).to.deep.equal(['draft r-1', 'settle r-1'])
  })
})
