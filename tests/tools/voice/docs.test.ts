import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { answerSay } from '#tools/say/answer.ts'
import { PACK_ERRORS } from '#shared/audio/pack/errors.ts'
import { IMPORT_REFUSALS } from '#tools/voice/import/refusal.ts'

const [page = '', chinese = ''] = ['voice.md', 'voice.zh-CN.md'].map((name) =>
  readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8'),
)
const codes = Object.entries({ ...PACK_ERRORS, ...IMPORT_REFUSALS })

test('docs/voice.md explains every code with its cure', () => {
  for (const [code, { title, cure }] of codes) assert.ok(page.includes(`| \`${code}\` | ${title} | ${cure} |`), code)
})

for (const [name, text] of [
  ['voice.md', page],
  ['voice.zh-CN.md', chinese],
] as const) {
  test(`docs/${name} explains every code, and no other`, () => {
    const written = [...text.matchAll(/^\| `([a-z]+(?:-[a-z]+)+)` \|/gm)].map(([, code = '']) => code)
    assert.deepEqual(written.toSorted(), codes.map(([code]) => code).toSorted())
  })

  test(`what a hall says is written in docs/${name} as it is said`, () => {
    const said = [...text.matchAll(/^\| `(\{.*\})` \| (.*) \| (.*) \| (.*) \|$/gm)]
    assert.ok(said.length > 10)
    for (const [, input = '', ...written] of said)
      for (const [place, kind] of ['zh', 'en', 'yue'].entries())
        assert.equal(answerSay({ kind, input: JSON.parse(input) }), written[place], `${kind} ${input}`)
  })
}
