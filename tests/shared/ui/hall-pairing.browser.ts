import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import type { HallIdentify } from '#shared/ui/hall-identify.ts'
import '#shared/ui/hall-identify.ts'
import type { HallPlainPage } from '#shared/ui/hall-plain-page.ts'
import '#shared/ui/hall-plain-page.ts'

const words = (element: Element | null | undefined): string =>
  (element?.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim()

describe('a screen that is not let in', () => {
  const real = window.fetch
  const asked: string[] = []
  let answer: () => Response | Promise<Response>

  beforeEach(() => {
    asked.length = 0
    window.fetch = async (input, init) => {
      asked.push(`${input as string} ${init?.body as string}`)
      return answer()
    }
  })
  afterEach(() => {
    window.fetch = real
  })

  const hang = async (attended = false) => {
    const page = await fixture<HallPlainPage>(
      html`<hall-plain-page .reason=${'not-paired'} .attended=${attended}></hall-plain-page>`,
    )
    const pairing = () => page.shadowRoot!.querySelector('hall-pairing')
    await waitUntil(() => words(pairing()) !== '')
    return { page, pairing }
  }

  it('shows its code and what to do with it, in both languages, and stops asking when it is gone', async () => {
    answer = () => Response.json({ code: 'BCDF-GHJK', secret: 's', intervalS: 5 }, { status: 201 })
    const { page, pairing } = await hang()
    await waitUntil(() => words(pairing()).includes('BCDF-GHJK'))
    expect(words(pairing()))
      .to.contain('请大堂经理在管理页面输入此代码')
      .and.contain('enter this code on the manager page')
    expect(words(pairing())).to.contain('综合屏').and.contain('Call board')
    expect(asked[0]).to.contain('/api/v1/devices/pairing').and.contain('"kind":"call-board"')
    expect(pairing()?.shadowRoot?.querySelector('a')).to.equal(null)
    await expect(page).to.be.accessible()
    page.remove()
    expect(asked.length).to.equal(1)
  })

  it('says in plain words that the server does not answer', async () => {
    answer = () => Promise.reject(new TypeError('no line'))
    const { page, pairing } = await hang()
    await waitUntil(() => words(pairing()).includes('暂时连接不上服务器'))
    await expect(page).to.be.accessible()
  })

  for (const [field, zh, en] of [
    ['hall', '没有找到这个营业厅', 'check the name after hall='],
    ['counter', '没有找到这个窗口', 'check the counter after counter='],
    ['zone', '没有找到这个等候区', 'check the name after zone='],
  ] as const)
    it(`says in plain words that the ${field} of its address cannot be, not that nobody answers`, async () => {
      answer = () => Response.json({ code: field === 'hall' ? 'unknown-hall' : 'bad-input', field }, { status: 404 })
      const { page, pairing } = await hang()
      await waitUntil(() => words(pairing()).includes(zh))
      expect(words(pairing())).to.contain(en).and.not.contain('连接不上')
      await expect(page).to.be.accessible()
    })

  it('offers to sign in where a person works at it', async () => {
    answer = () => Response.json({ code: 'BCDF-GHJK', secret: 's', intervalS: 5 }, { status: 201 })
    const { pairing } = await hang(true)
    expect(pairing()?.shadowRoot?.querySelector('a')?.getAttribute('href')).to.match(/^\/sign-in\/\?next=/)
  })
})

describe('the name of a device', () => {
  it('fills the screen whatever its length, and overflows nowhere', async () => {
    for (const label of ['3', '大厅东屏', 'evaluation-pad 3', '一楼大厅东侧靠近入口的综合叫号显示屏']) {
      const name = await fixture<HallIdentify>(html`<hall-identify .label=${label}></hall-identify>`)
      expect(words(name)).to.equal(label)
      const text = name.shadowRoot!.querySelector('p')!
      expect(text.scrollWidth).to.be.at.most(window.innerWidth)
      await expect(name).to.be.accessible()
    }
  })
})
