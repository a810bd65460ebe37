import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { youngSyntaxIn } from '#tools/build/young-syntax.ts'

const DIST = join(import.meta.dirname, '../../dist')

describe('the oldest browser on a wall, Chromium 90', () => {
  const scripts = globSync('**/*.js', { cwd: DIST }).toSorted()

  it('can read every script that is built', () => {
    assert.ok(scripts.length > 6, 'a script for each page')
    const young = scripts.flatMap((script) =>
      youngSyntaxIn(readFileSync(join(DIST, script), 'utf8')).map((what) => `${script}: ${what}`),
    )
    assert.deepEqual(young, [])
  })

  it('says so in plain words where it is older still: those two scripts are in the syntax of long ago', () => {
    for (const script of ['old-browser.js', 'old-browser-page.js']) {
      const code = readFileSync(join(DIST, script), 'utf8')
      assert.doesNotMatch(code, /=>|`|\b(?:let|const|class|import|async)\b|\?\.|\?\?/, script)
    }
  })
})
