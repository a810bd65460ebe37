import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { sha256 } from '#shared/storage/sha256.ts'

test('content is verified by the same hash wherever there is no crypto.subtle', () => {
  assert.equal(
    sha256(new TextEncoder().encode('abc')),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.equal(sha256(bytes), createHash('sha256').update(bytes).digest('hex'))
    }),
  )
})

test('blocks end where they end: every length around two of them', () => {
  for (let length = 0; length <= 130; length++) {
    const bytes = new Uint8Array(length).fill(0xa5)
    assert.equal(sha256(bytes), createHash('sha256').update(bytes).digest('hex'), `${length} bytes`)
  }
})
