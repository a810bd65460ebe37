import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import { plainPage } from '#shared/ui/plain-page.ts'

const said = (page: Element | null): string => page?.shadowRoot?.textContent ?? ''

describe('a page without a hall', () => {
  it('is empty paper at first, and a moment later says why', async () => {
    const place = await fixture(html`<div>${plainPage('connecting', { languages: ['en'] })}</div>`)
    const page = place.querySelector('hall-plain-page')
    expect(said(page)).to.equal('')
    await waitUntil(() => said(page).includes('Connecting to the hall'))
    expect(page?.shadowRoot?.querySelector('a')).to.equal(null)
  })

  it('offers the launcher where a person stands at it', async () => {
    const place = await fixture(html`<div>${plainPage('unknown-counter', { attended: true })}</div>`)
    const page = place.querySelector('hall-plain-page')
    await waitUntil(() => said(page).includes('没有找到这个窗口'))
    expect(page?.shadowRoot?.querySelector('a')?.getAttribute('href')).to.equal('/')
  })
})
