import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockNotice } from '#shared/domain/queue/notice.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { ClockDrift, doubtAtStart } from '#server/hall/pulse.ts'
import { StoreFull } from '#server/store/event-store.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'
import { HandClock } from './hand-clock.ts'
import { LI, openRig, ToldStore } from './rig.ts'

const HOUR_MS = 3_600_000

test('a quiet second writes nothing', async () => {
  const store = new ToldStore()
  const { hall, clock } = await openRig({ store })
  const commits = store.batches.length
  await clock.pass(5_000)
  assert.equal(store.batches.length, commits)
  await hall.close()
})

test('the day ends by itself when it is over: who still waits is let go of, and counters close', async () => {
  const { hall, clock, issue, at } = await openRig({ clock: new HandClock(Date.parse('2026-11-22T19:59:00.000Z')) })
  await at('1', { action: 'open', staff: LI })
  await issue()
  await clock.pass(59_000)
  assert.equal(hall.fold().queue.tickets.length, 1)
  await clock.pass(2_000)
  assert.equal(hall.fold().queue.tickets.length, 0)
  assert.equal(hall.fold().queue.counters[0]?.state, 'closed')
  await hall.close()
})

test('a clock that is set while people wait raises a notice and ends no day, whichever way it went', async () => {
  for (const jump of [20 * HOUR_MS, -20 * HOUR_MS]) {
    const { hall, clock, issue } = await openRig()
    await issue()
    clock.wall += jump
    await clock.pass(1_000)
    const { tickets, notices } = hall.fold().queue
    assert.equal(tickets.length, 1)
    assert.deepEqual(
      notices.map(({ code }) => code),
      ['clock-jumped'],
    )
    await clock.pass(5_000)
    assert.equal(clockNotice(hall.fold().queue)?.jumpMin, jump / 60_000, 'a jump counts once')
    await hall.close()
  }
})

test('a jump that could not be written down is not forgotten', async () => {
  const store = new ToldStore()
  const { hall, clock, issue } = await openRig({ store })
  await issue()
  store.failures.push(new StoreFull('no room'))
  clock.wall += 20 * HOUR_MS
  await clock.pass(1_000)
  assert.equal(hall.fold().queue.notices.length, 0)
  await clock.pass(1_000)
  assert.equal(clockNotice(hall.fold().queue)?.jumpMin, 20 * 60)
  assert.equal(hall.fold().queue.tickets.length, 1)
  await hall.close()
})

test('drift is what the wall clock left the monotonic one by, and what was owed before', async () => {
  const clock = new HandClock()
  const drift = new ClockDrift(clock, 500)
  await clock.pass(10_000)
  assert.equal(drift.read(), 500)
  clock.wall -= 3_000
  assert.equal(drift.read(), -2_500)
  drift.taken()
  assert.equal(drift.read(), 0)
})

test('a server that starts on a later day doubts its clock only where the log broke off in opening hours', () => {
  const start = (last: string | null, now: string) => doubtAtStart(SMALL_HALL, last as Instant | null, now as Instant)
  assert.equal(start(null, '2026-11-24T02:00:00.000Z'), 0, 'a new hall')
  assert.equal(start('2026-11-23T03:00:00.000Z', '2026-11-24T02:00:00.000Z'), 23 * HOUR_MS, 'broke off at 11:00')
  assert.equal(start('2026-11-23T10:30:00.000Z', '2026-11-24T02:00:00.000Z'), 0, 'ended at 18:30')
  assert.equal(start('2026-11-23T03:00:00.000Z', '2026-11-23T06:00:00.000Z'), 0, 'the same day')
  assert.equal(start('2026-11-23T03:00:00.000Z', '2018-01-01T03:00:00.000Z'), 0, 'the clock went back')
})

test('tickets of a log that broke off in opening hours outlive the night, and the manager is told', async () => {
  const store = new ToldStore()
  const before = await openRig({ store })
  await before.issue()
  await before.hall.close()
  const clock = new HandClock(before.clock.wall + 22 * HOUR_MS)
  const after = await openRig({ store, clock })
  assert.equal(after.hall.fold().queue.tickets.length, 1)
  assert.equal(clockNotice(after.hall.fold().queue)?.jumpMin, 22 * 60)
  await after.hall.close()
})
