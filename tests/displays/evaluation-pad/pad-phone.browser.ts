import { expect, fixture, html } from '@open-wc/testing'
import '#displays/evaluation-pad/pad-phone.ts'
import type { PadPhone } from '#displays/evaluation-pad/pad-phone.ts'
import type { GrantId, HallId } from '#shared/domain/queue/ids.ts'
import { qrPath } from '#shared/ui/qr.ts'

const HALL = 'demo' as HallId
const grant = (id: string) => id as GrantId

describe('the code that hands a question to the phone', () => {
  const codeOf = (pad: PadPhone) =>
    pad.shadowRoot!.querySelector('hall-qr')?.shadowRoot?.querySelector('path')?.getAttribute('d') ?? null

  async function open(way: PadPhone['way']): Promise<PadPhone> {
    const pad = await fixture<PadPhone>(
      html`<pad-phone .hall=${HALL} .grant=${grant('g')} .way=${way}>请告诉大堂经理</pad-phone>`,
    )
    await new Promise((resolve) => setTimeout(resolve))
    await pad.updateComplete
    return pad
  }

  it('draws the address that the hall names, says what it is for, and passes axe', async () => {
    const pad = await open(async (hall, id) => `https://hall.example/${hall}/${id}`)
    await pad.shadowRoot!.querySelector('hall-qr')!.updateComplete
    expect(codeOf(pad)).to.equal(qrPath('https://hall.example/demo/g').d)
    expect(pad.shadowRoot!.textContent).to.contain('请用手机扫码')
    pad.language = 'en'
    await pad.updateComplete
    expect(pad.shadowRoot!.textContent).to.contain('Scan this code')
    await expect(pad).to.be.accessible()
  })

  it('says what can be done without, while the hall has named no way', async () => {
    const pad = await open(async () => null)
    expect(codeOf(pad)).to.equal(null)
    expect(pad.shadowRoot!.querySelector('slot')!.assignedNodes()[0]!.textContent).to.equal('请告诉大堂经理')
  })

  it('never shows the code of another customer, however late the hall answers', async () => {
    const answers = new Map<string, (address: string) => void>()
    const pad = await open((_hall, id) => new Promise((resolve) => answers.set(id, resolve)))
    pad.grant = grant('next')
    await pad.updateComplete
    answers.get('g')!('https://hall.example/g')
    await new Promise((resolve) => setTimeout(resolve))
    await pad.updateComplete
    expect(codeOf(pad)).to.equal(null)
    answers.get('next')!('https://hall.example/next')
    await new Promise((resolve) => setTimeout(resolve))
    await pad.updateComplete
    await pad.shadowRoot!.querySelector('hall-qr')!.updateComplete
    expect(codeOf(pad)).to.equal(qrPath('https://hall.example/next').d)
  })
})
