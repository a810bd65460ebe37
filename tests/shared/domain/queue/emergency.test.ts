import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TicketId } from '#shared/domain/queue/ids.ts'
import { isEmergency } from '#shared/domain/queue/notice.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'

const HOUR = 3_600_000

const numberOf = (hall: HallLog, id: TicketId): string | null | undefined => hall.ticket(id)?.number

test('an emergency stands from its beginning to its end, once, whoever declares it again', () => {
  const hall = new HallLog()
  assert.equal(isEmergency(hall.state), false)
  hall.wish({ type: 'begin-emergency' })
  assert.equal(isEmergency(hall.state), true)
  const { length } = hall.log
  hall.wish({ type: 'begin-emergency' })
  assert.equal(hall.log.length, length, 'it stands already')
  hall.wish({ type: 'end-emergency' })
  assert.equal(isEmergency(hall.state), false)
  assert.deepEqual(
    hall.log.slice(1).map(({ type }) => type),
    ['notice.raised', 'notice.cleared'],
  )
  hall.wish({ type: 'end-emergency' })
  assert.equal(hall.log.length, length + 1, 'there is none to end')
})

test('an emergency is no doubt about the clock: days end and numbers begin anew, and it stands on', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.issue('A')
  hall.wish({ type: 'begin-emergency' })
  hall.now += 24 * HOUR
  hall.wish({ type: 'tick', jumpMs: 0 })
  assert.deepEqual([hall.state.tickets.length, hall.counter('1').state], [0, 'closed'])
  assert.equal(numberOf(hall, hall.issue('A')), 'A001')
  hall.wish({ type: 'end-day' })
  assert.equal(isEmergency(hall.state), true, 'only whoever began it ends it')
})

test('beside a clock in doubt each of the two has its own end', () => {
  const hall = new HallLog()
  hall.issue('A')
  hall.wish({ type: 'begin-emergency' })
  hall.now += 48 * HOUR
  hall.wish({ type: 'tick', jumpMs: 48 * HOUR })
  assert.equal(hall.state.notices.length, 2)
  hall.wish({ type: 'end-day' })
  assert.deepEqual(
    hall.state.notices.map(({ code }) => code),
    ['emergency'],
  )
})
