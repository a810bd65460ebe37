import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HallId } from '#shared/domain/queue/ids.ts'
import type { LocalDate } from '#shared/domain/time/zone.ts'
import { Repeats } from '#server/devices/repeats.ts'

test('what came again is counted for its hall, its device and its day', () => {
  const repeats = new Repeats()
  const [hall, other] = ['demo', 'other'] as HallId[] as [HallId, HallId]
  const [today, tomorrow] = ['2026-11-23', '2026-11-24'] as LocalDate[] as [LocalDate, LocalDate]
  const on = (of: HallId, day: LocalDate) => {
    const { all, devices } = repeats.on(of, day)
    return [all, Object.fromEntries(devices)]
  }
  assert.deepEqual(on(hall, today), [0, {}])
  for (let again = 0; again < 1_000_000; again++) repeats.note(hall, today, 'pad')
  repeats.note(hall, today, 'other pad')
  repeats.note(hall, today, null)
  repeats.note(other, today, 'elsewhere')
  assert.deepEqual(on(hall, today), [1_000_002, { pad: 1_000_000, 'other pad': 1 }])
  assert.deepEqual(on(other, today), [1, { elsewhere: 1 }])
  repeats.note(hall, tomorrow, 'pad')
  assert.deepEqual(
    [on(hall, today), on(hall, tomorrow)],
    [
      [0, {}],
      [1, { pad: 1 }],
    ],
  )
})
