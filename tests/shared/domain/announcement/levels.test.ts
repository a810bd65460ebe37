import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AcousticZone } from '#shared/domain/announcement/events.ts'
import { callGainDb } from '#shared/domain/announcement/levels.ts'
import type { VoiceConfig } from '#shared/domain/queue/config.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'

/** The level in a zone at a wall time of the hall, which is eight hours ahead of UTC. */
function level(voice: Partial<VoiceConfig>, zone: string, time: string): number {
  const hall = { ...SMALL_HALL, timeZone: 'Asia/Shanghai', voice: { ...SMALL_HALL.voice, ...voice } }
  return callGainDb(hall, zone as AcousticZone, instantOf(Date.parse(`2026-11-23T${time}:00.000+08:00`)))
}

test('a zone has its own level, else that of the whole hall, else that of every call', () => {
  const gainDb = { west: -6, '*': -3 }
  assert.deepEqual([level({ gainDb }, 'west', '10:00'), level({ gainDb }, 'east', '10:00')], [-6, -3])
  assert.equal(level({}, '*', '10:00'), 0)
})

test('in quiet hours calls are quieter, from the first minute to the last, across midnight too', () => {
  const noon = { quiet: { from: '12:00', to: '13:30', gainDb: -8 }, gainDb: { '*': -2 } }
  assert.deepEqual(
    ['11:59', '12:00', '13:29', '13:30'].map((time) => level(noon, '*', time)),
    [-2, -10, -10, -2],
  )
  const night = { quiet: { from: '22:00', to: '06:00', gainDb: -8 } }
  assert.deepEqual(
    ['21:59', '22:00', '23:59', '00:00', '05:59', '06:00'].map((time) => level(night, '*', time)),
    [0, -8, -8, -8, -8, 0],
  )
})
