import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { PACK_ERRORS } from '#shared/audio/pack/errors.ts'
import { IMPORT_REFUSALS } from '#tools/voice/import/refusal.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/voice.md'), 'utf8')

test('docs/voice.md explains every code with its cure, and no other', () => {
  const wanted = Object.entries({ ...PACK_ERRORS, ...IMPORT_REFUSALS })
  for (const [code, { title, cure }] of wanted) assert.ok(page.includes(`| \`${code}\` | ${title} | ${cure} |`), code)
  const written = [...page.matchAll(/^\| `([a-z]+(?:-[a-z]+)+)` \|/gm)].map(([, code = '']) => code)
  assert.deepEqual(written.toSorted(), wanted.map(([code]) => code).toSorted())
})
