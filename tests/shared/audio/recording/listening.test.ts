import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Listening } from '#shared/audio/recording/listening.ts'
import { said, type Saying } from '#tests/fixtures/announcer.ts'

const CHUNK = 512

/** When a line that is said so would be taken as said, ms from its beginning; null while it is not. `roomMs`: heard before it began. */
function endsAt(how: Saying, roomMs = 500): number | null {
  const { samples, sampleRate } = said({ ...how, beforeMs: (how.beforeMs ?? 300) + roomMs })
  const listening = new Listening()
  let begun = false
  for (let at = 0; at + CHUNK <= samples.length; at += CHUNK) {
    const ms = (at * 1_000) / sampleRate
    if (!begun && ms >= roomMs) {
      listening.begin()
      begun = true
    }
    if (listening.take(samples.subarray(at, at + CHUNK), sampleRate) === 'ended') return ms - roomMs
  }
  return null
}

test('a line ends when nothing more is said for a moment, in a quiet room and in a loud one', () => {
  for (const roomDb of [-90, -66, -48]) {
    const ms = endsAt({ voiceMs: 600, behindMs: 3_000, roomDb })
    assert.ok(ms !== null && ms > 300 + 600 + 700 && ms < 300 + 600 + 1_000, `${roomDb} dB: ${ms} ms`)
  }
})

test('a short word is a line as well, and a click is none', () => {
  assert.ok(endsAt({ voiceMs: 120, behindMs: 3_000 })! < 1_500)
  assert.equal(endsAt({ voiceMs: 15, behindMs: 3_000 }), null)
})

test('it waits for an announcer who takes a breath, and not for ever', () => {
  assert.ok(endsAt({ beforeMs: 3_000, voiceMs: 500, behindMs: 3_000 })! > 4_000)
  const nobody = endsAt({ voiceMs: 0, behindMs: 20_000 })!
  assert.ok(nobody > 7_500 && nobody < 8_500, `${nobody} ms`)
})

test('one who never falls silent is ended too', () => {
  const ms = endsAt({ voiceMs: 30_000 })!
  assert.ok(ms > 3_000 && ms < 16_000, `${ms} ms`)
})
