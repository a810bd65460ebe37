import { expect } from '@open-wc/testing'
import { html } from 'lit/html.js'
import { CallBoardApp } from '#displays/call-board/call-board-app.ts'
import { BoardNow } from '#displays/call-board/board-now.ts'
import type { BoardLayout } from '#displays/call-board/layout.ts'
import { layout as wall } from '#displays/call-board/layouts/wall.ts'
import type { Call } from '#shared/domain/queue/state.ts'
import { afterPaint } from '#shared/ui/after-paint.ts'
import { busy, closed, crowded, firstRun, huge } from '#tests/fixtures/halls.ts'
import { everyElement } from '#tests/fixtures/every-element.ts'
import { HungBoard, type HangOptions } from './hung-board.ts'

const STATES: Record<string, () => Promise<HungBoard>> = {
  'a busy hall': () => HungBoard.hang(busy()),
  'a hall on its first day': () => HungBoard.hang(firstRun()),
  'a dozen calls at once': () => HungBoard.hang(crowded()),
  'thirty counters and twelve services': () => HungBoard.hang(huge()),
  'a hall that has closed': () => HungBoard.hang(closed()),
  'old news': () => HungBoard.hang(busy(), { view: { freshness: 'stale', ageMs: 30_000 } }),
  'no connection': () => HungBoard.hang(busy(), { view: { freshness: 'offline', ageMs: 300_000 } }),
  'a totem': () => HungBoard.hang(busy(), { layout: 'totem' }),
  'a strip': () => HungBoard.hang(busy(), { layout: 'led' }),
  'a hall nobody has heard of': () =>
    HungBoard.hang(null, { view: { trouble: 'unknown-hall', freshness: 'recovering' } }),
  'a start without a hall': () => HungBoard.hang(null, { view: { freshness: 'recovering', ageMs: null } }),
}

type Painting = HTMLElement & { paint: (picture: unknown) => unknown }

/** Frames of this page, counted, in which a part of the board has changed. */
function framesIn(board: HungBoard): (tag: string) => ReadonlySet<number> {
  let frame = 0
  const count = () => void (frame++, requestAnimationFrame(count))
  count()
  return (tag) => {
    const frames = new Set<number>()
    const how = { subtree: true, childList: true, characterData: true, attributes: true }
    new MutationObserver(() => frames.add(frame)).observe(board.part(tag), how)
    return frames
  }
}

/** Has a part take as long as on a machine some ten times slower. */
function takeItsTime(part: Painting): void {
  const paint = part.paint.bind(part)
  part.paint = (picture) => {
    for (const until = performance.now() + 3; performance.now() < until;);
    return paint(picture)
  }
}

