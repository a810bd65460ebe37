import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { LogTicket } from '#tools/replay/log.ts'
import { Timeline } from '#tools/replay/timeline.ts'

const HOUR = 3_600_000
const stay = (from: number, until: number) => ({ arrivedAt: from, calledAt: from, endedAt: until }) as LogTicket

describe('watching a log live', () => {
  it('cuts out the night, and keeps two minutes of the empty hall', () => {
    const timeline = new Timeline([
      stay(10 * HOUR, 12 * HOUR),
      stay(11 * HOUR, 11.5 * HOUR),
      stay(34 * HOUR, 35 * HOUR),
    ])
    assert.equal(timeline.watched(10 * HOUR), 0)
    assert.equal(timeline.watched(11 * HOUR), HOUR)
    assert.equal(timeline.watched(34 * HOUR), 2 * HOUR + 120_000)
    assert.equal(timeline.watched(35 * HOUR), 3 * HOUR + 120_000)
  })
})
