import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HallClock } from '#shared/sync/hall-clock.ts'

const HOUR = 3_600_000

test('of the latest readings the one that travelled least is believed', () => {
  const clock = new HallClock()
  assert.equal(clock.read(0), null)
  clock.heard(HOUR, 100)
  clock.heard(HOUR + 5_000, 5_400)
  assert.equal(clock.read(10_100), HOUR + 10_000)
})

test('a hall whose clock is set is followed with the next word it says, forwards and back', () => {
  const clock = new HallClock()
  clock.heard(10 * HOUR, 0)
  clock.heard(11 * HOUR, 5_000)
  assert.equal(clock.read(5_000), 11 * HOUR)
  clock.heard(2 * HOUR, 10_000)
  assert.equal(clock.read(10_000), 2 * HOUR)
})

test('what lay about for ten seconds does not set it back', () => {
  const clock = new HallClock()
  clock.heard(HOUR, 0)
  clock.heard(HOUR, 10_000)
  assert.equal(clock.read(10_000), HOUR + 10_000)
})
