import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resampled } from '#shared/audio/recording/resample.ts'
import { CLIP_LUFS, spriteOf } from '#shared/audio/recording/sprite.ts'
import { trimmed } from '#shared/audio/recording/trim.ts'
import { readWav, wavOf, WavError } from '#shared/audio/recording/wav.ts'
import { spokenLoudness } from '#shared/audio/render/loudness.ts'
import { truePeak } from '#shared/audio/render/true-peak.ts'
import { decibels, durationMs, peakOf, sampleAt, type Sound } from '#shared/audio/sound.ts'
import { tone, TONE_RATE } from '#tests/fixtures/tone-pack.ts'

/** A word in a room: silence with a little hum, the word, the room again. */
function recorded(beforeMs: number, wordMs: number, gain = 0.3): Sound {
  const room = tone(100, beforeMs + wordMs + 500, 0.001)
  room.samples.set(tone(440, wordMs, gain).samples, sampleAt(beforeMs, TONE_RATE))
  return room
}

test('a recording is cut to the word, with a breath on either side and silence at its ends', () => {
  const cut = trimmed(recorded(300, 400))
  assert.ok(cut)
  const [startMs, lengthMs] = cut.clipMs
  assert.ok(Math.abs(lengthMs - (400 + 2 * 8)) <= 4, `${lengthMs} ms`)
  assert.ok(startMs > 0 && Math.abs(durationMs(cut) - lengthMs - 2 * startMs) < 0.01)
  assert.ok(Math.abs(cut.samples[0]!) < 1e-4 && Math.abs(cut.samples[cut.samples.length - 1]!) < 1e-4)
  const word = cut.samples.subarray(sampleAt(startMs + 8, TONE_RATE), sampleAt(startMs + 400, TONE_RATE))
  assert.ok(peakOf(word) > 0.29)
})

test('a word that begins with the recording is cut too, and a silent recording is told', () => {
  assert.ok(Math.abs(trimmed(tone(440, 300))!.clipMs[1] - 316) <= 4)
  assert.equal(trimmed({ samples: new Float32Array(TONE_RATE), sampleRate: TONE_RATE }), null)
  assert.equal(trimmed({ samples: new Float32Array(0), sampleRate: TONE_RATE }), null)
})

test('clips of a pack are equally loud, keep below full scale, and have silence between them', () => {
  const names = ['请', '八', '号']
  const recordings = names.map((name, i) => ({ name, sound: recorded(100 * (i + 1), 250, [0.9, 0.02, 0.3][i]) }))
  const { sound, clips, silent } = spriteOf(
    [...recordings, { name: '空', sound: { samples: new Float32Array(999), sampleRate: TONE_RATE } }],
    TONE_RATE,
  )
  assert.deepEqual(silent, ['空'])
  assert.deepEqual(Object.keys(clips), names)
  let endMs = 0
  for (const [startMs, lengthMs] of Object.values(clips)) {
    assert.ok(startMs - endMs >= 50)
    const apart = sound.samples.subarray(sampleAt(endMs + 6, TONE_RATE), sampleAt(startMs - 6, TONE_RATE))
    assert.equal(peakOf(apart), 0)
    const samples = sound.samples.slice(sampleAt(startMs, TONE_RATE), sampleAt(startMs + lengthMs, TONE_RATE))
    assert.ok(Math.abs(spokenLoudness({ samples, sampleRate: TONE_RATE }) - CLIP_LUFS) < 0.5)
    endMs = startMs + lengthMs
  }
  assert.ok(decibels(truePeak(sound.samples)) <= -1)
})

test('another rate is the same sound: as long, as loud, and nothing folded back', () => {
  const high = tone(1_000, 500, 0.5, 48_000)
  const low = resampled(high, 16_000)
  assert.ok(Math.abs(durationMs(low) - 500) < 0.1)
  assert.ok(Math.abs(peakOf(low.samples.subarray(1_000, 7_000)) - 0.5) < 0.01)
  assert.ok(peakOf(resampled(tone(12_000, 500, 0.5, 48_000), 16_000).samples.subarray(1_000, 7_000)) < 0.005)
  assert.equal(resampled(low, 16_000), low)
})

test('a WAV is written and read again', () => {
  const given = tone(440, 100, 0.5)
  const read = readWav(wavOf(given))
  assert.equal(read.sampleRate, TONE_RATE)
  assert.equal(read.samples.length, given.samples.length)
  assert.ok(given.samples.every((sample, i) => Math.abs(sample - read.samples[i]!) < 1e-4))
})

test('a WAV that is cut short, or is none, says what it is', () => {
  const wav = wavOf(tone(440, 100))
  for (const bytes of [new Uint8Array(0), wav.slice(0, 30), new TextEncoder().encode('RIFF....WAVEdata1234')])
    assert.throws(() => readWav(bytes), WavError)
  const odd = wav.slice()
  odd[34] = 12
  assert.throws(() => readWav(odd), /12 bits/)
  assert.ok(readWav(wav.slice(0, 1_000)).samples.length > 400, 'what is there is read')
})

test('24 bits, floats and two channels are read', () => {
  const header = wavOf({ samples: new Float32Array(0), sampleRate: 48_000 })
  const wav = (kind: number, channels: number, bits: number, data: Uint8Array): Uint8Array => {
    const bytes = new Uint8Array([...header, ...data])
    const view = new DataView(bytes.buffer)
    view.setUint16(20, kind, true)
    view.setUint16(22, channels, true)
    view.setUint16(34, bits, true)
    view.setUint32(40, data.length, true)
    return bytes
  }
  assert.deepEqual([...readWav(wav(1, 1, 24, Uint8Array.from([0, 0, 0x40, 0, 0, 0xc0]))).samples], [0.5, -0.5])
  assert.deepEqual(
    [...readWav(wav(3, 1, 32, new Uint8Array(Float32Array.from([0.25, NaN]).buffer))).samples],
    [0.25, 0],
  )
  assert.deepEqual([...readWav(wav(1, 2, 16, Uint8Array.from([0, 0x40, 0, 0]))).samples], [0.25])
})
