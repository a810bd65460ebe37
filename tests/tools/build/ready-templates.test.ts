import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { leanLit } from '#tools/build/lean-lit.ts'
import { MARK } from '#tools/build/ready-strings.ts'
import { withReadyTemplates } from '#tools/build/ready-templates.ts'

describe('the templates of a screen that nobody touches', () => {
  const templates: readonly (readonly [written: string, built: string])[] = [
    ['html`<p>${a}</p>`', 'html`<p><?${a}></p>`'],
    ['html`<p class=${b} .width="${d}" ?hidden=${e}>f</p>`', 'html`<p class=${b} .width="${d}" ?hidden=${e}>f</p>`'],
    ['html`<p>${a.map((b) => html`<b>${b}</b>`)}</p>`', 'html`<p><?${a.map((b) => html`<b><?${b}></b>`)}></p>`'],
    // Behind the last content there is always a node: it says where that content ends.
    ['html`${a} ${b}`', 'html`<?${a}> <?${b}><?>`'],
    ['html`<path d=${a}/>`', 'html`<path d=${a} />`'],
    ['css`a { b: ${c} }`', 'css`a { b: ${c} }`'],
  ]
  for (const [written, built] of templates) {
    it(`${written} says by itself where its values go`, () => assert.equal(withReadyTemplates(written), built))
  }

  const unready: readonly (readonly [what: string, code: string])[] = [
    ['an event', 'html`<p @click=${a}></p>`'],
    ['an attribute of a value and text', 'html`<p class="a ${b}"></p>`'],
    ['an attribute of a value and text behind it', 'html`<p class="${a} b"></p>`'],
    ['an attribute of two values', 'html`<p class="${a} ${b}"></p>`'],
    ['an attribute of a value with a unit', 'html`<p width=${a}px></p>`'],
    ['a value in the place of a tag', 'html`<p ${a}></p>`'],
    ['a value in a comment', 'html`<!-- ${a} -->`'],
    ['a value in text that is no markup', 'html`<title>${a}</title>`'],
    ['a property with a capital letter', 'html`<p .textContent=${a}></p>`'],
    ['letters that are written as their number', 'html`\\u0041`'],
    ['a directive', "import { repeat } from 'lit/directives/repeat.js'"],
    ['a fragment of SVG', "import { html, svg } from 'lit/html.js'"],
    ['an element that watches its properties', "import { LitElement } from 'lit'"],
  ]
  for (const [what, code] of unready) {
    it(`fail the build when they ask for ${what}`, () => assert.throws(() => withReadyTemplates(code), /cannot/))
  }
})

describe('the Lit of a screen that nobody touches', () => {
  const lit = readFileSync(join(dirname(createRequire(import.meta.url).resolve('lit-html')), '../lit-html.js'), 'utf8')

  it('is that of the lock file without half of it', () => {
    const lean = leanLit(lit)
    assert.ok(lean.length < lit.length * 0.55, `${lean.length} of ${lit.length} bytes are left`)
    assert.doesNotMatch(lean, /_\$litDirective\$|addEventListener|trustedTypes|litHtmlVersions/)
  })

  it('marks its places as Lit does: a paint that is put away knows them by that', () => {
    assert.match(MARK, /^lit\$\d+\$$/)
  })

  it('says so when another Lit is written otherwise', () => {
    assert.throws(() => leanLit(lit.replace('this.options=e', 'this.options=i')), /has changed/)
    assert.throws(() => leanLit(leanLit(lit)), /has changed/)
  })
})
