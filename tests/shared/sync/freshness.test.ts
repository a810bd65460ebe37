import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nextLookMs } from '#shared/sync/freshness.ts'

test('the next look at a silent line is a whole number of milliseconds away, a rounding error short of its moment too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.constantFrom(0, 1e-12, 1e-9, 0.3), (periods, short) => {
      const ms = nextLookMs(periods * 12_000 - short)
      assert.ok(Number.isInteger(ms) && ms >= 1 && ms <= 12_000, `${ms} ms`)
    }),
  )
})
