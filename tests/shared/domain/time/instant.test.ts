import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'

describe('a moment', () => {
  it('is read as it was written, in any year that a log can hold', () => {
    const years = { min: -62_135_596_800_000, max: 253_402_300_799_999 }
    fc.assert(
      fc.property(fc.integer(years), (millis) => millisOf(instantOf(millis)) === millis),
      { numRuns: 2_000 },
    )
  })

  it('is read on each day of a century', () => {
    for (let day = 0; day < 36_525; day++) {
      const millis = day * 86_400_000 + 1
      assert.equal(millisOf(instantOf(millis)), millis)
    }
  })

  it('is what `Date.parse` takes it for when it is written in any other way', () => {
    const other = [
      '2026-11-23T02:24:00Z',
      '2026-11-23T02:24:00.5Z',
      '2026-11-23T10:24:00.000+08:00',
      '2028-02-29T00:00:00.000Z',
      '0099-01-01T00:00:00.000Z',
      '+010000-01-01T00:00:00.000Z',
      '2026-11-23T24:00:00.000Z',
    ]
    for (const text of other) assert.equal(millisOf(text as Instant), Date.parse(text), text)
  })

  it('is no moment when a figure is out of bounds or no figure', () => {
    const none = [
      '',
      'now',
      '2026-13-01T00:00:00.000Z',
      '2026-00-01T00:00:00.000Z',
      '2026-01-00T00:00:00.000Z',
      '2026-01-32T00:00:00.000Z',
      '2026-01-01T25:00:00.000Z',
      '2026-01-01T00:60:00.000Z',
      '2026-01-01T00:00:60.000Z',
      '2026-01-01T00:00:00.00xZ',
      '2026-01-01 00:00:00_000Z',
    ]
    for (const text of none) assert.throws(() => millisOf(text as Instant), RangeError, text)
  })
})
