import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { estimate, median, quantile, slope, slopeEstimate, spread } from '#tools/bench/measure/stats.ts'
import { exactly, verdict } from '#tools/bench/measure/verdict.ts'

describe('what rounds say of a figure', () => {
  it('takes quantiles between neighbours in proportion', () => {
    assert.equal(median([3, 1, 2]), 2)
    assert.equal(quantile([0, 10], 0.25), 2.5)
    assert.equal(quantile([5], 0.99), 5)
    assert.throws(() => quantile([], 0.5), RangeError)
  })

  it('gives the interval of order statistics, and says how sure it is', () => {
    const five = estimate([5, 3, 1, 4, 2])
    assert.deepEqual([five.median, five.low, five.high], [3, 1, 5])
    assert.equal(five.coverage, 0.9375)
    const seven = estimate([1, 2, 3, 4, 5, 6, 7])
    assert.deepEqual([seven.low, seven.high], [1, 7])
    assert.ok(seven.coverage >= 0.95)
    // The textbook's: of ten values the second and the ninth, 97.9 %.
    const ten = estimate([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    assert.deepEqual([ten.low, ten.high], [2, 9])
    assert.ok(Math.abs(ten.coverage - 0.979) < 0.001)
  })

  it('sees a slope, and none where there is none', () => {
    assert.equal(slope([1, 3, 5, 7]), 2)
    const flat = slopeEstimate([10, 10, 10, 10, 10])
    assert.deepEqual([flat.median, flat.low, flat.high], [0, 0, 0])
    const noisy = slopeEstimate([0, 2, 1, 3, 2, 4, 3, 5])
    assert.ok(noisy.low > 0 && noisy.low < noisy.median && noisy.median < noisy.high)
  })

  it('knows by how much a floor moved', () => {
    assert.equal(spread([2, 3, 2.5]), 1.5)
  })
})

describe('a verdict', () => {
  const of = (median: number, high: number) => ({ median, low: 0, high, coverage: 0.95, rounds: 7 })

  it('is never rounded in our favour', () => {
    assert.equal(verdict(of(2, 2.9), 3), 'reached')
    assert.equal(verdict(of(2, 3.1), 3), 'reached, but its interval reaches beyond')
    assert.equal(verdict(of(3.01, 4), 3), 'falls short')
    assert.equal(exactly(1, 0), 'falls short')
    assert.equal(exactly(0, 0), 'reached')
  })

  it('is not given when the floor itself moved', () => {
    assert.match(verdict(of(2, 2), 3, 1.51), /^no verdict/)
  })
})