describe('the call board', () => {
  for (const [name, hang] of Object.entries(STATES)) {
    it(`can be read by everybody: ${name}`, async () => {
      const board = await hang()
      board.rest()
      await expect(board.app).to.be.accessible()
    })

    it(`is made of known elements alone, says how fresh it is once, and warns of nothing: ${name}`, async () => {
      const board = await hang()
      const elements = everyElement(board.app)
      expect(
        elements.filter((element) => element.localName.includes('-') && !element.matches(':defined')),
      ).to.deep.equal([])
      expect(elements.filter((element) => element.hasAttribute('data-freshness'))).to.have.length(1)
      const warned = (globalThis as { litIssuedWarnings?: Set<string> }).litIssuedWarnings ?? new Set()
      expect([...warned].filter((warning) => !/dev mode|dev-mode/.test(warning))).to.deep.equal([])
    })
  }

  it('paints the newest call with ticket, counter and arrow at once, without moving', async () => {
    const board = await HungBoard.hang(busy())
    expect(board.light).to.deep.equal(['A008→3'])
    expect([...board.moved('board-now'), ...board.moved('board-before')]).to.deep.equal([])
    const arrow = board.part('board-now').querySelector('svg')
    expect(arrow?.getAttribute('aria-label')).to.equal('向右')
    expect(arrow?.querySelector('path')?.getTotalLength()).to.be.above(15)
    expect(board.shown).to.deep.equal(['call-A008-1'])
  })

  it('repaints when the hall calls somebody, and announces it', async () => {
    const board = await HungBoard.hang(busy())
    board.day?.finish('A007').call('A009', 1)
    await board.hear()
    expect(board.light[0]).to.equal('A009→1')
    expect(board.moved('board-now')).to.deep.equal(['A009'])
    expect(board.moved('board-before')).to.deep.equal([])
    expect(board.app.querySelector('[aria-live]')?.textContent)
      .to.contain('请 A009 号到1号窗口')
      .and.contain('Counter 1')
    expect(board.shown).to.include('call-A009-1')
  })

  it('paints the light first: what stands beside it follows when the call is on the glass', async () => {
    const board = await HungBoard.hang(busy())
    board.day?.finish('A007').call('A009', 1)
    const heard = board.hear()
    for (const element of [board.app, board.part('board-now')])
      await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete
    expect(board.light[0]).to.equal('A009→1')
    expect(board.text('board-counters')).not.to.contain('A009')
    await heard
    expect(board.text('board-counters')).to.contain('A009')
  })

  it('lets a burst end before what stands beside the light follows, and waits for no burst longer than five seconds', async () => {
    const { followMs } = CallBoardApp
    const board = await HungBoard.hang(busy())
    const isBeside = (ticket: string): boolean => board.text('board-counters').includes(ticket)
    CallBoardApp.followMs = 200
    try {
      board.day?.finish('A007').call('A009', 1)
      await board.hear()
      await board.pass(199)
      expect(isBeside('A009')).to.equal(false)
      await board.pass(1)
      expect(isBeside('A009')).to.equal(true)
      board.day?.finish('A009')
      await board.hear()
      for (let at = 0; at < 4_900; at += 100) {
        await board.pass(100)
        await board.hear({ waits: [] })
        expect(isBeside('A009'), `after ${at + 100} ms of news`).to.equal(true)
      }
      await board.pass(100)
      expect(isBeside('A009')).to.equal(false)
    } finally {
      CallBoardApp.followMs = followMs
    }
  })

  it('paints a layout whose code comes after its first picture, and says of no call before that it is shown', async () => {
    let come = (): void => {}
    const brought = new Promise<void>((resolve) => (come = resolve))
    const late: BoardLayout = {
      ...wall,
      bring: () => brought,
      render: (picture) => html`<late-board .picture=${picture}></late-board>`,
    }
    const board = await HungBoard.hang(busy(), { layouts: [late] })
    expect(board.shown).to.deep.equal([])
    customElements.define('late-board', class extends BoardNow {})
    come()
    await board.settle()
    expect(board.text('late-board')).to.contain('A008')
    expect(board.shown).to.deep.equal(['call-A008-1'])
    board.day?.finish('A007').call('A009', 1)
    await board.hear()
    expect(board.text('late-board')).to.contain('A009')
  })

  it('paints at once for a call alone: what else happens waits for its turn, and is painted in frames of its own', async () => {
    const board = await HungBoard.hang(busy())
    await board.pass(6_000)
    const framesOf = framesIn(board)
    const [light, counters, services] = [framesOf('board-now'), framesOf('board-counters'), framesOf('board-services')]
    takeItsTime(board.part('board-counters') as Painting)
    board.day?.start('A008').issue('A020')
    const heard = board.hear()
    await board.app.updateComplete
    expect([...light, ...counters, ...services]).to.deep.equal([])
    await heard
    expect([light.size, counters.size, services.size]).to.deep.equal([1, 1, 1])
    expect(new Set([...light, ...counters, ...services]).size).to.equal(3)
    board.day?.call('A009', 1)
    const called = board.hear()
    for (const element of [board.app, board.part('board-now')])
      await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete
    expect(board.light).to.deep.equal(['A009→1'])
    expect(counters.size).to.equal(1)
    await called
  })

  it('paints in one frame what a quick machine has done with at once', async () => {
    const board = await HungBoard.hang(busy())
    await board.pass(6_000)
    const framesOf = framesIn(board)
    const [counters, services] = [framesOf('board-counters'), framesOf('board-services')]
    const { now } = performance
    const stands = performance.now() + 10
    performance.now = () => stands
    try {
      board.day?.start('A008').issue('A020')
      await board.hear()
    } finally {
      performance.now = now
    }
    expect([counters.size, services.size]).to.deep.equal([1, 1])
    expect([...counters]).to.deep.equal([...services])
  })

  it('paints none of its other parts with a call', async () => {
    const board = await HungBoard.hang(busy())
    let painted = 0
    const parts = everyElement(board.app).filter(({ localName }) => /^board-(?!now)/.test(localName))
    for (const part of parts as Painting[]) {
      const paint = part.paint.bind(part)
      part.paint = (picture) => (painted++, paint(picture))
    }
    // No turn of theirs comes while this clock stands.
    for (const number of ['A009', 'A010']) {
      board.day?.call(number, 1)
      board.store.set({ ...board.store.get(), state: board.day!.state })
      await board.app.updateComplete
      await afterPaint()
    }
    expect(board.light[0]).to.equal('A010→1')
    expect(painted).to.equal(0)
    await board.settle()
    expect(painted).to.equal(parts.length)
  })

  it('holds no more after twelve calls than after six: of a call that is over nothing stays behind', async () => {
    const board = await HungBoard.hang(busy())
    const nodes = () => everyElement(board.app).reduce((sum, { childNodes }) => sum + childNodes.length, 0)
    // Six fill every place of the board.
    const sixCalls = async (from: number): Promise<number> => {
      for (let number = from; number < from + 6; number++) {
        board.day?.serve(`C${number}`, 1).finish(`C${number}`)
        await board.hear()
        await board.pass(6_000)
      }
      return nodes()
    }
    const before = await sixCalls(100)
    expect(await sixCalls(106)).to.equal(before)
  })

  it('lists recent calls, counters, queues, who is next and who was missed', async () => {
    const board = await HungBoard.hang(busy())
    expect(board.text('board-before')).to.contain('C041').and.contain('B012').and.contain('D027')
    expect(board.text('board-counters')).to.contain('暂停服务').and.contain('10:40 恢复').and.contain('请到窗口')
    expect(board.text('board-services')).to.contain('电费缴纳 Bills').and.contain('12人等候').and.contain('分钟')
    expect(board.text('board-next')).to.contain('A009')
    expect(board.text('board-missed')).to.contain('C038').and.contain('C036')
    expect(board.text('board-header')).to.contain('云岭供电营业厅')
    expect(board.text('.clock')).to.contain('10:24')
  })

  it('shows a dozen calls of one second all at once, each for five seconds, and keeps the newest', async () => {
    const day = crowded(12)
    for (let counter = 1; counter <= 12; counter++)
      day
        .start(`${'ABCDEF'[(counter - 1) % 6]}${100 + counter}`)
        .finish(`${'ABCDEF'[(counter - 1) % 6]}${100 + counter}`)
    const board = await HungBoard.hang(day)
    for (let counter = 1; counter <= 12; counter++) {
      board.day?.call(`${'ABCDEF'[(counter - 1) % 6]}${112 + counter}`, counter)
      await board.hear()
      if (counter < 12) await board.pass(80)
    }
    expect(board.light.filter((cell) => !cell.startsWith('('))).to.have.length(12)
    await board.pass(4_000)
    expect(board.light.filter((cell) => !cell.startsWith('('))).to.have.length(12)
    await board.pass(1_100)
    expect(board.light).to.deep.equal(['F124→12'])
    expect(new Set(board.shown).size).to.be.at.least(12)
  })

  it('shows a call whose customer was served within the same breath, too', async () => {
    const board = await HungBoard.hang(busy())
    board.day?.finish('A007').call('A009', 1)
    const call = board.day?.state.calls[0] as Call
    board.day?.start('A009').finish('A009')
    await board.hear()
    expect(board.light.join()).not.to.contain('A009→1,').and.not.to.match(/^A009/)
    await board.hearFact({
      fact: { type: 'ticket.called', subject: '', data: call, sequence: 1, time: call.releasedAt },
      recovered: false,
    })
    expect(board.light.join()).to.contain('A009→1')
  })

  it('lights a recalled ticket again', async () => {
    const board = await HungBoard.hang(busy())
    await board.pass(6_000)
    board.day?.recall('A008')
    await board.hear()
    expect(board.moved('board-now')).to.deep.equal(['A008'])
    expect(board.shown).to.include('call-A008-2')
  })

  it('puts its lamp out when the customer has come, and keeps the number', async () => {
    const board = await HungBoard.hang(busy())
    await board.pass(6_000)
    board.day?.start('A008')
    await board.hear()
    await board.pass(150)
    expect(board.light).to.deep.equal(['(A008→3)'])
  })

  it('keeps its numbers and loses its lamp when the news is old, and says how old', async () => {
    const board = await HungBoard.hang(busy())
    await board.hear({ freshness: 'offline', ageMs: 180_000 })
    expect(board.light).to.deep.equal(['(A008→3)'])
    expect(board.text('board-counters')).to.contain('A007')
    expect(board.part('.freshness').getAttribute('data-freshness')).to.equal('offline')
    expect(board.text('.freshness')).to.contain('3分钟')
  })

  it('sends nobody to a counter by old news: the row loses its weight with the lamp', async () => {
    const board = await HungBoard.hang(busy())
    const weight = (): number => {
      const come = board.part('board-counters').querySelector('.come')
      return come ? Number(getComputedStyle(come).fontWeight) : 0
    }
    expect(weight()).to.equal(600)
    await board.hear({ freshness: 'offline', ageMs: 180_000 })
    expect(weight()).to.equal(400)
  })

  it('says where to go in one language a line', async () => {
    const board = await HungBoard.hang(busy())
    const to = board.part('board-now').querySelector('.to')
    expect(to?.querySelector('.say')?.textContent?.trim()).to.equal('请到')
    expect(to?.querySelector('.unit')?.firstChild?.nextSibling?.textContent).to.equal('号窗口')
    expect(to?.querySelector('.unit .beside')?.textContent).to.equal('Counter 3')
  })

  it('says of what kind the number under a call is where calls share the light, in every language', async () => {
    const units = async (languages: readonly string[]) => {
      const board = await HungBoard.hang(crowded(12, languages))
      const words = [...board.part('board-now').querySelectorAll('.unit')].filter(
        (unit) => getComputedStyle(unit).display !== 'none',
      )
      return new Set(words.map((unit) => unit.firstChild?.nextSibling?.textContent))
    }
    expect(await units(['zh', 'en'])).to.deep.equal(new Set(['号窗口']))
    expect(await units(['en'])).to.deep.equal(new Set(['Counter']))
  })

  it('says how old its news is in one line beside a long name, on a narrow screen without the date', async () => {
    for (const [layout, size, dated] of [
      ['wall', [1920, 1080], true],
      ['totem', [1080, 1920], false],
    ] as const) {
      const day = busy()
      const { hall } = day.state
      const name = { zh: '云岭市供电公司城南客户服务中心', en: 'Yunling City Power Supply, South Service Centre' }
      if (hall) day.state = { ...day.state, hall: { ...hall, name } }
      const board = await HungBoard.hang(day, { layout, size, view: { freshness: 'stale', ageMs: 12_000 } })
      const [badge, clock] = ['.freshness', '.clock'].map((part) => board.part(part))
      const line = Number.parseFloat(getComputedStyle(badge!).fontSize)
      expect(badge!.getBoundingClientRect().height, layout).to.be.below(line * 2.4)
      expect(badge!.getBoundingClientRect().right).to.be.at.most(clock!.getBoundingClientRect().left)
      const date = clock!.querySelector('.date')!
      expect(getComputedStyle(date).display !== 'none', `${layout}: date`).to.equal(dated)
    }
  })

  it('keeps room for the badge beside its name while it is live: its last paint wears one from the first frame', async () => {
    const board = await HungBoard.hang(busy(), { layout: 'totem', size: [1080, 1920] })
    board.part('.freshness').setAttribute('data-freshness', 'recovering')
    const name = board.part('h1 .lead')
    expect(name.scrollWidth).to.be.at.most(name.clientWidth)
  })

  it('has no bar at its foot where the hall has nothing to say besides', async () => {
    const day = busy()
    const { hall } = day.state
    if (hall) day.state = { ...day.state, hall: { ...hall, board: { ...hall.board, ticker: [] } } }
    const board = await HungBoard.hang(day, { size: [1920, 1080] })
    expect(everyElement(board.app).filter(({ localName }) => localName === 'board-ticker')).to.deep.equal([])
    const foot = board.part('board-services').getBoundingClientRect().bottom
    expect(board.app.getBoundingClientRect().bottom - foot, 'and paper below the last part').to.be.within(20, 40)
  })

  it('says where the missed go whenever there are any, on several pages too, and never over an empty shelf', async () => {
    const board = await HungBoard.hang(busy())
    expect(board.text('board-missed')).to.contain('过号 · 请到引导台')
    expect((await HungBoard.hang(huge())).text('board-missed')).to.match(/过号 · 请到引导台 ?1\/\d/)
    expect((await HungBoard.hang(firstRun())).text('board-missed')).not.to.contain('请到引导台')
  })

  it('shows no hope of reconnecting beside a final refusal', async () => {
    const board = await HungBoard.hang(null, { view: { trouble: 'unknown-hall', freshness: 'recovering' } })
    expect(getComputedStyle(board.part('.freshness')).display).to.equal('none')
  })

  it('keeps its numbers, with their age, when its right is taken away in mid-run', async () => {
    const board = await HungBoard.hang(busy(), { view: { trouble: 'no-right', freshness: 'stale', ageMs: 15_000 } })
    expect(board.light).not.to.deep.equal([])
    const badge = board.part('board-header').querySelector('.freshness')
    expect(badge && getComputedStyle(badge).display).not.to.equal('none')
    expect(badge?.textContent).to.contain('15秒')
  })

  it('marks priority by a dot and no word', async () => {
    const board = await HungBoard.hang(busy())
    expect(board.part('board-before').querySelector('[data-ticket="D027"] .dot')).not.to.equal(null)
    expect(board.app.textContent).not.to.match(/老人|elder/i)
  })

  it('limits itself to its waiting zone', async () => {
    const board = await HungBoard.hang(busy(), { zone: 'west' })
    expect(board.light).to.deep.equal(['(C041→5)'])
    expect(board.text('board-counters')).not.to.contain('A007')
    expect(board.text('board-services')).not.to.contain('新装增容')
  })

  it('says so in plain words when the hall has no such zone', async () => {
    const board = await HungBoard.hang(busy(), { zone: 'nowhere' })
    expect(board.text('hall-plain-page')).to.contain('没有找到这个等候区')
    expect(board.part('hall-plain-page').shadowRoot?.querySelector('a')).to.equal(null)
  })

  it('wears the theme its hall chose', async () => {
    const day = busy()
    const { hall } = day.state
    if (hall) day.state = { ...day.state, hall: { ...hall, board: { ...hall.board, theme: 'night' } } }
    await HungBoard.hang(day)
    expect(document.head.querySelector('link[data-theme]')?.getAttribute('href')).to.equal('/themes/night.css')
  })
})

describe('the strip', () => {
  const STRIP: HangOptions = { layout: 'led' }

  it('turns pages of two every five seconds, newest first, until each call was shown', async () => {
    const board = await HungBoard.hang(crowded(6), STRIP)
    const pages: string[] = []
    for (let page = 0; page < 4; page++) {
      pages.push(board.light.join(' '))
      await board.pass(5_000)
    }
    expect(pages).to.deep.equal(['F106→6 E105→5', 'D104→4 C103→3', 'B102→2 A101→1', 'F106→6 E105→5'])
    expect(board.shown).to.have.length(6)
  })

  it('says whose hall it is while nobody is called', async () => {
    const board = await HungBoard.hang(firstRun(), STRIP)
    expect(board.text('board-led')).to.contain('云岭供电营业厅')
  })
})
