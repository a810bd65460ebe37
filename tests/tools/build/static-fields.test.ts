import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withStaticFields } from '#tools/build/static-fields.ts'

describe('static fields', () => {
  it('a block that only sets a field is that field again', () => {
    const code = 'class A extends B { static { this.styles = [a, b]; } static { this.c = { d: 1 } } #e; }'
    assert.equal(withStaticFields(code), 'class A extends B { static styles = [a, b]; static c = { d: 1 }; #e; }')
  })

  it('any other block stays, for the check of what is built to find', () => {
    for (const block of [
      'static { f() }',
      'static { this[a] = 1 }',
      'static { this.a = 1; this.b = 2 }',
      'static { A.b = 1 }',
    ]) {
      const code = `class A { ${block} }`
      assert.equal(withStaticFields(code), code)
    }
  })
})
