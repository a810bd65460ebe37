import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'
import { hallDay, wallClock } from '#shared/domain/time/zone.ts'

const at = (text: string) => new Date(text).toISOString() as Instant
const says = (text: string, zone: string) => {
  const { date, minuteOfDay } = wallClock(at(text), zone)
  return `${date} ${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`
}

test('the clock on the wall is the hall’s, wherever the server believes itself to be', () => {
  const before = process.env['TZ']
  for (const server of ['America/Los_Angeles', 'Asia/Kathmandu', 'UTC']) {
    process.env['TZ'] = server
    assert.equal(says('2026-11-23T18:30:59.999Z', 'Asia/Shanghai'), '2026-11-24 02:30')
    assert.equal(says('2026-11-23T18:30:00Z', 'Asia/Kolkata'), '2026-11-24 00:00')
    assert.equal(says('2026-11-23T18:30:00Z', 'Asia/Kathmandu'), '2026-11-24 00:15')
    assert.equal(says('2026-12-31T23:59:59Z', 'UTC'), '2026-12-31 23:59')
  }
  if (before === undefined) delete process.env['TZ']
  else process.env['TZ'] = before
})

test('it leaves an hour out in spring and has one twice in autumn', () => {
  assert.equal(says('2026-03-29T00:59:59Z', 'Europe/Warsaw'), '2026-03-29 01:59')
  assert.equal(says('2026-03-29T01:00:00Z', 'Europe/Warsaw'), '2026-03-29 03:00')
  assert.equal(says('2026-10-25T00:30:00Z', 'Europe/Warsaw'), '2026-10-25 02:30')
  assert.equal(says('2026-10-25T01:30:00Z', 'Europe/Warsaw'), '2026-10-25 02:30')
  assert.equal(says('2026-10-04T15:30:00Z', 'Australia/Lord_Howe'), '2026-10-05 02:30')
})

test('two halls and two minutes never hear each other’s time', () => {
  for (const minute of [0, 1, 0, 7, 1]) {
    const moment = instantOf(millisOf(at('2026-11-23T15:59:30Z')) + minute * 60_000)
    for (const zone of ['Asia/Shanghai', 'Asia/Kolkata', 'Asia/Shanghai']) {
      const minutes = (15 * 60 + 59 + minute + (zone === 'Asia/Shanghai' ? 480 : 330)) % 1_440
      assert.equal(wallClock(moment, zone).minuteOfDay, minutes, `${zone} +${minute}`)
    }
  }
})

test('a hall-day begins when the hall says: at four, at midnight, or late in the evening', () => {
  const day = (text: string, startsAt: string, zone = 'Asia/Shanghai') => hallDay(at(text), zone, startsAt)
  assert.equal(day('2026-11-23T19:59:59Z', '04:00'), '2026-11-23')
  assert.equal(day('2026-11-23T20:00:00Z', '04:00'), '2026-11-24')
  assert.equal(day('2026-11-23T15:59:59Z', '00:00'), '2026-11-23')
  assert.equal(day('2026-11-23T16:00:00Z', '00:00'), '2026-11-24')
  assert.equal(day('2026-11-23T15:29:00Z', '23:30'), '2026-11-22')
  assert.equal(day('2026-11-23T15:30:00Z', '23:30'), '2026-11-23')
  // 1 March, and the first of a year, have a day before them too.
  assert.equal(day('2028-02-29T16:30:00Z', '04:00'), '2028-02-29')
  assert.equal(day('2026-12-31T16:30:00Z', '04:00'), '2026-12-31')
})
