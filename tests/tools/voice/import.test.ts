import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { PackError } from '#shared/audio/pack/errors.ts'
import { wavOf } from '#shared/audio/recording/wav.ts'
import { sha256 } from '#shared/storage/sha256.ts'
import { importMade, importRecordings, manifestIn } from '#tools/voice/import/import-pack.ts'
import { ImportRefusal } from '#tools/voice/import/refusal.ts'
import { filesIn, recordingsOf } from '#tools/voice/import/recordings.ts'
import { tone, toneManifest } from '#tests/fixtures/tone-pack.ts'
import { zipOf } from '#tests/fixtures/zip.ts'

let folder = ''
before(() => (folder = mkdtempSync(join(tmpdir(), 'hallcast-import-'))))
after(() => rmSync(folder, { recursive: true, force: true }))

const word = wavOf(tone(440, 200))

function zipped(name: string, files: Readonly<Record<string, Uint8Array>>): string {
  const path = join(folder, name)
  writeFileSync(path, zipOf(Object.entries(files).map(([file, bytes]) => ({ name: file, bytes }))))
  return path
}

function refusal(path: string): readonly [code: string, what: string] {
  try {
    recordingsOf(filesIn(path))
  } catch (error) {
    assert.ok(error instanceof ImportRefusal, String(error))
    return [error.code, error.what]
  }
  assert.fail('it was taken')
}

test('recordings are named after what is said, in a zip as in a folder, and other files are passed over', () => {
  const zip = zipped('good.zip', {
    'voice/到三号窗口.wav': word,
    'voice/八_last.WAV': word,
    '__MACOSX/voice/._八.wav': word,
    'voice/readme.txt': word,
  })
  assert.deepEqual(
    recordingsOf(filesIn(zip)).map(({ name }) => name),
    ['到三号窗口', '八|last'],
  )
  mkdirSync(join(folder, 'good/numbers'), { recursive: true })
  for (const file of ['good/请.wav', 'good/numbers/八_last.wav', 'good/.hidden.wav'])
    writeFileSync(join(folder, file), word)
  const [first] = recordingsOf(filesIn(join(folder, 'good')))
  assert.deepEqual(
    recordingsOf(filesIn(join(folder, 'good'))).map(({ name }) => name),
    ['八|last', '请'],
  )
  assert.equal(first?.sound.sampleRate, 22_050)
})

test('recordings that make no pack are refused by the name of the file', () => {
  assert.deepEqual(refusal(zipped('twice.zip', { 'a/请准备.wav': word, 'b/请，准备.wav': word })), [
    'recording-twice',
    'a/请准备.wav, b/请，准备.wav',
  ])
  assert.equal(refusal(zipped('unread.zip', { '请.wav': new Uint8Array(9) }))[0], 'recording-unreadable')
  assert.deepEqual(refusal(zipped('unnamed.zip', { '，.wav': word })), ['recording-unnamed', '，.wav'])
  assert.deepEqual(refusal(zipped('none.zip', { 'readme.txt': word })), ['nothing-recorded', '1 files, and no sound'])
  assert.deepEqual(refusal(zipped('out.zip', { '../请.wav': word })), ['zip-unsafe-path', '../请.wav'])
})

test('what is refused changes nothing: the pack that was there stays', () => {
  const out = join(folder, 'stays')
  const about = { id: 'zh-own', language: 'zh', voice: '李娜', licence: 'For use in this hall.' }
  importRecordings(filesIn(zipped('word.zip', { '请.wav': word })), out, about)
  const files = (): readonly string[] =>
    readdirSync(out).map((name) => `${name} ${sha256(readFileSync(join(out, name)))}`)
  const before = files()
  const silence = wavOf({ samples: new Float32Array(9_000), sampleRate: 22_050 })
  for (const [name, given] of [
    ['way-out.zip', { '../../请.wav': word }],
    ['silent.zip', { '请.wav': word, '八.wav': silence }],
    ['no-sound.zip', { '请.wav': new Uint8Array(9) }],
  ] as const)
    assert.throws(() => importRecordings(filesIn(zipped(name, given)), out, about), ImportRefusal)
  const made = (hash: string): void => {
    const manifest = JSON.stringify({ ...toneManifest(['请']), sha256: hash })
    const files = filesIn(zipped('made.zip', { 'pack.json': new TextEncoder().encode(manifest), 'sound.wav': word }))
    importMade(files, manifestIn(files)!, out)
  }
  assert.throws(() => made('0'.repeat(64)), PackError)
  assert.deepEqual(files(), before)
})

test('a hall that cannot be read leaves the pack that stands as it was', () => {
  const out = join(folder, 'kept')
  mkdirSync(out)
  writeFileSync(join(out, 'pack.json'), 'as it was')
  const program = join(import.meta.dirname, '../../../tools/voice/import/main.ts')
  const zip = zipped('eight.zip', { '八.wav': word })
  const args = [program, zip, '--out', out, '--voice', '李娜', '--hall', join(folder, 'nowhere.json')]
  assert.equal(spawnSync(process.execPath, args).status, 2)
  assert.deepEqual(readdirSync(out), ['pack.json'])
  assert.equal(readFileSync(join(out, 'pack.json'), 'utf8'), 'as it was')
})
