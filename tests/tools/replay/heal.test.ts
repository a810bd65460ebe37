import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { heal } from '#tools/replay/heal.ts'
import type { LogTicket } from '#tools/replay/log.ts'

const MINUTE = 60_000

function ticket(line: number, called: number, ended: number, counter: string | null): LogTicket {
  return {
    line,
    hall: 'hall',
    service: 'PS',
    class: 'normal',
    arrivedAt: 0,
    calledAt: called * MINUTE,
    endedAt: ended * MINUTE,
    counter,
    said: { openCounters: null, ahead: null },
  }
}

describe('healing a log', () => {
  it('lets a call that overlaps wait for the end of the one before, and keeps its own end', () => {
    const { tickets, shifted } = heal([ticket(2, 1, 10, 'A'), ticket(3, 8, 15, 'A'), ticket(4, 8, 9, 'B')])
    assert.deepEqual(
      tickets.map(({ calledAt, endedAt }) => [calledAt! / MINUTE, endedAt! / MINUTE]),
      [
        [1, 10],
        [10, 15],
        [8, 9],
      ],
    )
    assert.deepEqual(shifted, [{ line: 3, counter: 'A', byMin: 2 }])
  })

  it('ends a shifted call at once when its logged end has passed, so that nobody behind is shifted by it', () => {
    const { tickets, shifted } = heal([ticket(2, 1, 10, 'A'), ticket(3, 2, 5, 'A'), ticket(4, 11, 12, 'A')])
    assert.deepEqual(
      tickets.map(({ calledAt, endedAt }) => [calledAt! / MINUTE, endedAt! / MINUTE]),
      [
        [1, 10],
        [10, 10],
        [11, 12],
      ],
    )
    assert.equal(shifted.length, 1)
  })

  it('gives whoever was served at no named counter a virtual one, as few as will do', () => {
    const { tickets, shifted } = heal([
      ticket(2, 1, 5, null),
      ticket(3, 4, 8, null),
      ticket(4, 6, 9, null),
      ticket(5, 1, 2, 'virtual-1'),
    ])
    assert.deepEqual(
      tickets.map(({ counter }) => counter),
      ['virtual-virtual-1', 'virtual-2', 'virtual-virtual-1', 'virtual-1'],
    )
    assert.deepEqual(shifted, [])
  })
})
