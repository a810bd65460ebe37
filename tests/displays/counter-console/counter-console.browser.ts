import { expect, waitUntil } from '@open-wc/testing'
import type { AnnouncementState } from '#shared/domain/announcement/state.ts'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import { Store } from '#shared/stores/store.ts'
import { litWarnings } from '#tests/browser/demo-view.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'
import { everyElement } from '#tests/fixtures/every-element.ts'
import { saidOf, unsaid } from '#tests/fixtures/voice-of.ts'
import { focused, MannedCounter } from './manned-counter.ts'

/** A hall where Li sits at counter 1 and so many wait for it. */
function staffed(waiting = 2): HallLog {
  const hall = new HallLog()
  hall.open('1', 'li')
  for (let place = 0; place < waiting; place++) hall.issue(place % 2 ? 'B' : 'A')
  return hall
}

function calling(): HallLog {
  const hall = staffed()
  hall.at('1', { action: 'call-next' })
  return hall
}

function serving(): HallLog {
  const hall = calling()
  hall.at('1', { action: 'start' })
  return hall
}

function shelves(): HallLog {
  const hall = staffed(4)
  for (const leave of ['no-show', 'hold'] as const) {
    hall.at('1', { action: 'call-next' })
    hall.at('1', { action: leave })
  }
  return hall
}

