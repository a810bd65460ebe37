import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { withAdoptedStyles } from '#tools/build/adopted-styles.ts'

describe('the styles of a built page', () => {
  it('are adopted without asking whether they can be: the Lit of the lock file asks in the words that are taken out', () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@lit/reactive-element'))
    const code = withAdoptedStyles(readFileSync(join(folder, '..', 'css-tag.js'), 'utf8'))
    assert.match(code, /e=!0,/)
    assert.doesNotMatch(code, /adoptedStyleSheets"in/)
  })

  it('say so when another Lit asks otherwise', () => {
    assert.throws(() => withAdoptedStyles('const e = true'), /has changed/)
  })
})
