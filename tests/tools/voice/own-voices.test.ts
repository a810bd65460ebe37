import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { scriptOf } from '#shared/audio/recording/script.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { toneBytes, toneManifest } from '#tests/fixtures/tone-pack.ts'
import { packIn, VOICE_FOLDER } from '#tools/voice/coverage.ts'
import { ownVoices } from '#tools/voice/own-voices.ts'

const NAMES = scriptOf(DEMO_HALL, 'zh', packIn(VOICE_FOLDER, 'zh')).map(({ name }) => name)

let folder = ''
before(() => (folder = mkdtempSync(join(tmpdir(), 'hallcast-voices-'))))
after(() => rmSync(folder, { recursive: true, force: true }))

/** A folder of packs with that one of Mandarin in it; what is null is not there. */
function withPack(name: string, manifest: object | string | null, sound: Uint8Array | null): string {
  const voices = join(folder, name)
  mkdirSync(join(voices, 'zh'), { recursive: true })
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest)
  if (manifest !== null) writeFileSync(join(voices, 'zh/pack.json'), text)
  if (sound) writeFileSync(join(voices, 'zh/sound.wav'), sound)
  return voices
}

test('a hall speaks with a pack of its own that can say all its calls, and looks for none where there is none', () => {
  assert.deepEqual(ownVoices(join(folder, 'nothing'), DEMO_HALL), [])
  assert.deepEqual(ownVoices(withPack('empty', null, null), DEMO_HALL), [])
  const good = withPack('good', toneManifest(NAMES), toneBytes(NAMES))
  assert.deepEqual(ownVoices(good, DEMO_HALL), [{ language: 'zh', refused: null }])
})

test('a pack of its own that is broken or lacks something is refused with what is wrong', () => {
  const manifest = toneManifest(NAMES)
  const sound = toneBytes(NAMES)
  const few = NAMES.filter((name) => name !== '请')
  for (const [name, given, bytes, why, what] of [
    ['text', '{', sound, 'pack-not-json', /pack\.json/],
    ['bomb', `[${' '.repeat(3_000_000)}]`, sound, 'pack-not-json', /pack\.json/],
    ['field', { ...manifest, file: '../../hallcast.db' }, sound, 'pack-bad-field', /file/],
    ['language', { ...manifest, language: 'en' }, sound, 'pack-bad-field', /language: en/],
    ['hash', manifest, sound.subarray(1), 'pack-wrong-hash', /sound\.wav/],
    ['silent', manifest, null, 'pack-wrong-hash', /sound\.wav/],
    ['few', toneManifest(few), toneBytes(few), 'pack-clip-missing', /请/],
  ] as const) {
    const [voice] = ownVoices(withPack(name, given, bytes), DEMO_HALL)
    assert.equal(voice?.refused?.why, why, name)
    assert.match(voice.refused.what, what)
  }
  mkdirSync(join(folder, 'folder/zh/pack.json'), { recursive: true })
  assert.equal(ownVoices(join(folder, 'folder'), DEMO_HALL)[0]?.refused?.why, 'pack-not-json')
})
