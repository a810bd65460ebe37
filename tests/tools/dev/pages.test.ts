import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { openMockPages } from '#tests/e2e/support/mock-pages.ts'

const DISPLAYS = join(import.meta.dirname, '../../../displays')

test('in development every page gets the style sheets it asks for', async (t) => {
  const { url, close } = await openMockPages()
  t.after(close)
  const sheets = globSync('{*/,}index.html', { cwd: DISPLAYS }).flatMap((page) => {
    const from = new URL(`${dirname(page)}/`, url)
    const links = readFileSync(join(DISPLAYS, page), 'utf8').matchAll(/<link rel="stylesheet" href="([^"]+)"/g)
    return [...links].map(([, href]) => new URL(href!, from).href)
  })
  assert.ok(sheets.length > 4)
  for (const sheet of sheets) {
    const { status, headers } = await fetch(sheet, { headers: { accept: 'text/css' } })
    assert.deepEqual([status, headers.get('content-type')], [200, 'text/css'], sheet)
  }
})
