import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tightCss, tightHtml, withTightTemplates } from '#tools/build/tight-templates.ts'

describe('what the builder takes out of templates', () => {
  const sheets: readonly (readonly [string, string])[] = [
    ['\n  li {\n    color: red;\n    margin: 0 auto;\n  }\n', ' li{color:red;margin:0 auto}'],
    ['a > b , c + d { e: f }', 'a > b,c + d{e:f}'],
    ['.a :hover { b: c }', '.a :hover{b:c}'],
    [':host([hidden])  { display: none }', ':host([hidden]){display:none}'],
    ['a { width: calc(1px + 0.5em - 0.25%) }', 'a{width:calc(1px + .5em - .25%)}'],
    ['a { margin: -0.12em 10.5px 0 }', 'a{margin:-.12em 10.5px 0}'],
    ["a { content: ' ; 0.5  /* */ ' }", "a{content:' ; 0.5  /* */ '}"],
    ['a { b: c; /* why\n so */ d: e }', 'a{b:c;d:e}'],
    ['@media (a: b) and (c) { d { e: f; } }', '@media (a:b) and (c){d{e:f}}'],
    ['a { --x: 1; transition: opacity 300ms ease-out }', 'a{--x:1;transition:opacity 300ms ease-out}'],
  ]
  for (const [written, built] of sheets) {
    it(`style ${JSON.stringify(written)} means the same as ${built}`, () => assert.equal(tightCss(written), built))
  }

  it('a line break in markup is one space, and words keep theirs', () => {
    assert.equal(tightHtml('<p\n   class="a  b">\n  one  two\n</p>'), '<p class="a  b"> one  two </p>')
  })

  it('leaves alone what stands in a template’s places, other templates, and text that counts its line breaks', () => {
    const code = 'const a = html`<b>\n ${c`\n x`} ${html`<i>\n</i>`}</b>`, d = html`<pre>\n  ${e}</pre>`'
    assert.equal(
      withTightTemplates(code),
      'const a = html`<b> ${c`\n x`} ${html`<i> </i>`}</b>`, d = html`<pre>\n  ${e}</pre>`',
    )
  })

  it('a rule that goes on behind a place keeps the space before it', () => {
    assert.equal(
      withTightTemplates('css`a { width: ${b} auto;\n color: ${c}; }`'),
      'css`a{width:${b} auto;color:${c}}`',
    )
  })
})
