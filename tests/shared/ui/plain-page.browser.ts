import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import { putAway } from '#displays/service-worker/put-away.ts'
import { LAST_PAINTS } from '#shared/protocol/shell.ts'
import { plainPage } from '#shared/ui/plain-page.ts'

const said = (page: Element | null): string => page?.shadowRoot?.textContent ?? ''

const EMPTY_PAGE = `<style>body { margin: 0; height: 100vh }</style><body>
  <script type="module" src="/shared/ui/hall-plain-page.ts"></script></body>`

describe('a page without a hall', () => {
  it('is empty paper at first, and a moment later says why', async () => {
    const place = await fixture(html`<div>${plainPage('connecting', { languages: ['en'] })}</div>`)
    const page = place.querySelector('hall-plain-page')
    expect(said(page)).to.equal('')
    await waitUntil(() => said(page).includes('Connecting to the hall'))
    expect(page?.shadowRoot?.querySelector('a')).to.equal(null)
  })

  it('says at once that there is an emergency, in both languages whatever its hall speaks otherwise', async () => {
    const place = await fixture(html`<div>${plainPage('emergency', { languages: ['en'] })}</div>`)
    const page = place.querySelector('hall-plain-page')
    await waitUntil(() => said(page).includes('Emergency'), undefined, { timeout: 500 })
    expect(said(page)).to.contain('紧急情况').and.contain('听从工作人员指引')
  })

  it('an emergency stands in the paint that the next start begins with, before any script', async () => {
    const place = await fixture<HTMLElement>(html`<div>${plainPage('emergency')}</div>`)
    const page = place.querySelector('hall-plain-page')!
    await waitUntil(() => said(page).includes('Emergency'))
    await page.updateComplete
    const shell = `<!doctype html><head><link rel="stylesheet" href="/board.css"><script type="module" src="/board.js"></script></head><body></body>`
    const painted = {
      type: 'PAINTED',
      address: '/board/',
      script: '/board.js',
      html: place.innerHTML,
      theme: null,
    } as const
    await putAway(painted, async (file) => new Response(file.endsWith('.css') ? ':root { --alert: #b3361b }' : shell))
    const kept = await (await caches.open(LAST_PAINTS)).match('/board/')
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe style="width:800px;height:450px" srcdoc=${(await kept!.text()).replaceAll(/<script\b.*?<\/script>/g, '')}></iframe>`,
    )
    const past = () => frame.contentDocument?.querySelector('was-hall-plain-page')
    await waitUntil(() => past())
    expect(past()!.shadowRoot?.textContent).to.contain('紧急情况').and.contain('follow the staff')
    expect(getComputedStyle(past()!).backgroundColor).to.equal('rgb(179, 54, 27)')
    expect(past()!.getBoundingClientRect().width).to.be.greaterThan(780)
  })

  it('offers the launcher where a person stands at it', async () => {
    const place = await fixture(html`<div>${plainPage('unknown-counter', { attended: true })}</div>`)
    const page = place.querySelector('hall-plain-page')
    await waitUntil(() => said(page).includes('没有找到这个窗口'))
    expect(page?.shadowRoot?.querySelector('a')?.getAttribute('href')).to.equal('/')
  })
})

describe('an emergency', () => {
  for (const [width, height] of [
    [1920, 1080],
    [1366, 768],
    [1080, 1920],
    [320, 480],
    [1280, 360],
    [800, 330],
    [800, 200],
    [1600, 200],
    [1920, 96],
  ] as const) {
    it(`fills a screen of ${width} × ${height}, whichever language is large, and none of its words is cut off`, async () => {
      const frame = await fixture<HTMLIFrameElement>(
        html`<iframe .style=${`border:0;width:${width}px;height:${height}px`} srcdoc=${EMPTY_PAGE}></iframe>`,
      )
      await waitUntil(() => frame.contentWindow?.customElements.get('hall-plain-page'))
      const page = frame.contentDocument!.createElement('hall-plain-page')
      page.reason = 'emergency'
      frame.contentDocument!.body.append(page)
      for (const languages of [
        ['zh', 'en'],
        ['en', 'zh'],
      ]) {
        page.languages = languages
        await page.updateComplete
        const { width: wide, height: high } = page.getBoundingClientRect()
        expect([wide, high]).to.deep.equal([width, height])
        for (const words of page.shadowRoot!.querySelectorAll('h1, p')) {
          const { left, right, top, bottom } = words.getBoundingClientRect()
          expect(
            Math.min(left, width - right, top, height - bottom),
            `${languages[0]} ${words.localName}`,
          ).to.be.greaterThan(0)
        }
      }
    })
  }
})
