import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import { Follower } from '#displays/ticket/follower.ts'
import { TicketLine } from '#displays/ticket/line.ts'
import { PLAIN_WORDS } from '#shared/ui/plain-words.ts'
import { TicketApp } from '#displays/ticket/ticket-app.ts'
import type { TicketView } from '#shared/protocol/api.ts'
import { litWarnings, wearTokens } from '../../browser/demo-view.ts'

const WAITING: TicketView = {
  id: '019a',
  number: 'A023',
  service: 'A',
  class: 'normal',
  state: 'waiting',
  ahead: 7,
  wait: { p50Min: 12, p80Min: 22 },
  counter: null,
  call: null,
  issuedAt: null,
  appointmentAt: null,
  epoch: 'e',
  sequence: 1,
  hallName: { zh: '云岭供电营业厅', en: 'Yunling Power Supply Hall' },
  serviceName: { zh: '新装增容', en: 'New connection' },
  counterLabel: null,
  languages: ['zh', 'en'],
  emergency: false,
  helpPlace: { zh: '引导台', en: 'the reception' },
}
const CALLED: TicketView = {
  ...WAITING,
  state: 'called',
  ahead: null,
  wait: null,
  counter: '3',
  counterLabel: { zh: '3号窗口', en: 'Counter 3' },
}

/** A hall at the other end of the phone's line: answers with what it is told to, and notes what it was sent. */
class FakeHall {
  answer: () => Response = () => Response.json(WAITING)
  readonly sent: { method: string; url: string; key: string | null }[] = []
  readonly fetch = (async (input: string, init: RequestInit = {}) => {
    this.sent.push({ method: init.method ?? 'GET', url: input, key: new Headers(init.headers).get('idempotency-key') })
    return this.answer()
  }) as typeof fetch
}

const lives: AbortController[] = []
const fails = (): Response => {
  throw new TypeError('no network')
}

async function openPhone(hall: FakeHall | null) {
  const life = new AbortController()
  lives.push(life)
  let now = 0
  let vibrated = 0
  let ids = 0
  const follower = new Follower({
    line: hall && new TicketLine({ hall: 'demo', id: '019a', key: 'secret' }, hall.fetch),
    clock: { now: () => now, after: () => () => {} },
    random: () => 0.5,
    newId: () => `once-${++ids}`,
    hidden: () => false,
    vibrate: () => void vibrated++,
    signal: life.signal,
  })
  const app = new TicketApp()
  app.follower = follower
  app.now = () => now
  await fixture(html`<div style="width:390px;height:800px">${app}</div>`)
  const text = () => app.renderRoot.textContent.replaceAll(/\s+/g, ' ')
  const ask = async (face: string) => {
    await follower.ask()
    await waitUntil(() => app.dataset['face'] === face, `the phone shows ${face}`)
    await app.updateComplete
  }
  const press = async (selector: string) => {
    app.renderRoot.querySelector<HTMLElement>(selector)!.click()
    await app.updateComplete
  }
  await waitUntil(() => app.dataset['face'] !== 'connecting' || follower.state.get().failures > 0)
  await app.updateComplete
  return { app, follower, text, ask, press, pass: (ms: number) => void (now += ms), vibrated: () => vibrated }
}

before(wearTokens)

afterEach(() => {
  for (const life of lives.splice(0)) life.abort()
})

