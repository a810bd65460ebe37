import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { regularizedBeta } from '#shared/domain/statistics/beta.ts'
import { erlangC } from '#shared/domain/statistics/erlang.ts'
import { normalUpperQuantile } from '#shared/domain/statistics/normal.ts'
import { jeffreys, wilson } from '#shared/domain/statistics/share.ts'

/** Twelve digits: what is left of a double after the longest of these sums. */
function near(found: number, wanted: number): void {
  assert.ok(Math.abs(found - wanted) <= 1e-12 * Math.abs(wanted), `${found} is not ${wanted}`)
}

test('ten happy customers of ten prove no more than 72 %', () => {
  near(wilson(10, 10).lower, 0.7224672001371107)
  assert.equal(wilson(10, 10).upper, 1)
  assert.equal(wilson(0, 10).lower, 0)
  near(wilson(0, 10).upper, 0.2775327998628892)
  near(wilson(1, 3, 0.9).lower, 0.0782657263337286)
})

test("Jeffreys' interval is the one of the tables, and ends at 0 and 1", () => {
  assert.deepEqual([jeffreys(0, 10).lower, jeffreys(10, 10).upper], [0, 1])
  near(jeffreys(5, 10).lower, 0.22352867025270517)
})

test('one of very many keeps its digits at both ends', () => {
  // mpmath, 40 digits.
  near(jeffreys(1, 1_000_000).lower, 1.0789766246541867e-7)
  near(jeffreys(1, 1_000_000).upper, 4.67419204672983e-6)
  near(jeffreys(1, 1_000_000_000).upper, 4.674201792492543e-9)
})

test('an interval holds the share, grows with the level and shrinks with the number of ratings', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
      const k = Math.round(part * n)
      for (const interval of [wilson, jeffreys]) {
        const wide = interval(k, n, 0.99)
        const narrow = interval(k, n, 0.9)
        const sure = interval(k * 10, n * 10, 0.9)
        assert.ok(wide.lower <= narrow.lower && narrow.upper <= wide.upper)
        assert.ok(narrow.lower <= k / n + 1e-12 && k / n <= narrow.upper + 1e-12)
        assert.ok(sure.upper - sure.lower <= narrow.upper - narrow.lower + 1e-12)
        assert.ok(wide.lower >= 0 && wide.upper <= 1)
      }
    }),
  )
})

test('the ends of the interval leave just the tails outside', () => {
  for (const [k, n] of [
    [1, 9],
    [4, 40],
    [37, 40],
    [500, 100_000],
    [3, 1_000_000],
  ] as const) {
    const { lower, upper } = jeffreys(k, n)
    near(regularizedBeta(k + 0.5, n - k + 0.5, lower), 0.025)
    near(1 - regularizedBeta(k + 0.5, n - k + 0.5, upper), 0.025)
  }
})

test('the normal quantile keeps its digits in the far tail', () => {
  near(normalUpperQuantile(0.025), 1.959963984540054)
  near(normalUpperQuantile(0.5), 0)
  near(normalUpperQuantile(1e-10), 6.361340902404056)
  near(normalUpperQuantile(1e-100), 21.273453560958)
})

test('of ten counters under a load of eight, four customers in ten must wait', () => {
  near(erlangC(10, 8), 0.40918015079644354)
  near(erlangC(1, 0.5), 0.5)
  assert.equal(erlangC(3, 0), 0)
  assert.ok(erlangC(2_000, 1_999) < 1)
})

test('what cannot be is refused and names its field', () => {
  for (const [wrong, field] of [
    [() => wilson(1, 0), 'n'],
    [() => wilson(3, 2), 'k'],
    [() => wilson(0.5, 2), 'k'],
    [() => jeffreys(-1, 2), 'k'],
    [() => jeffreys(1, 2, 1), 'level'],
    [() => erlangC(0, 0), 'c'],
    [() => erlangC(5, 5), 'a'],
    [() => erlangC(5, Number.NaN), 'a'],
  ] as const)
    assert.throws(wrong, (error) => error instanceof RangeError && error.message.startsWith(`${field}: `))
})
