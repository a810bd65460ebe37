import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PACK_ERRORS, PackError } from '#shared/audio/pack/errors.ts'
import { readVoicePack } from '#shared/audio/pack/read-pack.ts'
import { VoicePackSchema } from '#shared/protocol/schemas/voice-pack.ts'
import { toneManifest } from '#tests/fixtures/tone-pack.ts'

const NAMES = ['请', '八', '八|last', '到三号窗口']
const good = () => toneManifest(NAMES)

function refusal(file: string): PackError {
  try {
    readVoicePack(file)
  } catch (error) {
    assert.ok(error instanceof PackError, String(error))
    return error
  }
  assert.fail('it was taken')
}

test('a pack is read: what is heard, and where it lies in the sound', () => {
  const pack = readVoicePack(JSON.stringify(good()))
  assert.equal(pack.voice, 'a sine')
  assert.deepEqual(pack.clips.get('八|last'), { name: '八|last', startMs: 550, durationMs: 200 })
  assert.equal(pack.clips.get('到 三 号 窗 口')?.startMs, 800)
  assert.equal(pack.longest, 5)
})

/** One thing wrong at a time: what it is, and what the refusal names. */
const BROKEN: readonly (readonly [change: Record<string, unknown>, code: string, what: string])[] = [
  [{ format: 2 }, 'pack-bad-field', 'format'],
  [{ id: '../zh' }, 'pack-bad-field', 'id'],
  [{ version: '' }, 'pack-bad-field', 'version'],
  [{ language: 'chinese' }, 'pack-bad-field', 'language'],
  [{ voice: undefined }, 'pack-bad-field', 'voice'],
  [{ licence: '' }, 'pack-bad-field', 'licence'],
  [{ provenance: 7 }, 'pack-bad-field', 'provenance'],
  [{ sampleRate: 22_050.5 }, 'pack-bad-field', 'sampleRate'],
  [{ sampleRate: 4_000 }, 'pack-bad-field', 'sampleRate'],
  [{ file: '../secret.mp3' }, 'pack-bad-field', 'file'],
  [{ file: 'https://example.org/a.mp3' }, 'pack-bad-field', 'file'],
  [{ file: 'voice.exe' }, 'pack-bad-field', 'file'],
  [{ sha256: 'ABC' }, 'pack-bad-field', 'sha256'],
  [{ durationMs: '1000' }, 'pack-bad-field', 'durationMs'],
  [{ loudness: 3 }, 'pack-bad-field', 'loudness'],
  [{ clips: [] }, 'pack-bad-field', 'clips'],
  [{ clips: { 请: [0] } }, 'pack-bad-field', 'clips.请'],
  [{ clips: { 请: [0, 100, 3] } }, 'pack-bad-field', 'clips.请'],
  [{ clips: { 请: [-1, 100] } }, 'pack-bad-field', 'clips.请'],
  [{ clips: { 请: [0, 0] } }, 'pack-bad-field', 'clips.请'],
  [{ clips: { '八|first': [0, 100] } }, 'pack-bad-field', 'clips.八|first'],
]

test('a pack with one thing wrong is refused by the name of that thing, by screens as by the schema', () => {
  assert.ok(VoicePackSchema.safeParse(good()).success)
  for (const [change, code, what] of BROKEN) {
    const broken = { ...good(), ...change }
    const error = refusal(JSON.stringify(broken))
    assert.deepEqual([error.code, error.what], [code, what])
    if (JSON.stringify(change) !== '{"clips":[]}')
      assert.ok(!VoicePackSchema.safeParse(broken).success, JSON.stringify(change))
  }
})

test('what is no JSON, no object, or has no clip is refused', () => {
  assert.equal(refusal('{"format":1,').code, 'pack-not-json')
  assert.equal(refusal('[]').code, 'pack-bad-field')
  assert.deepEqual(refusal(JSON.stringify({ ...good(), clips: {} })).what, 'clips')
})

test('a clip past the end of the sound is refused, one that ends with it is not', () => {
  const { durationMs } = good() as { durationMs: number }
  const error = refusal(JSON.stringify({ ...good(), clips: { 请: [durationMs - 100, 101] } }))
  assert.deepEqual([error.code, error.what], ['pack-out-of-range', 'clips.请'])
  readVoicePack(JSON.stringify({ ...good(), clips: { 请: [durationMs - 100, 100] } }))
})

test('two clips that would be heard as the same are refused, and so is one that nobody would hear', () => {
  assert.equal(
    refusal(JSON.stringify({ ...good(), clips: { 请准备: [0, 100], '请，准备': [200, 100] } })).what,
    'clips.请，准备',
  )
  assert.equal(refusal(JSON.stringify({ ...good(), clips: { '，': [0, 100] } })).what, 'clips.，')
})

test('names that JavaScript itself knows are names like others', () => {
  const clips = JSON.parse('{"__proto__":[0,100],"constructor":[200,100]}') as object
  const pack = readVoicePack(JSON.stringify({ ...good(), clips }).replace('"clips":{', '"clips":{"__proto__":[0,100],'))
  assert.ok(pack.clips.has('constructor'))
  assert.equal(pack.clips.size, 2)
})

test('every code has a title and a cure', () => {
  for (const [code, { title, cure }] of Object.entries(PACK_ERRORS)) {
    assert.match(code, /^pack(?:-[a-z]+)+$/)
    assert.match(title, /\.$/)
    assert.match(cure, /\.$/)
  }
})
