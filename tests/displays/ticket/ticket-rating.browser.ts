import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import { TicketLine } from '#displays/ticket/line.ts'
import type { TicketRating } from '#displays/ticket/ticket-rating.ts'
import '#displays/ticket/ticket-rating.ts'
import { litWarnings, wearTokens } from '../../browser/demo-view.ts'

interface Sent {
  readonly id: string
  readonly level: number
  readonly reasons: readonly string[]
  readonly comment: string
  readonly tappedAt: string
}

const OPEN = { grant: 'g-1', time: '2026-11-23T02:00:00.000Z' }

async function openRating(answers: readonly (() => Response)[], grant: object = OPEN) {
  const sent: Sent[] = []
  const left = [...answers]
  const fetchIt = (async (url: string, { body }: RequestInit = {}) => {
    if (url.includes('/grant?')) return Response.json(grant)
    sent.push(JSON.parse(body as string) as Sent)
    return (left.shift() ?? fails)()
  }) as typeof fetch
  const phone = { now: 1_000 }
  const line = new TicketLine({ hall: 'demo', id: '019a', key: 'secret' }, fetchIt)
  const rating = await fixture<TicketRating>(
    html`<ticket-rating .line=${line} .now=${() => phone.now} .heardAt=${0} lang="zh"></ticket-rating>`,
  )
  const find = (selector: string) => rating.renderRoot.querySelector<HTMLElement>(selector)
  const press = async (selector: string) => {
    await waitUntil(() => find(selector), selector)
    find(selector)!.click()
    await rating.updateComplete
  }
  const told = (words: string) => waitUntil(() => rating.renderRoot.textContent.includes(words), words)
  return { rating, sent, phone, press, told, find }
}

const taken = (): Response => Response.json({ id: 'r', grant: 'g-1', receivedAt: OPEN.time }, { status: 201 })
const refused = (code: string) => (): Response => Response.json({ code }, { status: 409 })
const fails = (): Response => {
  throw new TypeError('no network')
}

before(wearTokens)

describe('the question on the phone', () => {
  it('sends a low level with its reasons, by the hall’s clock, and thanks when the hall has it', async () => {
    const { sent, phone, press, told, find } = await openRating([taken])
    await waitUntil(() => find('[data-level="2"]'))
    expect(find('[data-reason]')).to.equal(null)
    phone.now += 4_000
    await press('[data-level="2"]')
    phone.now += 60_000
    await press('[data-reason="efficiency"]')
    await press('[data-submit]')
    await told('感谢您的意见')
    expect(sent.map(({ level, reasons, tappedAt }) => [level, reasons, tappedAt])).to.deep.equal([
      [2, ['efficiency'], '2026-11-23T02:00:04.000Z'],
    ])
  })

  it('lets a level be chosen anew, and forgets the reasons of one that is not low', async () => {
    const { sent, press, told } = await openRating([taken])
    await press('[data-level="1"]')
    await press('[data-reason="skill"]')
    await press('[data-level="4"]')
    await press('[data-submit]')
    await told('感谢您的评价')
    expect(sent.map(({ level, reasons }) => [level, reasons])).to.deep.equal([[4, []]])
  })

  it('is not thanked for while nobody has it, and is sent again as the same one', async () => {
    const { sent, press, told, find } = await openRating([fails, taken])
    await press('[data-level="5"]')
    await press('[data-submit]')
    await told('没有成功')
    expect(find('[data-thanks]')).to.equal(null)
    await press('[data-submit]')
    await told('感谢您的评价')
    expect(new Set(sent.map(({ id }) => id)).size).to.equal(1)
  })

  it('says that it was answered already, and that it is too late', async () => {
    for (const [code, words] of [
      ['grant-answered', '已经评价过了'],
      ['grant-lapsed', '已不能评价'],
    ] as const) {
      const { press, told } = await openRating([refused(code)])
      await press('[data-level="3"]')
      await press('[data-submit]')
      await told(words)
    }
  })

  it('is not asked when there is nothing to answer', async () => {
    const { rating } = await openRating([], { grant: null, time: OPEN.time })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(rating.renderRoot.textContent.trim()).to.equal('')
  })

  it('is axe-clean, and Lit has nothing to warn of', async () => {
    const { rating, press } = await openRating([])
    await press('[data-level="1"]')
    await expect(rating).to.be.accessible()
    expect(litWarnings()).to.deep.equal([])
  })
})
