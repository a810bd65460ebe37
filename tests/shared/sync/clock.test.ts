import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceClock } from '#shared/sync/clock.ts'

test('a timer of the device never runs before its time by the device’s own clock, fractions and all', async () => {
  const early = Array.from({ length: 200 }, (_, index) => 1 + index * 0.173).map(
    (ms) =>
      new Promise<number>((resolve) => {
        const due = deviceClock.now() + ms
        deviceClock.after(ms, () => resolve(due - deviceClock.now()))
      }),
  )
  for (const by of await Promise.all(early)) assert.ok(by <= 0, `${by} ms too soon`)
})

test('a timer that was called off does not run', async () => {
  const ran: string[] = []
  deviceClock.after(1, () => ran.push('called off'))()
  await new Promise<void>((resolve) => {
    deviceClock.after(5, resolve)
  })
  assert.deepEqual(ran, [])
})
