import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Finding, verdictOn } from '#shared/audio/recording/verdict.ts'
import { durationMs } from '#shared/audio/sound.ts'
import { said, type Saying } from '#tests/fixtures/announcer.ts'

const CASES: readonly (readonly [what: string, how: Saying, findings: readonly Finding[]])[] = [
  ['a calm voice at a headset in an office', {}, []],
  ['a good microphone in a silent room', { roomDb: -90 }, []],
  ['an office with a fan, close to the microphone', { voiceDb: -8, roomDb: -50 }, []],
  ['nobody', { voiceMs: 0 }, ['silent']],
  ['nobody in a loud room', { voiceMs: 0, roomDb: -35 }, ['silent']],
  ['a microphone that is switched off', { voiceMs: 0, roomDb: -Infinity }, ['silent']],
  ['a voice that shouts', { voiceDb: 6 }, ['too-loud']],
  ['a voice across the desk', { voiceDb: -42, roomDb: -90 }, ['too-quiet']],
  ['an open window', { voiceDb: -14, roomDb: -36 }, ['noisy']],
  ['a voice that began before the light', { beforeMs: 0 }, ['cut-off']],
  ['a voice that was stopped in its last word', { behindMs: 0 }, ['cut-off']],
]

for (const [what, how, findings] of CASES)
  test(`${what}: ${findings.join(' ') || 'good'}`, () => {
    const verdict = verdictOn(said(how))
    assert.deepEqual(verdict.findings, findings, JSON.stringify({ ...verdict, cut: null }))
  })

test('a voice is cut out of a room that is louder than forty decibels below it', () => {
  const { cut, roomDb } = verdictOn(said({ voiceDb: -12, roomDb: -46, voiceMs: 400, beforeMs: 500, behindMs: 900 }))
  assert.ok(Math.abs(roomDb + 46) < 1.5, `${roomDb} dB`)
  assert.ok(cut && durationMs(cut) < 450, `${cut && durationMs(cut)} ms`)
})

test('a recording of no length at all is silence', () => {
  assert.deepEqual(verdictOn({ samples: new Float32Array(0), sampleRate: 24_000 }).findings, ['silent'])
})
