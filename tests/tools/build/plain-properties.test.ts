import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withPlainProperties } from '#tools/build/plain-properties.ts'

describe('the elements of a built page', () => {
  it('name their properties without decorators, and are defined under their tag', () => {
    const code = `import { customElement, property, state } from 'lit/decorators.js'
@customElement('board-bell')
export class BoardBell extends LitElement {
  @property({ attribute: false }) width = 36
  @property() tone: string | null = null
  @state() private _rung = false
}`
    assert.equal(
      withPlainProperties(code).replaceAll(/\s+/g, ' '),
      " export class BoardBell extends LitElement { static properties = { width: { attribute: false }, tone: {}, _rung: { state: true } }; width = 36 tone: string | null = null private _rung = false } customElements.define('board-bell', BoardBell)",
    )
  })

  it('keep every other decorator, and a class without any stays as it was', () => {
    const query = `class Pad extends LitElement { @query('button') private _button!: HTMLElement }`
    assert.equal(withPlainProperties(query), query)
    const queried = `import { query, state } from 'lit/decorators.js'`
    assert.equal(withPlainProperties(queried), queried)
    const plain = `export abstract class Part extends LitElement { readonly wide = 3 }`
    assert.equal(withPlainProperties(plain), plain)
  })
})
