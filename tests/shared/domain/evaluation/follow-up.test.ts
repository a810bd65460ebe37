import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followUpDue, followUpLeft, stepsAfter } from '#shared/domain/evaluation/follow-up.ts'
import { OFFICE_DAYS } from '#shared/domain/time/working-days.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { LocalDate } from '#shared/domain/time/zone.ts'

const hall = { timeZone: 'Asia/Shanghai', evaluation: { enabled: true, clerk: 'name' } } as const
const FRIDAY = '2026-11-06T02:00:00.000Z' as Instant

test('a low rating is resolved within fifteen working days of the hall, Monday to Friday unless it says otherwise', () => {
  assert.equal(followUpDue(FRIDAY, hall), '2026-11-27T02:00:00.000Z')
  const workingDays = { ...OFFICE_DAYS, on: ['2026-11-07' as LocalDate] }
  const saturday = { ...hall, evaluation: { ...hall.evaluation, workingDays } }
  assert.equal(followUpDue(FRIDAY, saturday), '2026-11-26T02:00:00.000Z')
})

test('the clock says how many working days are left, and when its time is over', () => {
  const due = followUpDue(FRIDAY, hall)
  assert.deepEqual(followUpLeft(due, FRIDAY, hall), { days: 15, isOver: false })
  assert.deepEqual(followUpLeft(due, due, hall), { days: 0, isOver: false })
  assert.deepEqual(followUpLeft(due, '2026-11-27T02:00:00.001Z' as Instant, hall), { days: 0, isOver: true })
})

test('a follow-up only goes on', () => {
  assert.deepEqual(stepsAfter('created'), ['assigned', 'contacted', 'resolved'])
  assert.deepEqual(stepsAfter('contacted'), ['resolved'])
  assert.deepEqual(stepsAfter('resolved'), [])
})
