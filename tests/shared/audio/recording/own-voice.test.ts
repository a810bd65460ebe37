import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openPack } from '#shared/audio/pack/open-pack.ts'
import { makePack, type MadePack, VOICE_RATE } from '#shared/audio/recording/make-pack.ts'
import { rehearse } from '#shared/audio/recording/rehearse.ts'
import { scriptOf } from '#shared/audio/recording/script.ts'
import { readWav, wavOf } from '#shared/audio/recording/wav.ts'
import { zipOf } from '#shared/audio/recording/zip.ts'
import { integratedLoudness } from '#shared/audio/render/loudness.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { phrasesOf } from '#shared/domain/phrase/hall-phrases.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import { DEFAULT_READING } from '#shared/domain/phrase/wanted.ts'
import { recordingsOfAll } from '#tests/fixtures/announcer.ts'
import { toneBytes, toneManifest, toneSound } from '#tests/fixtures/tone-pack.ts'
import { packIn, VOICE_FOLDER } from '#tools/voice/coverage.ts'
import { importMade, manifestIn } from '#tools/voice/import/import-pack.ts'
import { filesIn } from '#tools/voice/import/recordings.ts'

// An announcer's recordings on their way into a pack of the hall.

let folder = ''
before(() => (folder = mkdtempSync(join(tmpdir(), 'hallcast-own-voice-'))))
after(() => rmSync(folder, { recursive: true, force: true }))

const ABOUT = {
  id: 'demo-zh',
  version: '20261126-0900',
  language: 'zh',
  voice: '李娜',
  licence: '仅供本厅使用',
  provenance: 'made by the tests',
  sampleRate: VOICE_RATE,
}
const WAV = { extension: 'wav', encode: wavOf } as const
const names = scriptOf(DEMO_HALL, 'zh', packIn(VOICE_FOLDER, 'zh')).map(({ name }) => name)

function zipped(made: MadePack): string {
  const path = join(folder, 'voice.zip')
  const text = new TextEncoder().encode(made.manifest)
  writeFileSync(
    path,
    zipOf([
      { name: 'pack.json', bytes: text },
      { name: made.pack.file, bytes: made.bytes },
    ]),
  )
  return path
}

test('a recorded script becomes a zip of a pack that opens, and says every call of the demo hall', async () => {
  const made = makePack(ABOUT, recordingsOfAll(names), WAV)
  assert.deepEqual(made.silent, [])
  const files = new Map(filesIn(zipped(made)).map((file) => [file.name, file.read()]))
  const { pack, sound } = await openPack(
    {
      manifest: async () => new TextDecoder().decode(files.get('pack.json')),
      sound: async (file) => files.get(file)!,
      decode: async (bytes) => readWav(bytes),
    },
    phrasesOf(DEMO_HALL, 'zh'),
  )
  assert.equal(pack.clips.size, names.length)
  assert.equal(pack.voice, '李娜')
  assert.equal(sound.sampleRate, VOICE_RATE)
})

test(
  'the zip is one that everybody unpacks',
  { skip: spawnSync('unzip', ['-v']).error ? 'unzip is not installed' : false },
  () => {
    const path = zipped(makePack(ABOUT, recordingsOfAll(['请', '八|last']), WAV))
    const { status, stdout } = spawnSync('unzip', ['-t', path], { encoding: 'utf8' })
    assert.equal(status, 0, stdout)
  },
)

test(
  'voice:import puts it in its place as MP3, with every clip where it was',
  { skip: spawnSync('ffmpeg', ['-version']).error ? 'ffmpeg is not installed' : false },
  async () => {
    const made = makePack(ABOUT, recordingsOfAll(['请', 'A', '零', '八|last']), WAV)
    const files = filesIn(zipped(made))
    const { pack, bytes } = await importMade(files, manifestIn(files)!, join(folder, 'zh'))
    assert.deepEqual(pack.clips, made.pack.clips)
    assert.ok(bytes < made.bytes.length / 4)
    assert.equal(JSON.parse(readFileSync(join(folder, 'zh/pack.json'), 'utf8')).file, pack.file)
  },
)

test('a sound that is not the one its pack.json names is not put anywhere', async () => {
  const made = makePack(ABOUT, recordingsOfAll(['请']), WAV)
  const files = filesIn(zipped({ ...made, bytes: made.bytes.map((byte) => byte ^ 1) }))
  await assert.rejects(importMade(files, manifestIn(files)!, join(folder, 'no')), { code: 'pack-wrong-hash' })
})

const call = SPOKEN_LANGUAGES.get('zh')!.phrase({ kind: 'call', tickets: ['A008'], window: '3' }, DEFAULT_READING)
const DEFAULT_CLIPS = ['请', 'A', '零', '八|last', '号', '到三号窗口', '办理']

test('a call is rehearsed with what is recorded, and says what it borrowed for the rest', async () => {
  const other = await openPack({
    manifest: async () => JSON.stringify(toneManifest(DEFAULT_CLIPS)),
    sound: async () => toneBytes(DEFAULT_CLIPS),
    decode: async () => toneSound(DEFAULT_CLIPS),
  })
  const whole = rehearse(call, recordingsOfAll(DEFAULT_CLIPS), other)
  assert.ok(whole.ok)
  assert.deepEqual(whole.borrowed, [])
  const half = rehearse(call, recordingsOfAll(['请', '零', '八|last']), other)
  assert.ok(half.ok)
  assert.deepEqual(half.borrowed, ['A', '号', '到三号窗口', '办理'])
  assert.ok(half.call.clips.every(({ clip }) => clip.durationMs > 100))
  assert.ok(Math.abs(integratedLoudness(half.call) + 17) <= 1)
})

test('without another voice, what is missing of a call is named', () => {
  const rehearsed = rehearse(call, recordingsOfAll(['请', 'A', '零', '八|last']), null)
  assert.deepEqual(rehearsed, { ok: false, missing: ['号', '到', '三', '号', '窗口', '办理'] })
})
