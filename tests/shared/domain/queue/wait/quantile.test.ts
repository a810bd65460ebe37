import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pinball, quantileLine } from '#shared/domain/queue/wait/quantile.ts'
import { seeded } from '#tests/fixtures/queue-log.ts'

type Rows = readonly (readonly number[])[]

function lossOf(rows: Rows, real: readonly number[], tau: number, line: readonly number[]): number {
  return rows.reduce(
    (sum, row, i) =>
      sum +
      pinball(
        tau,
        real[i]!,
        row.reduce((told, value, j) => told + value * line[j]!, 0),
      ),
    0,
  )
}

/** The best line goes through as many observations as it has coefficients: with two, every pair is tried. */
function bruteForce(rows: Rows, real: readonly number[], tau: number): number {
  let least = Infinity
  for (let a = 0; a < rows.length; a++)
    for (let b = 0; b < a; b++) {
      const run = rows[a]![1]! - rows[b]![1]!
      if (run === 0) continue
      const slope = (real[a]! - real[b]!) / run
      least = Math.min(least, lossOf(rows, real, tau, [real[a]! - slope * rows[a]![1]!, slope]))
    }
  return least
}

describe('linear quantile regression', () => {
  it('finds the median of a constant', () => {
    const [median] = quantileLine([[1], [1], [1], [1], [1]], [9, 1, 4, 100, 2], 0.5)
    assert.ok(Math.abs(median! - 4) < 1e-3, `${median}`)
  })

  it('is as good as trying every line, on many small halls', () => {
    const random = seeded(11)
    for (let round = 0; round < 60; round++) {
      const rows = Array.from({ length: 5 + Math.floor(random() * 20) }, () => [1, Math.round(random() * 30)])
      const real = rows.map(([, ahead]) => Math.round(ahead! * random() * 4 + random() * 10))
      for (const tau of [0.2, 0.5, 0.8]) {
        const best = bruteForce(rows, real, tau)
        const found = lossOf(rows, real, tau, quantileLine(rows, real, tau))
        assert.ok(found <= best + 1e-3 * (1 + best), `round ${round}, tau ${tau}: ${found} against ${best}`)
      }
    }
  })

  it('has the right share of waits below it, and is quick enough for a night', () => {
    const random = seeded(5)
    const rows = Array.from({ length: 3_000 }, () => [1, ...Array.from({ length: 20 }, () => random() * 2 - 1)])
    const real = rows.map((row) => Math.max(0, 5 + 3 * row[1]! - 2 * row[2]! + 8 * random() * random()))
    for (const tau of [0.5, 0.8]) {
      const began = process.cpuUsage()
      const line = quantileLine(rows, real, tau, 1)
      const { user } = process.cpuUsage(began)
      const below = rows.filter(
        (row, i) => real[i]! <= row.reduce((told, value, j) => told + value * line[j]!, 0),
      ).length
      assert.ok(Math.abs(below / rows.length - tau) < 0.02, `${below}`)
      assert.ok(user < 2_000_000, `${user} µs of processor`)
    }
  })

  it('does not break when two features say the same, or one says nothing', () => {
    const rows = Array.from({ length: 40 }, (_, n) => [1, n, n, 0])
    const line = quantileLine(
      rows,
      rows.map(([, ahead]) => 2 * ahead! + 1),
      0.5,
      0.01,
    )
    assert.ok(line.every(Number.isFinite))
    assert.ok(Math.abs(line[1]! + line[2]! - 2) < 0.05, line.join(' '))
  })

  it('gives the same line twice', () => {
    const rows = Array.from({ length: 30 }, (_, n) => [1, n % 7, (n * n) % 11])
    const real = rows.map((_, n) => (n * 13) % 17)
    assert.deepEqual(quantileLine(rows, real, 0.8, 1), quantileLine(rows, real, 0.8, 1))
  })
})
