import { expect } from '@open-wc/testing'
import * as whole from 'lit/html.js'
import { leanLit } from '#tools/build/lean-lit.ts'
import { readyStrings } from '#tools/build/ready-strings.ts'

type Lit = Pick<typeof whole, 'html' | 'nothing' | 'render'>

/** What is shown with a value, then with another, and so on: the same place each time. */
type Shown = (lit: Lit, value: never) => unknown

const ready = new Map<TemplateStringsArray, TemplateStringsArray>()

/** The Lit of a screen that nobody touches, as the builder makes it, with a template that the builder would have read. */
async function lean(): Promise<Lit> {
  const code = leanLit(await (await fetch('/node_modules/lit-html/lit-html.js')).text())
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  const lit = (await import(address)) as Lit
  const html: Lit['html'] = (strings, ...values) => {
    const read = ready.get(strings) ?? Object.assign(readyStrings(strings), { raw: strings })
    ready.set(strings, read)
    return lit.html(read, ...values)
  }
  return { ...lit, html }
}

/** What is on the glass and for ears: Lit's own comments are neither. */
function seen(place: Element): string {
  return place.innerHTML.replaceAll(/<!--[^>]*-->/g, '')
}

const SHOWN: Readonly<Record<string, readonly [Shown, ...(readonly unknown[])]>> = {
  'a text': [
    ({ html }, value) => html`<p>${value} at <b>${value}</b></p>`,
    'A001',
    'A002',
    '',
    null,
    undefined,
    0,
    7,
    false,
  ],
  'nothing, and something again': [
    ({ html, nothing }, value) => html`${value ?? nothing}, ${value}`,
    null,
    'a',
    null,
    'b',
  ],
  'a list that grows and shrinks': [
    ({ html }, value: readonly string[]) => html`<ol>${value.map((one) => html`<li data-one=${one}>${one}</li>`)}</ol>`,
    ['a'],
    ['a', 'b', 'c'],
    [],
    ['c', 'b'],
    ['b'],
  ],
  'a list beside texts': [
    ({ html }, value: readonly string[]) =>
      html`${value} and ${value.map((one) => html`<i>${one}</i>`)} or ${value.length}`,
    [],
    ['a', 'b'],
    ['b'],
  ],
  'one of two templates': [
    ({ html }, value) => html`<p>${value ? html`<b>${value}</b>` : html`<i>none</i>`}!</p>`,
    'a',
    '',
    'b',
    'c',
    '',
  ],
  'a list where a template stood, and a text where that stood': [
    ({ html }, value) => html`<p>${value === 1 ? html`<b>one</b>` : value === 2 ? ['t', 'wo'] : value}</p>`,
    1,
    2,
    3,
    2,
    1,
    null,
    2,
  ],
  'an element that was made elsewhere': [
    ({ html }, value) => html`<p>${value}</p>`,
    ...['b', 'i'].map((name) => document.createElement(name)),
    'text',
  ],
  attributes: [
    ({ html, nothing }, value) => html`<p class="${value}" lang=${value} data-one=${value ?? nothing}>x</p>`,
    'a',
    'b',
    null,
    '',
    undefined,
    'c',
    3,
  ],
  'an attribute that is there or not': [
    ({ html }, value) => html`<p ?hidden=${value}>x</p>`,
    true,
    false,
    null,
    'yes',
    0,
  ],
  'a property': [
    ({ html, nothing }, value: string) => html`<p .lang=${value} .style=${value ? `width:${value}px` : nothing}>x</p>`,
    'a',
    '7',
    'b',
  ],
  'markup in a value': [
    ({ html }, value) => html`<p title=${value}>${value}</p>`,
    '<b>"x"</b>',
    '&amp;',
    '<!--',
    '<?>',
  ],
  'a drawing': [
    ({ html }, value) => html`<svg class=${value} viewBox="0 0 24 24"><path d=${value} /></svg>`,
    'up',
    'down',
  ],
}

describe('the Lit of a screen that nobody touches', () => {
  for (const [what, [show, ...values]] of Object.entries(SHOWN)) {
    it(`shows ${what} as the whole of it does`, async () => {
      const less = await lean()
      const [one, other] = [document.createElement('div'), document.createElement('div')]
      for (const value of values) {
        whole.render(show(whole, copyOf(value) as never), one)
        less.render(show(less, value as never), other)
        expect(seen(other)).to.equal(seen(one))
      }
      expect(one.querySelector('svg')?.namespaceURI).to.equal(other.querySelector('svg')?.namespaceURI)
    })
  }

  it('leaves standing what stays: the next paint is in the same elements', async () => {
    const { html, render } = await lean()
    const place = document.createElement('div')
    const list = (calls: readonly string[]) => html`<ol>${calls.map((call) => html`<li>${call}</li>`)}</ol>`
    render(list(['A001', 'A002']), place)
    const [first] = place.querySelectorAll('li')
    render(list(['A003']), place)
    expect(place.querySelector('li')).to.equal(first)
    expect(first?.textContent).to.equal('A003')
  })

  it('takes no template from what only looks like one', async () => {
    const { html, render } = await lean()
    const forge = (strings: unknown) => JSON.parse(JSON.stringify({ _$litType$: 1, strings, values: [] })) as unknown
    const place = document.createElement('div')
    render(html`<p>${forge(['<b>forged</b>'])}</p>`, place)
    expect(seen(place)).to.equal('<p></p>')
    expect(() => render(html`<i>${forge({ raw: ['<b>'], 0: '<b>', length: 1 })}</i>`, place)).to.throw()
    expect(place.querySelector('b')).to.equal(null)
  })
})

/** An element stands in one place only. */
function copyOf(value: unknown): unknown {
  return value instanceof Element ? value.cloneNode(true) : value
}
