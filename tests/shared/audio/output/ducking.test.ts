import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ducking } from '#shared/audio/output/ducking.ts'
import { decibels } from '#shared/audio/sound.ts'
import { HandClock } from '#tests/fixtures/hand-clock.ts'

/** Levels as they are set, dB, with how long the way there takes. */
function film() {
  const clock = new HandClock()
  const levels: (readonly [db: number, overMs: number])[] = []
  const ducking = new Ducking(clock, (level, overMs) => levels.push([Math.round(decibels(level)), overMs]))
  return { clock, levels, ducking }
}

test('media goes down before the voice, and slowly back when it has ended', () => {
  const { clock, levels, ducking } = film()
  const up = ducking.hold()
  assert.deepEqual(levels, [[-15, 300]])
  up()
  clock.pass(190)
  assert.equal(levels.length, 1)
  clock.pass(20)
  assert.deepEqual(levels[1], [0, 800])
})

test('between calls that follow one another nothing pumps', () => {
  const { clock, levels, ducking } = film()
  for (let call = 0; call < 5; call++) {
    const up = ducking.hold()
    clock.pass(4_000)
    up()
    clock.pass(150)
  }
  clock.pass(1_000)
  // The level that is already there may be asked for again; up it goes once.
  assert.deepEqual(
    levels.map(([db]) => db),
    [-15, -15, -15, -15, -15, 0],
  )
})

test('two voices at once hold it down until both have ended, and letting go twice counts once', () => {
  const { clock, levels, ducking } = film()
  const [one, two] = [ducking.hold(), ducking.hold()]
  one()
  one()
  clock.pass(1_000)
  assert.deepEqual(levels, [[-15, 300]])
  two()
  clock.pass(1_000)
  assert.deepEqual(levels.at(-1), [0, 800])
})

test('whoever turned it down and never came back: the film is heard again all the same', () => {
  const { clock, levels, ducking } = film()
  ducking.hold()
  clock.pass(61_000)
  assert.deepEqual(levels.at(-1), [0, 800])
})
