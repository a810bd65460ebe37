import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'
import { afterWorkingDays, isWorkingDay, OFFICE_DAYS, workingDaysUntil } from '#shared/domain/time/working-days.ts'
import { type LocalDate, wallClock } from '#shared/domain/time/zone.ts'

const SHANGHAI = 'Asia/Shanghai'
const dates = (...days: string[]) => days as LocalDate[]

test('fifteen working days from a Friday are three weeks, from a Saturday they begin on Monday', () => {
  for (const [from, due] of [
    ['2026-11-06T02:00:00.000Z', '2026-11-27T02:00:00.000Z'],
    ['2026-11-07T02:00:00.000Z', '2026-11-27T02:00:00.000Z'],
    ['2026-11-08T02:00:00.000Z', '2026-11-27T02:00:00.000Z'],
    ['2026-11-09T02:00:00.000Z', '2026-11-30T02:00:00.000Z'],
  ] as const)
    assert.equal(afterWorkingDays(from as Instant, 15, SHANGHAI, OFFICE_DAYS), due)
})

test("the weekday is the hall's own: early on a Monday in Shanghai it is still Sunday in London", () => {
  const monday = '2026-11-22T23:30:00.000Z' as Instant
  assert.equal(afterWorkingDays(monday, 1, SHANGHAI, OFFICE_DAYS), '2026-11-23T23:30:00.000Z')
  assert.equal(afterWorkingDays(monday, 5, SHANGHAI, OFFICE_DAYS), '2026-11-29T23:30:00.000Z')
  assert.equal(afterWorkingDays(monday, 5, 'Europe/London', OFFICE_DAYS), '2026-11-27T23:30:00.000Z')
})

test('holidays are left out and make-up days counted', () => {
  const nationalDay = {
    ...OFFICE_DAYS,
    off: dates('2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'),
    on: dates('2026-10-10', '2026-10-01'),
  }
  assert.equal(isWorkingDay('2026-10-02' as LocalDate, nationalDay), false)
  assert.equal(isWorkingDay('2026-10-10' as LocalDate, nationalDay), true)
  assert.equal(isWorkingDay('2026-10-01' as LocalDate, nationalDay), true)
  const from = '2026-10-01T02:00:00.000Z' as Instant
  assert.equal(afterWorkingDays(from, 3, SHANGHAI, nationalDay), '2026-10-10T02:00:00.000Z')
})

test('a hall that works on Saturday says so', () => {
  const sixDays = { ...OFFICE_DAYS, weekdays: [1, 2, 3, 4, 5, 6] }
  assert.equal(
    afterWorkingDays('2026-11-06T02:00:00.000Z' as Instant, 1, SHANGHAI, sixDays),
    '2026-11-07T02:00:00.000Z',
  )
})

test('the hour on the wall stays the same when clocks are set in between', () => {
  const before = '2026-03-27T15:00:00.000Z' as Instant
  const due = afterWorkingDays(before, 1, 'Europe/Berlin', OFFICE_DAYS)
  assert.equal(due, '2026-03-30T14:00:00.000Z')
  assert.equal(wallClock(due, 'Europe/Berlin').minuteOfDay, wallClock(before, 'Europe/Berlin').minuteOfDay)
})

test('the clock counts down by one each working day, and not at a weekend', () => {
  const due = afterWorkingDays('2026-11-06T02:00:00.000Z' as Instant, 15, SHANGHAI, OFFICE_DAYS)
  const left = (now: string) => workingDaysUntil(due, now as Instant, SHANGHAI, OFFICE_DAYS)
  assert.deepEqual(
    [
      '2026-11-06T02:00:00.000Z',
      '2026-11-07T02:00:00.000Z',
      '2026-11-08T02:00:00.000Z',
      '2026-11-09T02:00:00.000Z',
    ].map(left),
    [15, 15, 15, 14],
  )
  assert.deepEqual([left('2026-11-27T01:00:00.000Z'), left('2026-12-27T01:00:00.000Z')], [0, 0])
})

test('whatever the day, so many working days lie between a start and its end', () => {
  const start = millisOf('2026-01-01T00:00:00.000Z' as Instant)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 730 * 1_440 }),
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom(SHANGHAI, 'Europe/Berlin', 'Pacific/Auckland', 'America/St_Johns'),
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      (minutes, count, zone, weekdays) => {
        const calendar = { ...OFFICE_DAYS, weekdays }
        const at = instantOf(start + minutes * 60_000)
        const due = afterWorkingDays(at, count, zone, calendar)
        assert.equal(workingDaysUntil(due, at, zone, calendar), count)
        if (count > 0) assert.ok(isWorkingDay(wallClock(due, zone).date, calendar))
      },
    ),
    { numRuns: 300 },
  )
})
