import { expect, fixture, html } from '@open-wc/testing'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { HallClock } from '#shared/ui/hall-clock.ts'
import '#shared/ui/hall-clock.ts'
import type { HallFreshnessBadge } from '#shared/ui/hall-freshness-badge.ts'
import '#shared/ui/hall-freshness-badge.ts'
import type { HallPlainPage } from '#shared/ui/hall-plain-page.ts'
import '#shared/ui/hall-plain-page.ts'

const words = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim()

describe('the badge of freshness', () => {
  it('is invisible while the numbers are live', async () => {
    const badge = await fixture<HallFreshnessBadge>(
      html`<hall-freshness-badge .freshness=${'live'}></hall-freshness-badge>`,
    )
    expect(badge.dataset['freshness']).to.equal('live')
    expect(getComputedStyle(badge).display).to.equal('none')
  })

  it('says in both languages how old the numbers are, and repaints when they age', async () => {
    const badge = await fixture<HallFreshnessBadge>(
      html`<hall-freshness-badge .freshness=${'offline'} .ageMs=${125_000}></hall-freshness-badge>`,
    )
    expect(words(badge)).to.contain('2分钟').and.contain('2 min')
    await expect(badge).to.be.accessible()
    badge.ageMs = 185_000
    await badge.updateComplete
    expect(words(badge)).to.contain('3分钟')
  })
})

describe('the clock', () => {
  const at = '2026-11-23T02:24:30.000Z' as Instant

  it("shows the hall's time in the hall's zone, in 24 hours", async () => {
    const clock = await fixture<HallClock>(
      html`<hall-clock .clock=${() => at} .timeZone=${'Asia/Shanghai'}></hall-clock>`,
    )
    expect(words(clock)).to.contain('10:24').and.contain('11月23日')
    clock.timeZone = 'Europe/Berlin'
    await clock.updateComplete
    expect(words(clock)).to.contain('03:24')
    await expect(clock).to.be.accessible()
  })

  it('shows nothing before it has a clock', async () => {
    const clock = await fixture<HallClock>(html`<hall-clock></hall-clock>`)
    expect(words(clock)).to.equal('')
  })
})

describe('the plain page', () => {
  it('says what is wrong in both languages and offers nothing on a wall', async () => {
    const page = await fixture<HallPlainPage>(html`<hall-plain-page .reason=${'unknown-hall'}></hall-plain-page>`)
    expect(words(page)).to.contain('没有找到这个营业厅').and.contain('not known here')
    expect(page.shadowRoot?.querySelector('a')).to.equal(null)
    await expect(page).to.be.accessible()
  })

  it('offers the launcher where a person stands at it', async () => {
    const page = await fixture<HallPlainPage>(
      html`<hall-plain-page attended .reason=${'unknown-counter'}></hall-plain-page>`,
    )
    expect(page.shadowRoot?.querySelector('a')?.getAttribute('href')).to.equal('/')
    await expect(page).to.be.accessible()
  })
})
