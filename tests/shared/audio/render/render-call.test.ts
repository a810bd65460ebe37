import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chimeSound } from '#shared/audio/engines/chime-engine.ts'
import type { SpokenClip } from '#shared/audio/pack/cover.ts'
import { CHIME_MS } from '#shared/audio/render/chime.ts'
import { joined } from '#shared/audio/render/join.ts'
import { integratedLoudness } from '#shared/audio/render/loudness.ts'
import { planCall } from '#shared/audio/render/plan.ts'
import { CALL_LUFS, renderCall } from '#shared/audio/render/render-call.ts'
import { truePeak } from '#shared/audio/render/true-peak.ts'
import { decibels, durationMs, peakOf, sampleAt, type Sound } from '#shared/audio/sound.ts'
import { GAP_MS, type Gap } from '#shared/domain/phrase/token.ts'
import { tone, TONE_RATE, tonePack, toneSound } from '#tests/fixtures/tone-pack.ts'

const NAMES = ['请', 'A', '零', '八', '号', '到']
const GAPS = Object.keys(GAP_MS) as readonly Gap[]

/** Clips of the tone pack by name, with the silence before each. */
function clips(
  pack: ReturnType<typeof tonePack>,
  ...said: readonly (readonly [name: string, gap: Gap])[]
): readonly SpokenClip[] {
  return said.map(([name, gap]) => ({ clip: pack.clips.get(name)!, gap }))
}

/** Loudness of a stretch around one frequency: the amplitude of that sine in it. */
function amplitudeAt({ samples, sampleRate }: Sound, hz: number, fromMs: number, toMs: number): number {
  let [re, im] = [0, 0]
  const [from, to] = [sampleAt(fromMs, sampleRate), sampleAt(toMs, sampleRate)]
  for (let i = from; i < to; i++) {
    re += samples[i]! * Math.cos((2 * Math.PI * hz * i) / sampleRate)
    im += samples[i]! * Math.sin((2 * Math.PI * hz * i) / sampleRate)
  }
  return (2 * Math.hypot(re, im)) / (to - from)
}

test('a call lasts as long as its clips and its pauses, whatever they are', () => {
  const durations = fc.array(fc.tuple(fc.integer({ min: 20, max: 900 }), fc.constantFrom(...GAPS)), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(durations, (said) => {
      const spoken = said.map(([ms, gap], index): SpokenClip => ({
        clip: { name: String(index), startMs: 60 + index * 31.7, durationMs: ms + index / 7 },
        gap,
      }))
      const wanted = spoken.reduce((sum, { clip, gap }, i) => sum + clip.durationMs + (i > 0 ? GAP_MS[gap] : 0), 0)
      const call = renderCall(spoken, tone(440, 2_000, 0.3, 8_000))
      assert.ok(Math.abs(durationMs(call) - wanted) < 0.1, `${durationMs(call)} is not ${wanted}`)
      assert.ok(Math.abs(call.durationMs - wanted) < 1e-6)
    }),
    { numRuns: 12 },
  )
})

test('each clip begins where the plan says, and a pause is silent from end to end', () => {
  const pack = tonePack(NAMES)
  const call = renderCall(
    clips(pack, ['请', 'none'], ['A', 'digit'], ['到', 'phrase'], ['请', 'repeat']),
    toneSound(NAMES),
  )
  assert.deepEqual(
    call.clips.map(({ atMs }) => atMs),
    [0, 225, 585, 1_585],
  )
  for (const [from, to] of [
    [200, 225],
    [425, 585],
    [785, 1_585],
  ] as const) {
    const pause = call.samples.subarray(sampleAt(from, TONE_RATE), sampleAt(to, TONE_RATE))
    assert.equal(peakOf(pause), 0, `${from} ms to ${to} ms`)
  }
  for (const [hz, at] of [
    [300, 0],
    [400, 225],
    [800, 585],
    [300, 1_585],
  ] as const)
    assert.ok(amplitudeAt(call, hz, at + 20, at + 180) > 0.15, `${hz} Hz at ${at} ms`)
})

test('nothing of a clip is heard in another: not of its neighbour in the file, not of its neighbour in the call', () => {
  const pack = tonePack(NAMES)
  const call = renderCall(clips(pack, ['零', 'none'], ['号', 'none']), toneSound(NAMES))
  const [loud, other] = [amplitudeAt(call, 500, 10, 190), amplitudeAt(call, 700, 210, 390)]
  for (const hz of [400, 600, 700]) assert.ok(amplitudeAt(call, hz, 10, 190) < loud / 300, `${hz} Hz in the first`)
  for (const hz of [400, 500, 600, 800])
    assert.ok(amplitudeAt(call, hz, 210, 390) < other / 300, `${hz} Hz in the second`)
})

