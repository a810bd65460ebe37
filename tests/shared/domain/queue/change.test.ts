import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changeBetween, withChange } from '#shared/domain/queue/change.ts'
import { EMPTY_QUEUE } from '#shared/domain/queue/state.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'

/** A hall with fifty people in it. */
function busyHall(): HallLog {
  const hall = new HallLog()
  hall.open('1', 'li')
  for (let n = 0; n < 50; n++) hall.issue()
  return hall
}

describe('what facts changed of a hall', () => {
  it('the change from nothing is everything', () => {
    const { state } = busyHall()
    assert.deepEqual(withChange(EMPTY_QUEUE, changeBetween(EMPTY_QUEUE, state)), state)
  })

  it('a call changes one ticket, one counter and the list of calls, and names the others by their places', () => {
    const hall = busyHall()
    const before = hall.state
    hall.at('1', { action: 'call-next' })
    const change = changeBetween(before, hall.state)
    assert.deepEqual(Object.keys(change).toSorted(), ['calls', 'counters', 'sequence', 'tickets'])
    assert.equal(change.tickets!.filter((entry) => typeof entry !== 'number').length, 1)
    assert.ok(JSON.stringify(change).length < JSON.stringify(hall.state).length / 5)
  })

  it('another thread that has the state before it has the state after it, and keeps the entries that did not change', () => {
    const hall = busyHall()
    const before = hall.state
    const there = structuredClone(before)
    hall.at('1', { action: 'call-next' })
    hall.at('1', { action: 'start' })
    const after = withChange(there, structuredClone(changeBetween(before, hall.state)))
    assert.deepEqual(after, hall.state)
    assert.equal(after.hall, there.hall)
    const kept = after.tickets.filter((ticket) => there.tickets.includes(ticket))
    assert.equal(kept.length, 49)
  })

  it('a hall that is configured anew loses what it no longer has', () => {
    const hall = busyHall()
    const { hall: config } = hall.state
    const before = hall.state
    hall.wish({ type: 'configure', config: { ...config!, name: { zh: '新厅', en: 'New hall' } } })
    assert.deepEqual(withChange(structuredClone(before), changeBetween(before, hall.state)), hall.state)
  })
})
