import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from '#tools/replay/text-of.ts'

test('a log is read in the encoding it was saved in: UTF-8, Unicode of Windows, GBK, an old European one', () => {
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [Buffer.from('service\n电费'), 'service\n电费'],
    [Buffer.from('\ufeffservice\n电费'), 'service\n电费'],
    [Buffer.from('\ufeffservice\n电费', 'utf16le'), 'service\n电费'],
    [Buffer.from([0xb5, 0xe7, 0xb7, 0xd1]), '电费'],
    [Buffer.from([0x4b, 0x61, 0x73, 0x73, 0xe9]), 'Kassé'],
    [Buffer.from(''), ''],
  ]
  for (const [bytes, text] of cases) assert.equal(textOf(bytes), text)
})