test('inside a word the sound neither sinks nor swells where two clips meet', () => {
  // One long sound, cut into two clips that follow one another, joined again: what comes out is what went in.
  const sound = tone(440, 2_000, 0.4)
  const cut: readonly SpokenClip[] = [
    { clip: { name: 'one', startMs: 100, durationMs: 300 }, gap: 'none' },
    { clip: { name: 'two', startMs: 700, durationMs: 300 }, gap: 'none' },
  ]
  const made = joined(planCall(cut), sound)
  const power = (from: number, to: number): number => {
    const part = made.subarray(sampleAt(from, TONE_RATE), sampleAt(to, TONE_RATE))
    return part.reduce((sum, sample) => sum + sample * sample, 0) / part.length
  }
  const around = power(295, 305) / power(100, 200)
  assert.ok(around > 0.5 && around < 2.1, `power at the seam is ${around} of that before it`)
})

test('edges beside a pause rise and fall within 4 ms: no click', () => {
  const sound: Sound = { samples: new Float32Array(TONE_RATE).fill(0.5), sampleRate: TONE_RATE }
  const spoken: readonly SpokenClip[] = [{ clip: { name: 'edge', startMs: 300, durationMs: 200 }, gap: 'none' }]
  const made = joined(planCall(spoken), sound)
  const steps = made.map((sample, i) => Math.abs(sample - (made[i - 1] ?? 0)))
  assert.ok(peakOf(steps) < 0.5 * 0.03, `a step of ${peakOf(steps)}`)
  assert.ok(made[0]! < 0.02 && made[made.length - 1]! < 0.02)
  assert.equal(made[sampleAt(4.5, TONE_RATE)], 0.5)
})

test('every call is as loud as any other, −17 ± 1 LUFS, with no peak above −1 dBTP', () => {
  const pack = tonePack(NAMES)
  const said = clips(
    pack,
    ['请', 'none'],
    ['A', 'none'],
    ['零', 'digit'],
    ['八', 'digit'],
    ['号', 'none'],
    ['到', 'phrase'],
  )
  const sound = toneSound(NAMES)
  const spiky = sound.samples.map((sample, i) => (i % 400 < 3 ? 6 * sample : 0.3 * sample))
  const voices: Readonly<Record<string, Float32Array>> = {
    'as recorded': sound.samples,
    soft: sound.samples.map((sample) => sample / 60),
    loud: sound.samples.map((sample) => sample * 1.9),
    'with spikes': spiky,
  }
  for (const [voice, samples] of Object.entries(voices)) {
    const call = renderCall(said, { samples, sampleRate: TONE_RATE })
    const heard = integratedLoudness(call)
    assert.ok(Math.abs(heard - CALL_LUFS) <= 1, `${voice}: ${heard} LUFS`)
    assert.ok(Math.abs(heard - call.loudness) < 0.05)
    assert.ok(decibels(truePeak(call.samples)) <= -1 + 1e-6, `${voice}: ${decibels(truePeak(call.samples))} dBTP`)
  }
})

test('silence stays silence', () => {
  const pack = tonePack(NAMES)
  const call = renderCall(clips(pack, ['请', 'none']), { samples: new Float32Array(TONE_RATE), sampleRate: TONE_RATE })
  assert.equal(peakOf(call.samples), 0)
  assert.equal(call.loudness, -Infinity)
})

test('the chime is as loud as a call, with no peak above the ceiling, and begins with its first stroke', () => {
  const rung = chimeSound()
  assert.ok(Math.abs(durationMs(rung) - CHIME_MS) < 1)
  assert.ok(Math.abs(integratedLoudness(rung) - CALL_LUFS) <= 1, `${integratedLoudness(rung)} LUFS`)
  assert.ok(decibels(truePeak(rung.samples)) <= -1)
  assert.ok(amplitudeAt(rung, 659.255, 10, 300) > 0.05)
})

test('the same call is the same samples', () => {
  const pack = tonePack(NAMES)
  const said = clips(pack, ['请', 'none'], ['A', 'phrase'])
  assert.deepEqual(renderCall(said, toneSound(NAMES)), renderCall(said, toneSound(NAMES)))
})
