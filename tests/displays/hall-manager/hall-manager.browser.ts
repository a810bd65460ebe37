import { expect } from '@open-wc/testing'
import { type AnnouncementState, SILENT_HALL } from '#shared/domain/announcement/state.ts'
import { instantOf, millisOf } from '#shared/domain/time/instant.ts'
import type { NoticeId } from '#shared/domain/queue/ids.ts'
import { Store } from '#shared/stores/store.ts'
import { litWarnings, wearTokens } from '#tests/browser/demo-view.ts'
import { looseBoxes } from '#tests/browser/loose-boxes.ts'
import { busy, firstRun, huge } from '#tests/fixtures/halls.ts'
import { unsaid } from '#tests/fixtures/voice-of.ts'
import { deviceAt, MANAGER, WatchedHall } from './watched-hall.ts'

describe("the lobby manager's page", () => {
  let hall: WatchedHall
  const open = async (day = busy(), prepare: (hall: WatchedHall) => void = () => {}): Promise<WatchedHall> => {
    hall = new WatchedHall(day)
    prepare(hall)
    return hall.open()
  }
  before(wearTokens)
  afterEach(() => hall.leave())

  it('shows each line against its target, and who has waited longest', async () => {
    await open()
    const lines = hall.part('manager-lines')
    expect(lines.querySelector('[data-longest]')?.getAttribute('data-longest')).to.equal('A009')
    expect(hall.text('manager-lines')).to.contain('全厅 25 人等候').and.contain('A009').and.contain('20 分钟')
    const bills = lines.querySelector('[data-service="C"]')!
    expect(bills.querySelector('.far')?.textContent).to.equal('12')
    expect(bills.textContent).to.contain('目标 5').and.contain('超 15 分钟')
    expect(bills.className).to.contain('over')
    expect(lines.querySelector('[data-service="A"]')?.className).not.to.contain('over')
  })

  it('shows what every counter does since when, and repaints when the hall moves', async () => {
    await open()
    const counter = (id: string) => hall.part('manager-counters').querySelector(`[data-at="${id}"]`)!
    expect(counter('3').getAttribute('data-counter-state')).to.equal('calling')
    expect(counter('1').textContent).to.contain('A007').and.contain('办理').and.contain('20 分钟').and.contain('员工1')
    expect(counter('4').textContent).to.contain('暂停').and.contain('恢复')
    hall.day.start('A008')
    hall.paint({ state: hall.day.state })
    await hall.settle()
    expect(counter('3').getAttribute('data-counter-state')).to.equal('serving')
  })

  it('declares an emergency on a second word, shows above all else that it stands, and ends it', async () => {
    await open()
    const button = (name: string) => hall.part('manager-emergency').querySelector<HTMLElement>(`[data-${name}]`)
    button('declare')!.click()
    await hall.settle()
    expect(hall.text('manager-emergency')).to.contain('不再请客户评价')
    button('cancel')!.click()
    await hall.settle()
    expect(hall.asked).to.not.include('emergency true')
    button('declare')!.click()
    await hall.settle()
    button('begin')!.click()
    await hall.settle()
    expect(hall.asked).to.include('emergency true')
    const notice = { id: 'n' as NoticeId, code: 'emergency', raisedAt: hall.now } as const
    hall.paint({ state: { ...hall.view.get().state, notices: [notice] } })
    await hall.settle()
    const bar = hall.part('manager-emergency').querySelector('[role="alert"]')!
    expect(bar.textContent).to.contain('紧急情况，自')
    // It was declared at the foot of the page.
    scrollTo(0, document.documentElement.scrollHeight)
    expect(scrollY).to.be.greaterThan(0)
    expect(bar.getBoundingClientRect().top).to.be.at.least(0)
    scrollTo(0, 0)
    await expect(hall.app).to.be.accessible()
    button('end')!.click()
    await hall.settle()
    expect(hall.asked).to.include('emergency false')
    hall.paint({ state: { ...hall.view.get().state, notices: [] } })
    await hall.settle()
    expect(button('declare')).to.not.equal(null)
  })

  it('says why an emergency could not be declared', async () => {
    await open()
    hall.trouble = { status: 403, code: 'no-right' }
    const button = (name: string) => hall.part('manager-emergency').querySelector<HTMLElement>(`[data-${name}]`)
    button('declare')!.click()
    await hall.settle()
    button('begin')!.click()
    await hall.settle()
    expect(hall.text('manager-emergency')).to.contain('没有这项权限')
  })

  it('says how far the voice is behind, once the hall has one', async () => {
    await open()
    const lines = () => hall.part('manager-lines').querySelector('[data-unsaid]')
    expect(lines()).to.equal(null)
    const { hall: config, calls } = hall.view.get().state
    hall.paint({
      state: { ...hall.view.get().state, hall: { ...config!, voice: { ...config!.voice, announced: true } } },
    })
    const voice = new Store<AnnouncementState>(SILENT_HALL)
    hall.app.voice = voice
    await hall.settle()
    expect(lines()?.textContent).to.equal('语音：没有待播报的呼叫')
    voice.set(unsaid(calls.slice(0, 2), instantOf(millisOf(hall.app.clock!()) - 42_000)))
    await hall.settle()
    expect(lines()?.textContent).to.equal('语音：2 条待播报，最久 42 秒')
    expect(lines()?.querySelector('.late')).to.not.equal(null)
  })

  it('is calm when nobody is there, and says so', async () => {
    await open(firstRun())
    expect(hall.text('manager-lines')).to.contain('现在没有人等候')
    expect(hall.text('manager-figures')).to.contain('今天还没有人评价').and.contain('今天还没有办结的业务')
    expect(hall.text('manager-follow-ups')).to.contain('没有待跟进的差评')
    expect(hall.part('manager-alerts').querySelector('section')).to.equal(null)
  })

  it('shows a low rating as the stream tells it, before anything is asked for', async () => {
    await open()
    hall.trouble = { status: 503, code: 'server-bug' }
    hall.arrive({ level: 2, counter: '3' })
    await hall.settle()
    const alert = hall.text('manager-alerts')
    for (const said of [
      '3号窗口',
      '不满意 · 2',
      'A007',
      '新装增容',
      '员工3',
      '32 分钟',
      '办理速度',
      '客户可能还在大厅',
    ])
      expect(alert).to.contain(said)
    expect(hall.part('manager-alerts').querySelector('[role="alert"]')?.textContent).to.contain(
      '新的差评：3号窗口，不满意',
    )
    expect(document.title).to.equal('(1) 大堂经理')
  })

  it('shows one that the stream may not tell as well: something happened, and the page asks what', async () => {
    await open()
    hall.low = [hall.lowRating({ id: 'hidden' })]
    hall.tell('evaluation.submitted', null)
    await hall.pass(1_000)
    expect(hall.part('manager-alerts').querySelector('[data-alert="hidden"]')).not.to.equal(null)
  })

  it('keeps an alert whose list was asked for before the hall had it', async () => {
    await open()
    const low = hall.arrive()
    hall.low = []
    await hall.pass(1_000)
    expect(hall.part('manager-alerts').querySelector(`[data-alert="${low.id}"]`)).not.to.equal(null)
  })

  it('lets the light go out when the customer has left, when the rating was long on its way, and while the line is cut', async () => {
    await open()
    hall.arrive({ id: 'now' })
    hall.arrive({ id: 'late', tappedAt: hall.lowRating({}, 120).tappedAt })
    await hall.settle()
    const lit = () =>
      [...hall.part('manager-alerts').querySelectorAll('.here')].map((row) => row.getAttribute('data-alert'))
    expect(lit()).to.deep.equal(['now'])
    expect(hall.text('manager-alerts')).to.contain('08:24 评价，刚收到')
    hall.paint({ freshness: 'offline', ageMs: 61_000 })
    await hall.settle()
    expect(lit()).to.deep.equal([])
    hall.paint({ freshness: 'live', ageMs: 0 })
    await hall.pass(16 * 60_000)
    expect(lit()).to.deep.equal([])
    expect(hall.part('manager-alerts').querySelectorAll('li')).to.have.length(2)
  })

  it('takes a note to be seen, by keys alone, and leads on to the follow-up', async () => {
    await open()
    const low = hall.arrive()
    await hall.settle()
    hall.find('manager-alerts', '[data-seen]').click()
    await hall.settle()
    expect(hall.asked.filter((one) => one.startsWith('review'))).to.deep.equal([])
    expect(hall.text('manager-alerts')).to.contain('请先写一句处理记录')
    hall.find('manager-alerts', '.quick').click()
    hall.find('manager-alerts', '[data-seen]').click()
    await hall.pass(1_000)
    expect(hall.asked).to.include(`review ${low.id} null 已到窗口了解`)
    expect(hall.part('manager-alerts').querySelector('section')).to.equal(null)
    const row = hall.find('manager-follow-ups', `[data-rating="${low.id}"]`) as HTMLDetailsElement
    expect(row.open).to.equal(true)
    expect(row.textContent).to.contain('已到窗口了解').and.contain('周明').and.contain('待处理')
  })

  it('keeps the words when the hall does not answer, and says so', async () => {
    await open()
    hall.arrive()
    await hall.settle()
    hall.trouble = { status: 0, code: 'no-answer' }
    const field = hall.find('manager-alerts', 'textarea') as HTMLTextAreaElement
    field.value = '在路上'
    hall.find('manager-alerts', '[data-seen]').click()
    await hall.settle()
    expect(hall.text('manager-alerts')).to.contain('没有连上服务器')
    expect(field.value).to.equal('在路上')
  })

  it('takes a low rating step by step to its end, with its clock', async () => {
    await open(busy(), (fresh) => (fresh.low = [fresh.lowRating({ id: 'x', step: 'assigned' }, 24 * 60 * 3)]))
    const row = () => hall.find('manager-follow-ups', '[data-rating="x"]') as HTMLDetailsElement
    expect(row().textContent).to.contain('已指派').and.contain('还剩 14 个工作日')
    row().open = true
    const steps = () => [...row().querySelector('manager-note')!.shadowRoot!.querySelectorAll('[data-step]')]
    expect(steps().map((button) => button.getAttribute('data-step'))).to.deep.equal(['contacted', 'resolved', ''])
    const note = row().querySelector('manager-note')!.shadowRoot!
    note.querySelector('textarea')!.value = '客户表示理解'
    note.querySelector<HTMLElement>('[data-step="resolved"]')!.click()
    await hall.pass(1_000)
    expect(hall.asked).to.include('review x resolved 客户表示理解')
    expect(hall.text('manager-follow-ups')).to.contain('最近办结 1 条')
  })

  it('says that a follow-up is overdue', async () => {
    await open(busy(), (fresh) => (fresh.low = [fresh.lowRating({ id: 'x', step: 'contacted' }, 24 * 60 * 30)]))
    expect(hall.text('manager-follow-ups')).to.contain('已超期')
  })

  it('shows figures with their n and their intervals, and silence as silence', async () => {
    await open(busy(), (fresh) => {
      fresh.levels = [0, 0, 0, 0, 10]
      fresh.granted = 14
      fresh.silent = 3
    })
    const figure = (name: string) =>
      hall.part('manager-figures').querySelector(`[data-figure="${name}"]`)!.textContent.replaceAll(/\s+/g, ' ')
    expect(figure('satisfied')).to.contain('100%').and.contain('10 条中 10 条').and.contain('95% 区间 72–100%')
    expect(figure('response')).to.contain('71%').and.contain('办结 14，评价 10')
    expect(figure('silent')).to.contain('3').and.contain('不算满意').and.contain('1 笔还在等评价')
    expect(hall.text('manager-figures')).to.contain('平均 5.0 分（10 条）')
  })

  it('asks for the figures when something happened to a rating, and not by the clock', async () => {
    await open()
    const asked = () => hall.asked.filter((one) => one === 'ratings').length
    const before = asked()
    await hall.pass(30_000)
    expect(asked()).to.equal(before)
    for (let burst = 0; burst < 20; burst++) hall.tell('evaluation.granted', {})
    await hall.pass(5_000)
    expect(asked() - before).to.be.within(1, 2)
  })

  it('shows hostile words as they were written', async () => {
    await open()
    hall.arrive({ id: 'evil', comment: '<img src=x onerror=alert(1)>' })
    await hall.pass(1_000)
    expect(hall.text('manager-alerts')).to.contain('<img src=x onerror=alert(1)>')
    expect(hall.part('manager-alerts').querySelector('img')).to.equal(null)
  })

  it('lists devices, those that need somebody first, with their alarms', async () => {
    await open(busy(), (fresh) => {
      const lost = deviceAt(fresh.now, 12, { state: 'lost', onlineSince: null, storagePersisted: false })
      const pages = [{ ...lost.pages[0]!, sound: 'blocked' as const, freshness: 'stale' as const, shows: 'A008 → 3' }]
      fresh.devices = [deviceAt(fresh.now, 10), deviceAt(fresh.now, 2), { ...lost, pages }]
      fresh.alarms = [
        { kind: 'lost', device: 'd12', label: '评价器 12', since: fresh.now, count: null },
        { kind: 'quarantined', device: 'd9', label: '评价器 9', since: null, count: 3 },
      ]
    })
    const rows = [...hall.part('manager-devices').querySelectorAll('manager-device')]
    expect(rows.map(({ device }) => device.label)).to.deep.equal(['评价器 12', '评价器 2', '评价器 10'])
    const text = hall.text('manager-devices')
    for (const said of [
      '2 / 3 在线',
      '失联',
      '中断',
      '被浏览器拦住',
      '不持久',
      'A008 → 3',
      '待机',
      '4秒前',
      '评价器 9',
      '隔离区',
      '(3)',
    ])
      expect(text).to.contain(said)
  })

  it('says of a device that is lost nothing as if it were so now, and marks what is out of order', async () => {
    await open(busy(), (fresh) => {
      const [pad] = deviceAt(fresh.now, 1).pages
      const wrong = [{ ...pad!, sound: 'blocked' as const, freshness: 'stale' as const }]
      fresh.devices = [
        deviceAt(fresh.now, 2, { state: 'lost', onlineSince: null }),
        deviceAt(fresh.now, 1, { pages: wrong }),
      ]
      const yesterday = instantOf(millisOf(fresh.now) - 24 * 3_600_000)
      fresh.alarms = [
        { kind: 'lost', device: 'd2', label: '评价器 2', since: fresh.now, count: null },
        { kind: 'unsent', device: 'd1', label: '评价器 1', since: yesterday, count: 3 },
      ]
    })
    const [lost, wrong] = [...hall.part('manager-devices').querySelectorAll('manager-device')]
    const cell = (row: Element, name: string) => row.shadowRoot!.querySelector(`.${name}`)!
    expect(cell(lost!, 'freshness').textContent).not.to.contain('实时')
    expect(getComputedStyle(cell(lost!, 'shows')).color).not.to.equal(getComputedStyle(cell(wrong!, 'shows')).color)
    expect(cell(wrong!, 'freshness').querySelector('strong')?.textContent).to.equal('中断')
    expect(cell(wrong!, 'sound').querySelector('strong')?.textContent).to.equal('被浏览器拦住')
    const since = [...hall.part('manager-devices').querySelectorAll('[data-alarm] .soft')].map((one) => one.textContent)
    expect(since[0]).to.match(/^自 \d\d:\d\d$/)
    expect(since[1]).to.match(/^自 \d+月\d+日.* \d\d:\d\d$/)
  })

  it('goes to a part of the page so that no open alert lies over it', async () => {
    await open()
    hall.arrive({ comment: '办理太慢' })
    await hall.settle()
    for (const section of ['devices', 'ratings'] as const) {
      location.hash = `#${section}`
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      const alerts = hall.app.renderRoot.querySelector('manager-alerts')!.getBoundingClientRect()
      const place = hall.app.renderRoot.querySelector(`[data-section="${section}"]`)!.getBoundingClientRect()
      expect(place.top).to.be.at.least(Math.min(alerts.bottom, innerHeight))
    }
    history.replaceState(null, '', location.pathname + location.search)
    scrollTo(0, 0)
  })

  it('tells what the chains of the pads prove and what was refused, what came again, and nothing where there is nothing', async () => {
    await open()
    expect(hall.text('manager-figures')).not.to.contain('评价链').and.not.contain('拒收').and.not.contain('重复')
    hall.chains = { whole: 12, unsigned: 0, gap: 1, forged: 2, none: 3 }
    hall.refused = { 'bad-signature': 2, 'grant-lapsed': 1, 'of-a-newer-hall': 1 }
    hall.repeated = 1_000_000
    hall.tell('evaluation.submitted', null)
    await hall.pass(5_000)
    const text = hall.text('manager-figures')
    expect(text).to.contain('完整 12 · 有缺口 1 · 手机评价 3 · 伪造 2')
    expect(text).to.contain('签名不符 2 · 不在评价时间内 1 · 其他 1')
    expect(text).to.contain('重复送达 1000000 · 只算一次')
  })

  it('tells pad by pad what came, what is missing before it, what was refused and why, what lies apart and what came again', async () => {
    await open()
    const device = (name: string) => hall.part('manager-figures').querySelector(`[data-device="${name}"]`)
    expect(hall.part('manager-figures').querySelector('details')).to.equal(null)
    hall.pads = [
      {
        device: 'd3',
        label: '评价器 3',
        whole: 9,
        unsigned: 0,
        gap: 2,
        refused: { 'grant-answered': 2, 'rating-reused': 1 },
        quarantined: 0,
        repeated: 41,
      },
      { device: 'd4', label: '评价器 4', whole: 7, unsigned: 1, gap: 0, refused: {}, quarantined: 3, repeated: 0 },
    ]
    hall.tell('evaluation.submitted', null)
    await hall.pass(5_000)
    expect(device('d3')?.textContent).to.equal(
      '评价器 3 11 条 · 有缺口 2 · 重复送达 41 · 今天拒收 已经评价过 2 · 编号重复 1',
    )
    expect(device('d4')?.textContent).to.equal('评价器 4 8 条 · 未签名 1 · 隔离 3')
  })

  it('reads what lies in quarantine when the manager asks for it, hostile words as they were written', async () => {
    await open(busy(), (fresh) => {
      fresh.alarms = [{ kind: 'quarantined', device: 'd9', label: '评价器 9', since: null, count: 1 }]
      fresh.apart = [
        {
          id: 'q1',
          device: 'd9',
          label: '评价器 9',
          receivedAt: fresh.now,
          tappedAt: fresh.now,
          ticketNumber: 'A031',
          counter: '3',
          level: 1,
          reasons: ['efficiency'],
          comment: '<b>太慢</b>',
        },
      ]
    })
    expect(hall.asked).not.to.include('quarantine')
    const list = hall.part('manager-devices').querySelector('manager-quarantine')!.shadowRoot!
    list.querySelector('details')!.open = true
    await hall.pass(100)
    await hall.settle()
    expect(hall.asked).to.include('quarantine')
    for (const said of ['非常不满意 1', 'A031', '评价器 9', '办理速度', '<b>太慢</b>'])
      expect(list.textContent).to.contain(said)
  })

  it('has a device reload at once, and asks once more before it lets one out', async () => {
    await open(busy(), (fresh) => (fresh.devices = [deviceAt(fresh.now, 1)]))
    hall.find('manager-devices', 'details').toggleAttribute('open', true)
    const device = hall.part('manager-devices').querySelector('manager-device')!.shadowRoot!
    device.querySelector<HTMLElement>('[data-command="reload"]')!.click()
    await hall.settle()
    expect(hall.asked).to.include('command d1 reload')
    device.querySelector<HTMLElement>('[data-command="revoke"]')!.click()
    await hall.settle()
    expect(hall.asked).not.to.include('command d1 revoke')
    expect(device.textContent).to.contain('未上传的评价不会丢失')
    expect(device.activeElement?.hasAttribute('data-cancel')).to.equal(true)
    device.querySelector<HTMLElement>('[data-command="revoke"]')!.click()
    await hall.settle()
    expect(hall.asked).to.include('command d1 revoke')
  })

  it('lets a screen in by its code, for the place a manager chooses', async () => {
    await open(busy(), (fresh) => {
      fresh.pairing = {
        code: 'KZMW-BQXN',
        kind: 'evaluation-pad',
        counter: '3',
        zone: null,
        label: null,
        address: '192.168.1.37',
        askedAt: fresh.now,
        expiresAt: fresh.now,
        device: null,
      }
    })
    const part = hall.part('manager-pairing')
    const code = part.querySelector<HTMLInputElement>('.code')!
    const look = async (typed: string) => {
      code.value = typed
      part.querySelector<HTMLElement>('form button')!.click()
      await hall.settle()
    }
    await look('KZMW')
    expect(hall.text('manager-pairing')).to.contain('配对码是八个字母')
    await look('kzmw bqxn')
    expect(hall.asked).to.include('pairing KZMW-BQXN')
    expect(hall.text('manager-pairing')).to.contain('请求作为评价器加入').and.contain('192.168.1.37')
    part.querySelector<HTMLSelectElement>('[name="counter"]')!.value = '5'
    part.querySelector<HTMLElement>('[data-approve]')!.click()
    await hall.settle()
    expect(hall.asked).to.include(
      'approve KZMW-BQXN {"kind":"evaluation-pad","counter":"5","zone":null,"label":"评价器 · 5号窗口"}',
    )
    expect(hall.text('manager-pairing')).to.contain('“评价器 · 5号窗口”已加入')
    // Of a device that is here already only one more screen is let in: it is called what it is called.
    hall.pairing = { ...hall.pairing!, device: { id: 'd1', label: '前台一体机', screens: [] } }
    await look('kzmw bqxn')
    part.querySelector<HTMLElement>('[data-approve]')!.click()
    await hall.settle()
    expect(hall.asked).to.include('approve KZMW-BQXN {"kind":"evaluation-pad","counter":"3","zone":null}')
    hall.pairing = null
    await look('KZMWBQXN')
    expect(hall.text('manager-pairing')).to.contain('没有屏幕正在显示这个配对码')
  })

  it('shows nothing of the hall to somebody who is no manager', async () => {
    const clerk = { ...MANAGER, person: { ...MANAGER.person!, role: 'clerk' as const } }
    hall = new WatchedHall(busy(), clerk)
    await hall.open()
    expect(hall.app.shadowRoot?.textContent).to.contain('这是大堂经理的页面')
    expect(hall.app.shadowRoot?.querySelector('main')).to.equal(null)
    await expect(hall.app).to.be.accessible()
  })

  it('shows the end of the chain of acts, who is signed in and the way out', async () => {
    await open()
    let out = 0
    hall.app.signOut = () => out++
    await hall.settle()
    expect(hall.text('manager-foot')).to.contain('操作记录 #41').and.contain('c0ffeec0ffeec0ff').and.contain('周明')
    hall.find('manager-foot', 'button').click()
    expect(out).to.equal(1)
  })

  for (const language of ['zh', 'en'] as const)
    it(`can be used by everybody in every state (${language}), nothing leaves its place, and Lit has nothing to warn of`, async () => {
      await open(huge(), (fresh) => {
        fresh.app.language = language
        fresh.levels = [1, 2, 3, 4, 5]
        fresh.granted = 20
        fresh.low = [
          fresh.lowRating({ id: 'x', step: 'contacted', comment: '等太久' }, 600),
          fresh.lowRating({ id: 'y', step: 'resolved' }, 600),
        ]
        fresh.devices = [deviceAt(fresh.now, 1), deviceAt(fresh.now, 2, { state: 'lost' })]
        fresh.alarms = [{ kind: 'lost', device: 'd2', label: 'Pad', since: null, count: null }]
      })
      hall.arrive({ comment: '办理太慢' })
      await hall.settle()
      for (const details of hall.all('details')) details.toggleAttribute('open', true)
      await hall.settle()
      await expect(hall.app).to.be.accessible()
      // A long name may be cut off with its dots; no box lies over another, or out of its own.
      const faults = looseBoxes(hall.app).filter((fault) => / lies over | leaves (?!the glass)/.test(fault))
      expect(faults).to.deep.equal([])
      expect(litWarnings()).to.deep.equal([])
    })
})
