import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { youngSyntaxIn } from '#tools/build/young-syntax.ts'

describe('what the oldest browser on a wall cannot read', () => {
  const young: readonly (readonly [string, string])[] = [
    ['class A { static { this.x = 1 } }', 'static block'],
    ['class A { #x; has(o) { return #x in o } }', '#private in'],
    ['f?.(...a, 1)', 'optional call'],
    ['class A { static name = 1 }', 'static field'],
    ['const p = /[\\p{L}--[a-z]]/v', 'set notation'],
    ['const p = /(?i:a)b/', 'flags inside'],
    ['import a from "./a.json" with { type: "json" }', 'import attributes'],
    ['import("./a.json", { with: { type: "json" } })', 'import attributes'],
    ['{ using a = b }', 'using'],
    ['class A { @a b }', 'decorator'],
    ['class A { accessor b = 1 }', 'accessor'],
    ['let = = 1', 'not readable'],
  ]
  for (const [code, told] of young) {
    it(`is told of ${code}`, () => {
      const [first] = youngSyntaxIn(code)
      assert.ok(first?.startsWith(told), `${first}`)
    })
  }

  it('says nothing of what Chromium 90 reads', () => {
    const old = `import a from './a.js'
      class A { static styles = []; static #made = 0; #x = 1; #m() { return this.#x?.y ?? a } name = 1; get z() { return f?.(...b) } }
      const p = /(?<year>\\d+)(?:a|b)(?=c)(?<!d)/su, n = 1_000
      x ??= n; y ||= 1n
      for await (const z of w) await import('./b.js').catch(() => {})`
    assert.deepEqual(youngSyntaxIn(old), [])
  })
})