describe('the counter console', () => {
  let desk: MannedCounter
  const sit = async (hall: HallLog, counter: string | null = '1'): Promise<MannedCounter> => {
    desk = new MannedCounter(hall, counter)
    await desk.settle()
    return desk
  }
  afterEach(() => desk.leave())

  it('shows an emergency above the desk, which goes on working under it', async () => {
    const hall = calling()
    await sit(hall)
    hall.wish({ type: 'begin-emergency' })
    desk.paint()
    await desk.settle()
    const alarm = desk.app.shadowRoot!.querySelector('hall-plain-page')
    await waitUntil(() => alarm?.shadowRoot?.textContent.includes('紧急情况'))
    const [above, below] = [alarm!, desk.app.shadowRoot!.querySelector('main')!].map((part) =>
      part.getBoundingClientRect(),
    )
    expect(above!.height).to.be.within(40, 80)
    expect([below!.top, below!.bottom]).to.deep.equal([above!.bottom, desk.app.getBoundingClientRect().bottom])
    await desk.press('s')
    expect(desk.state).to.equal('serving')
    hall.wish({ type: 'end-emergency' })
    desk.paint()
    await desk.settle()
    expect(desk.app.shadowRoot!.querySelector('hall-plain-page')).to.equal(null)
  })

  it('opens, calls, starts and finishes by keyboard alone', async () => {
    const hall = new HallLog()
    hall.issue('A')
    await sit(hall)
    await desk.press('1')
    expect(hall.counter('1').staff).to.equal('li')
    await desk.press('n')
    expect(desk.state).to.equal('calling')
    expect(desk.part('console-now').querySelector('[data-ticket="A001"]')).to.not.equal(null)
    expect(desk.said).to.equal('A001 已呼叫')
    await desk.press('s')
    expect(desk.state).to.equal('serving')
    await desk.press('f')
    expect(desk.state).to.equal('idle')
    expect(desk.said).to.equal('A001 已完成')
  })

  it('lights the lamp for the customer being called and for nothing else', async () => {
    await sit(calling())
    expect(desk.part('console-now').querySelector('section')?.className).to.equal('calling')
    await desk.press('s')
    expect(desk.part('console-now').querySelector('section')?.className).to.equal('')
  })

  it('puts the lamp out while the news is old, and keeps the number', async () => {
    await sit(calling())
    desk.paint({ freshness: 'stale', ageMs: 20_000 })
    await desk.settle()
    expect(desk.part('console-now').querySelector('section')?.className).to.equal('')
    expect(desk.part('console-now').querySelector('[data-ticket="A001"]')).to.not.equal(null)
  })

  it('enables only what can be done now', async () => {
    await sit(calling())
    expect(desk.enabled).to.deep.equal(['start', 'recall', 'no-show', 'hold', 'transfer', 'put-back', 'pause', 'close'])
    await desk.press('s')
    expect(desk.enabled).to.deep.equal(['call-next', 'finish', 'hold', 'transfer', 'pause', 'close'])
  })

  it('calls one customer however often and long N is pressed', async () => {
    await sit(staffed(5))
    void desk.press('n')
    void desk.press('n')
    desk.button('call-next').click()
    desk.button('call-next').click()
    await desk.press('n', { repeat: true })
    expect(desk.sent).to.deep.equal(['call-next'])
    expect(desk.hall.state.tickets.filter(({ state }) => state === 'called')).to.have.length(1)
  })

  it('sends no second recall for a finger that bounced', async () => {
    await sit(calling())
    desk.button('recall').click()
    await desk.settle()
    desk.button('recall').click()
    await desk.settle()
    expect(desk.sent).to.deep.equal(['recall'])
  })

  it('shows an action under way on its button and lets nothing else be pressed meanwhile', async () => {
    await sit(calling())
    let arrive = (): void => {}
    desk.line = (wish) =>
      new Promise((resolve) => {
        arrive = () => resolve(desk.decide(wish))
      })
    await desk.press('s')
    expect(desk.button('start').getAttribute('aria-busy')).to.equal('true')
    expect(desk.enabled).to.deep.equal([])
    await desk.press('s')
    expect(desk.said).to.equal('')
    await desk.press('x')
    expect(desk.said).to.contain('请稍候')
    arrive()
    await desk.settle()
    expect(desk.said).to.equal('A001 开始办理')
    expect(desk.sent).to.deep.equal(['start'])
    expect(desk.state).to.equal('serving')
  })

  it('says why a pale button cannot be pressed, and what to do', async () => {
    await sit(calling())
    await desk.press('n')
    expect(desk.sent).to.deep.equal([])
    expect(desk.said).to.contain('请先开始办理')
  })

  it('says in plain words that a colleague took the counter first', async () => {
    const hall = new HallLog()
    await sit(hall)
    desk.line = async (wish) => {
      hall.open('1', 'wang')
      return desk.decide(wish)
    }
    await desk.press('1')
    expect(desk.said).to.contain('已有同事在用')
  })

  it('shows where a colleague sits and does not let them sit twice', async () => {
    const hall = new HallLog()
    hall.open('2', 'li')
    await sit(hall)
    await desk.press('1')
    expect(desk.sent).to.deep.equal([])
    expect(desk.part('console-open-sheet').textContent).to.contain('在2号窗口')
    expect(desk.said).to.contain('已在另一个窗口')
  })

  it('offers nobody a name before the hall has said who sits there, and then theirs alone', async () => {
    await sit(new HallLog())
    const offered = () =>
      Array.from(desk.part('console-open-sheet').querySelectorAll('button'), ({ textContent }) => textContent)
    desk.app.self = undefined
    await desk.settle()
    expect(() => offered()).to.throw()
    desk.app.self = 'li'
    await desk.settle()
    expect(offered()).to.have.length(1)
  })

  it('says within three seconds that the hall did not answer, and asks the same thing again when pressed again', async () => {
    await sit(staffed())
    let again = 0
    desk.line = async (wish) => ({
      kind: 'none',
      again: async () => {
        again++
        return desk.decide(wish)
      },
    })
    const pressed = performance.now()
    await desk.press('n')
    await waitUntil(() => desk.said.includes('没有回应'), 'nothing was said', { timeout: 3_000 })
    expect(performance.now() - pressed).to.be.below(3_000)
    await new Promise((resolve) => setTimeout(resolve, 750))
    await desk.press('n')
    await waitUntil(() => desk.state === 'calling')
    expect(again).to.equal(1)
    expect(desk.sent).to.deep.equal(['call-next'])
  })

  it('is told apart from a hall that is only slow: silence is said at 2.7 s, not before', async () => {
    await sit(staffed())
    desk.line = () => new Promise(() => {})
    await desk.press('n')
    await new Promise((resolve) => setTimeout(resolve, 2_300))
    expect(desk.said).to.equal('')
    await waitUntil(() => desk.said.includes('没有回应'), 'nothing was said', { timeout: 650 })
  })

  it('queues nothing while the hall is away, and says so', async () => {
    await sit(serving())
    desk.paint({ freshness: 'offline', ageMs: 90_000 })
    await desk.settle()
    expect(desk.said).to.contain('连接已中断')
    expect(desk.enabled).to.deep.equal([])
    await desk.press('f')
    expect(desk.sent).to.deep.equal([])
    desk.paint({ freshness: 'live', ageMs: 0 })
    await desk.settle()
    expect(desk.enabled).to.include('finish')
    expect(desk.state).to.equal('serving')
  })

  it('transfers with "come back to me" by keyboard, and gives the focus back', async () => {
    await sit(serving())
    await desk.press('t')
    expect(focused()?.getAttribute('data-digit')).to.equal('1')
    await desk.press('0')
    await desk.press('2')
    const [ticket] = desk.hall.state.tickets.filter(({ returnTo }) => returnTo !== null)
    expect(ticket?.service).to.equal('V')
    expect(ticket?.returnTo).to.deep.equal({ counter: '1', service: 'A' })
    expect(desk.said).to.equal('A001 已转移')
  })

  it('is in use while a customer is at the counter or the clerk is choosing, and free otherwise', async () => {
    await sit(staffed())
    expect(desk.app.inUse).to.equal(false)
    await desk.press('p')
    expect(desk.app.inUse, 'choosing why to pause').to.equal(true)
    await desk.press('Escape')
    expect(desk.app.inUse).to.equal(false)
    await desk.press('n')
    expect(desk.app.inUse, 'a customer is called').to.equal(true)
    await desk.press('s')
    expect(desk.app.inUse, 'a customer is served').to.equal(true)
    await desk.press('f')
    expect(desk.app.inUse).to.equal(false)
  })

  it('leaves a sheet by Escape, back to the button it came from', async () => {
    await sit(serving())
    await desk.press('t')
    await desk.press('Escape')
    expect(focused()?.getAttribute('data-action')).to.equal('transfer')
    expect(desk.sent).to.deep.equal([])
  })

  it('pauses with a reason and a return time, and resumes', async () => {
    await sit(staffed(0))
    await desk.press('p')
    const reasons = [...desk.part('console-pause-sheet').querySelectorAll<HTMLInputElement>('[type="radio"]')]
    reasons[1]?.click()
    await desk.settle()
    await desk.press('2')
    expect(desk.state).to.equal('paused')
    expect(desk.hall.counter('1').reason).to.equal('就餐')
    expect(desk.hall.counter('1').backAt).to.equal('2026-11-23T02:15:00.000Z')
    expect(desk.part('console-now').textContent).to.contain('10:15 恢复')
    await desk.press('g')
    expect(desk.state).to.equal('idle')
  })

  it('takes letters as text while a reason is being written', async () => {
    await sit(staffed())
    await desk.press('p')
    desk.part('console-pause-sheet').querySelector<HTMLInputElement>('[type="text"]')?.focus()
    await desk.press('1')
    await desk.press('n')
    expect(desk.sent).to.deep.equal([])
  })

  it('asks before it closes, and closes', async () => {
    await sit(staffed())
    await desk.press('q')
    expect(desk.sent).to.deep.equal([])
    await desk.press('1')
    expect(desk.state).to.equal('closed')
  })

  it('takes a finish back while the countdown runs', async () => {
    await sit(serving())
    await desk.press('f')
    expect(desk.button('reopen').textContent).to.contain('60 秒')
    await desk.press('u')
    expect(desk.state).to.equal('serving')
  })

  it('calls a chosen ticket from the waiting list', async () => {
    await sit(staffed(3))
    const call = desk.part('console-lists').querySelectorAll<HTMLElement>('[data-row]')[1]?.querySelector('button')
    call?.focus()
    call?.click()
    await desk.settle()
    expect(desk.part('console-now').querySelector('[data-ticket="B001"]')).to.not.equal(null)
    expect(focused()?.getAttribute('data-action')).to.equal('start')
  })

  it('puts a missed ticket back in its place and calls a held one back', async () => {
    await sit(shelves())
    await desk.press('m')
    expect(focused()?.textContent).to.contain('过号')
    const [, original] = desk.part('console-lists').querySelectorAll<HTMLElement>('[data-row] button')
    original?.click()
    await desk.settle()
    expect(desk.hall.state.tickets.map(({ state }) => state)).to.deep.equal(['waiting', 'held', 'waiting', 'waiting'])
    await desk.press('l')
    desk.part('console-lists').querySelector<HTMLElement>('[data-row] button')?.click()
    await desk.settle()
    expect(desk.said).to.equal('B001 已呼叫')
  })

  it('says on how many screens the call stands', async () => {
    await sit(calling())
    expect(desk.part('console-now').textContent).to.contain('尚未显示')
    desk.paint({ shown: { [desk.hall.state.calls[0]?.callId ?? '']: 2 } })
    await desk.settle()
    expect(desk.part('console-now').textContent).to.contain('已在 2 块屏显示')
  })

  it('shows whether the present call was heard, and nothing of it in a hall that says nothing', async () => {
    await sit(calling())
    const heard = (): string | undefined =>
      desk.part('console-now').querySelector<HTMLElement>('[data-heard]')?.textContent
    expect(heard()).to.equal(undefined)
    const [call] = desk.hall.state.calls
    const voice = new Store<AnnouncementState>(unsaid([call!], desk.now()))
    desk.app.voice = voice
    await desk.settle()
    expect(heard()).to.equal('等待播报')
    const told: readonly (readonly [AnnouncementState, string])[] = [
      [unsaid([call!], desk.now(), 'started'), '正在播报'],
      [saidOf(call!, 'spoken'), '已播报'],
      [saidOf(call!, 'failed'), '未播出'],
      [saidOf(call!, 'expired'), '超时未播报'],
    ]
    for (const [state, words] of told) {
      voice.set(state)
      await desk.settle()
      expect(heard()).to.equal(words)
    }
    await desk.press('s')
    expect(heard()).to.equal(undefined)
  })

  it('keeps the number clear of a service whose name is long', async () => {
    const name = { zh: '新装增容', en: 'Driver licenses and non-driver identification cards' }
    const hall = new HallLog({ ...SMALL_HALL, services: SMALL_HALL.services.map((one) => ({ ...one, name })) })
    hall.open('1', 'li')
    hall.issue('A')
    hall.at('1', { action: 'call-next' })
    await sit(hall)
    desk.app.preferences = { ...desk.app.preferences, language: 'en' }
    await desk.settle()
    const [number, facts] = ['.large', 'dl'].map((part) => desk.part('console-now').querySelector(part))
    expect(number!.scrollWidth).to.be.at.most(number!.clientWidth)
    expect(number!.getBoundingClientRect().right).to.be.at.most(facts!.getBoundingClientRect().left)
  })

  it('lists who is next in the order of the policy, with how long they have waited', async () => {
    const hall = staffed(1)
    hall.pass(4)
    hall.issue('A', 'elderly')
    await sit(hall)
    const rows = [...desk.part('console-lists').querySelectorAll('[data-row]')].map((row) =>
      row.textContent?.replace(/\s+/g, ' ').trim(),
    )
    expect(rows[0]).to.contain('A002').and.contain('老人').and.contain('下一位')
    expect(rows[1]).to.contain('A001').and.contain('4 分钟')
  })

  it('says how many counters stand on either side of the strip, and turns it over', async () => {
    const [first] = SMALL_HALL.counters
    const counters = Array.from({ length: 20 }, (_, place) => ({ ...first!, id: String(place + 1) as CounterId }))
    await sit(new HallLog({ ...SMALL_HALL, counters }), '1')
    const strip = desk.part('console-counters')
    const more = (side: string) => strip.querySelector<HTMLElement>(`button.${side}`)
    const left = () => Number(/\d+/.exec(more('after')?.textContent ?? '')?.[0])
    await waitUntil(() => more('after'))
    expect(more('before')?.textContent).to.equal('‹ 前面 0 个')
    const first20 = left()
    expect(first20).to.be.within(1, 19)
    for (let turn = 0; turn < 20 && left() > 0; turn++) {
      const before = left()
      more('after')!.click()
      await waitUntil(() => left() < before)
    }
    expect(more('after')?.getAttribute('aria-disabled')).to.equal('true')
    expect(more('before')?.textContent).to.match(/^‹ 前面 [1-9]\d* 个$/)
  })

  it('has no buttons beside a strip that shows all counters', async () => {
    await sit(staffed())
    expect(desk.part('console-counters').querySelectorAll('button')).to.have.length(0)
  })

  it('speaks English when asked', async () => {
    await sit(calling())
    const buttons = [...desk.part('console-header').querySelectorAll('button')]
    buttons.find(({ textContent }) => textContent === 'English')?.click()
    await desk.settle()
    expect(desk.button('recall').textContent).to.contain('Recall')
    expect(document.documentElement.lang).to.equal('en')
    expect(desk.app.preferences.language).to.equal('en')
  })

  it('leaves letters alone when the clerk switches them off', async () => {
    await sit(staffed())
    desk.app.preferences = { ...desk.app.preferences, shortcuts: false }
    await desk.settle()
    await desk.press('n')
    expect(desk.sent).to.deep.equal([])
    expect(desk.part('console-pad').querySelector('kbd')).to.equal(null)
  })

  it('lets the clerk pick a counter when the address names none, or one that is not there', async () => {
    await sit(staffed(), null)
    const links = [...desk.part('console-picker').querySelectorAll('ul a')].map((link) => link.getAttribute('href'))
    expect(links).to.deep.equal(['?counter=1', '?counter=2', '?counter=3'])
    expect(everyElement(desk.app).filter((element) => element.hasAttribute('data-freshness'))).to.have.length(1)
    await expect(desk.app).to.be.accessible()
    desk.app.counter = '99'
    desk.paint({ waits: [] })
    desk.hall.issue('A')
    desk.paint()
    await desk.settle()
    expect(desk.part('console-picker').textContent).to.contain('没有“99”这个窗口')
  })

  const STATES: Record<string, () => HallLog> = {
    'a closed counter': () => new HallLog(),
    'a free counter': () => staffed(),
    'nobody waiting': () => staffed(0),
    'a customer being called': calling,
    'a customer being served': serving,
    'a missed and a held ticket': shelves,
    'sixty waiting': () => staffed(60),
  }
  for (const [name, hall] of Object.entries(STATES)) {
    it(`can be used by everybody, of known elements alone, without a warning: ${name}`, async () => {
      await sit(hall())
      await expect(desk.app).to.be.accessible()
      const undefinedTags = everyElement(desk.app).filter(
        (element) => element.localName.includes('-') && !element.matches(':defined'),
      )
      expect(undefinedTags).to.deep.equal([])
      expect(litWarnings()).to.deep.equal([])
    })
  }

  for (const [key, sheet] of [
    ['t', 'transfer'],
    ['p', 'pause'],
    ['q', 'close'],
  ] as const) {
    it(`can be used by everybody while the ${sheet} sheet is open`, async () => {
      await sit(serving())
      await desk.press(key)
      expect(desk.part(`console-${sheet}-sheet`)).to.not.equal(null)
      await expect(desk.app).to.be.accessible()
    })
  }
})