describe('the phone page of a ticket', () => {
  it('shows the number, how many are ahead and how long it takes', async () => {
    const { text } = await openPhone(new FakeHall())
    expect(text()).to.contain('A023').and.contain('排队中').and.contain('约15–25分钟').and.contain('云岭供电营业厅')
  })

  it('becomes the lamp when called, says where to go, and vibrates once for each call', async () => {
    const hall = new FakeHall()
    const { app, text, ask, vibrated } = await openPhone(hall)
    hall.answer = () => Response.json(CALLED)
    await ask('called')
    await ask('called')
    expect(text()).to.match(/请到\s+3\s+号窗口/)
    expect(vibrated()).to.equal(1)
    await waitUntil(() => getComputedStyle(app).backgroundColor === 'rgb(242, 167, 27)', 'the page is the lamp')
    hall.answer = () => Response.json({ ...CALLED, call: { callId: 'a recall' } })
    await ask('called')
    expect(vibrated()).to.equal(2)
  })

  it('says above the place in the line that there is an emergency, and sends nobody to a counter until it is over', async () => {
    const hall = new FakeHall()
    hall.answer = () => Response.json({ ...WAITING, ahead: 0, emergency: true })
    const { app, text, ask, press, vibrated } = await openPhone(hall)
    const alarm = () => app.renderRoot.querySelector<HTMLElement>('[role="alert"]')
    const { title, cure } = PLAIN_WORDS.emergency
    expect(alarm()?.textContent, 'as every screen says it').to.equal(`${title.zh} ${cure.zh}`)
    expect(text()).to.contain('A023').and.contain('排队中').and.not.contain('您是下一位')
    await press('[data-language]')
    expect(alarm()?.textContent).to.equal(`${title.en} ${cure.en}`)
    hall.answer = () => Response.json({ ...CALLED, emergency: true })
    await ask('called')
    expect([vibrated(), text().includes('the clerk is waiting')]).to.deep.equal([0, false])
    await expect(app).to.be.accessible()
    hall.answer = () => Response.json(CALLED)
    await ask('called')
    expect([vibrated(), alarm()]).to.deep.equal([1, null])
  })

  it('says what to do after a missed call, while held, when done, given up and expired', async () => {
    const hall = new FakeHall()
    const { text, ask } = await openPhone(hall)
    const said = {
      missed: '请到引导台说一声',
      held: '稍后会再叫您的号',
      done: '感谢您的光临',
      cancelled: '您的位置已让给后面的客户',
      expired: '请重新取号',
    } as const
    for (const [state, words] of Object.entries(said)) {
      hall.answer = () => Response.json({ ...WAITING, state, serviceName: null })
      await ask(state)
      expect(text()).to.contain(words)
    }
  })

  it('keeps what it knows through a lost line and says how old it is', async () => {
    const hall = new FakeHall()
    const { app, follower, text, pass } = await openPhone(hall)
    hall.answer = fails
    pass(15_000)
    await follower.ask()
    await app.updateComplete
    expect(text()).to.contain('A023').and.contain('连接中断，15 秒前的情况')
    expect(app.dataset['freshness']).to.equal('stale')
  })

  it('wears no badge of a lost line once its ticket has ended: nothing happens to it any more', async () => {
    const hall = new FakeHall()
    const { app, ask, pass, text } = await openPhone(hall)
    hall.answer = () => Response.json({ ...WAITING, state: 'done', ahead: null, wait: null })
    await ask('done')
    hall.answer = fails
    pass(300_000)
    await ask('done')
    expect(app.renderRoot.querySelector('.badge'), text()).to.equal(null)
  })

  it('gives up the place only when asked twice, and once however often it is sent', async () => {
    const hall = new FakeHall()
    const { app, text, press } = await openPhone(hall)
    await press('[data-give-up]')
    expect(text()).to.contain('确定放弃 A023 吗')
    expect(hall.sent.filter(({ method }) => method === 'POST')).to.have.length(0)
    await press('[data-stay]')
    expect(text()).not.to.contain('确定放弃 A023 吗')
    await press('[data-give-up]')
    hall.answer = fails
    await press('[data-give-up-yes]')
    await waitUntil(() => text().includes('没有成功'))
    hall.answer = () => Response.json({ ...WAITING, state: 'cancelled', ahead: null })
    await press('[data-give-up-yes]')
    await waitUntil(() => app.dataset['face'] === 'cancelled')
    const posts = hall.sent.filter(({ method }) => method === 'POST')
    expect(posts.map(({ key }) => key)).to.deep.equal(['once-1', 'once-1'])
    expect(posts[0]!.url).to.equal('/api/v1/halls/demo/tickets/019a/cancel?key=secret')
  })

  it('says in plain words that a link is broken, that its key is wrong, that the ticket is unknown', async () => {
    expect((await openPhone(null)).text()).to.contain('这个链接打不开号票')
    for (const [status, code, words] of [
      [403, 'wrong-ticket-key', '这个链接打不开号票'],
      [404, 'unknown-ticket', '没有找到这张号票'],
      [404, 'unknown-hall', '没有找到这张号票'],
    ] as const) {
      const hall = new FakeHall()
      hall.answer = () => Response.json({ code, status }, { status })
      expect((await openPhone(hall)).text()).to.contain(words)
    }
  })

  it('says that the hall cannot be reached when it never answered', async () => {
    const hall = new FakeHall()
    hall.answer = fails
    expect((await openPhone(hall)).text()).to.contain('暂时连不上营业厅')
  })

  it('says plainly that a hall is not open to phones, also in the middle of trouble, and offers nothing more', async () => {
    const hall = new FakeHall()
    const { app, text, ask } = await openPhone(hall)
    hall.answer = fails
    await ask('waiting')
    hall.answer = () => Response.json({ code: 'no-credentials' }, { status: 401 })
    await ask('no-right')
    expect(text()).to.contain('手机上看不到这张号票').and.not.to.contain('连接中断')
    expect(app.renderRoot.querySelector('[data-give-up]')).to.equal(null)
  })

  it('keeps an English wait on one line', async () => {
    const { app } = await openPhone(new FakeHall())
    app.language = 'en'
    await app.updateComplete
    const wait = [...app.renderRoot.querySelectorAll('dd')].at(-1)!
    expect(wait.textContent).to.equal('about 15–25 min')
    expect(wait.getBoundingClientRect().height).to.be.below(2 * parseFloat(getComputedStyle(wait).fontSize))
  })

  it('can be used by everybody, waiting and called, and Lit has nothing to warn of', async () => {
    const hall = new FakeHall()
    const { app, ask, press } = await openPhone(hall)
    await expect(app).to.be.accessible()
    await press('[data-give-up]')
    await expect(app).to.be.accessible()
    hall.answer = () => Response.json(CALLED)
    await ask('called')
    await expect(app).to.be.accessible()
    expect(litWarnings()).to.deep.equal([])
  })
})
