import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { PackError } from '#shared/audio/pack/errors.ts'
import { wavOf } from '#shared/audio/recording/wav.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { sha256 } from '#shared/storage/sha256.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { openHall } from '#server/hall/hall.ts'
import { systemRandom } from '#server/hall/random.ts'
import { openSqlite } from '#server/node/sqlite-database.ts'
import { SqliteEventStore } from '#server/node/sqlite-store.ts'
import { packIn } from '#tools/voice/coverage.ts'
import { hallFor } from '#tools/voice/import/hall-of.ts'
import { importMade, importRecordings, manifestIn } from '#tools/voice/import/import-pack.ts'
import { ImportRefusal } from '#tools/voice/import/refusal.ts'
import { filesIn, type Given, recordingsOf } from '#tools/voice/import/recordings.ts'
import { tone, TONE_RATE, toneManifest, toneSound } from '#tests/fixtures/tone-pack.ts'
import { zipOf } from '#tests/fixtures/zip.ts'
import { HandClock } from '#tests/server/hall/hand-clock.ts'

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

test('what is refused changes nothing: the pack that was there stays', async () => {
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
  const made = (hash: string): Promise<unknown> => {
    const manifest = JSON.stringify({ ...toneManifest(['请']), sha256: hash })
    const files = filesIn(zipped('made.zip', { 'pack.json': new TextEncoder().encode(manifest), 'sound.wav': word }))
    return importMade(files, manifestIn(files)!, out)
  }
  await assert.rejects(made('0'.repeat(64)), PackError)
  assert.deepEqual(files(), before)
})

/** All files of a folder, byte for byte. */
function contentsOf(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => `${name} ${sha256(readFileSync(join(folder, name)))}`)
}

/** What the attempt is refused with; the folder stays as it was. */
async function refusedAt(out: string, attempt: () => unknown): Promise<readonly [code: string, what: string]> {
  const before = contentsOf(out)
  try {
    await attempt()
  } catch (error) {
    assert.ok(error instanceof ImportRefusal, String(error))
    assert.deepEqual(contentsOf(out), before)
    return [error.code, error.what]
  }
  assert.fail('it was taken')
}

/** Recordings of these words, as they would lie in a zip. */
function recorded(...names: readonly string[]): readonly Given[] {
  return names.map((name) => ({ name: `${name}.wav`, read: () => word }))
}

/** A pack that is made already, as the voice studio makes it, with what somebody changed in it. */
function made(names: readonly string[], changes: object = {}, sound = wavOf(toneSound(names))): readonly Given[] {
  const manifest = { ...toneManifest(names), sha256: sha256(sound), ...changes }
  return [
    { name: 'pack.json', read: () => new TextEncoder().encode(JSON.stringify(manifest)) },
    { name: 'sound.wav', read: () => sound },
  ]
}

const ABOUT = { id: 'zh-own', language: 'zh', voice: '李娜', licence: 'For use in this hall.' }

test('a pack that says less of the hall than the one that stands is refused with the words that are missing', async () => {
  const out = join(folder, 'better')
  importRecordings(recorded('请', '号', '到', '零', '听'), out, ABOUT)
  const fewer = recorded('请', '号', '八')
  assert.deepEqual(await refusedAt(out, () => importRecordings(fewer, out, ABOUT)), [
    'voice-says-less',
    '3 missing: 零 到 请到',
  ])
  const files = made(['请', '号', '零'])
  assert.deepEqual(await refusedAt(out, () => importMade(files, manifestIn(files)!, out)), [
    'voice-says-less',
    '2 missing: 到 请到',
  ])
  // What no call of the hall needs may go, and what was missing before may be missing still.
  importRecordings(recorded('请', '号', '到', '零'), out, ABOUT)
  // A hall that calls nobody to a counter needs no such word.
  const { services: _, ...rest } = DEMO_HALL
  importRecordings(recorded('请', '号', '零'), out, ABOUT, { ...rest, services: [], counters: [] })
  assert.equal(packIn(folder, 'better')?.clips.size, 3)
  // 三 was never recorded by itself: 到三号窗口 said it all the same.
  importRecordings(recorded('请', '号', '零', '到三号窗口'), out, ABOUT)
  const parts = await refusedAt(out, () => importRecordings(recorded('请', '号', '零', '到'), out, ABOUT))
  assert.equal(parts[0], 'voice-says-less')
})

test('a pack of another language, or of one that nobody speaks, takes no folder', async () => {
  const out = join(folder, 'languages/zh')
  const english = made(['please', 'number'], { language: 'en' })
  const attempt = (files: readonly Given[], to = out) => importMade(files, manifestIn(files)!, to)
  // The hall looks there for Mandarin.
  mkdirSync(out, { recursive: true })
  assert.deepEqual((await refusedAt(out, () => attempt(english)))[0], 'voice-other-language')
  await attempt(made(['请', '号']))
  assert.deepEqual(await refusedAt(out, () => attempt(english)), ['voice-other-language', `${out}: zh, not en`])
  const mine = join(folder, 'languages/mine')
  await attempt(english, mine)
  assert.equal((await refusedAt(mine, () => importRecordings(recorded('请'), mine, ABOUT)))[0], 'voice-other-language')
  const unknown = made(['bonjour'], { language: 'fr' })
  assert.deepEqual(await refusedAt(mine, () => attempt(unknown, mine)), [
    'voice-unknown-language',
    'fr, not zh, en, yue',
  ])
})

test('a pack that could not speak stands in nobody’s way', () => {
  const out = join(folder, 'broken')
  importRecordings(recorded('请', '号', '到'), out, ABOUT)
  for (const name of readdirSync(out)) if (name.startsWith('sound-')) writeFileSync(join(out, name), 'no sound')
  importRecordings(recorded('请'), out, ABOUT)
  assert.equal(packIn(folder, 'broken')?.clips.size, 1)
  writeFileSync(join(out, 'pack.json'), 'no pack')
  importRecordings(recorded('请'), out, ABOUT)
  assert.equal(contentsOf(out).length, 2)
})

test('a pack whose sound is not what it says is refused before it takes a folder', async () => {
  const out = join(folder, 'unsound')
  importRecordings(recorded('请'), out, ABOUT)
  const attempt = (files: readonly Given[]) => () => importMade(files, manifestIn(files)!, out)
  const short = wavOf(tone(440, 100))
  for (const [files, code] of [
    [made(['请', '号'], {}, short), 'pack-out-of-range'],
    [made(['请'], { durationMs: 251 }, wavOf(tone(440, 900))), 'pack-unplayable'],
    [made(['请'], {}, new TextEncoder().encode('no sound')), 'pack-unplayable'],
    [made(['请', '号'], { clips: { 请: [50, 450], 号: [300, 200] } }), 'pack-bad-field'],
  ] as const) {
    const before = contentsOf(out)
    await assert.rejects(attempt(files), { name: 'PackError', code })
    assert.deepEqual(contentsOf(out), before)
  }
  const silence = wavOf({ samples: new Float32Array(0.3 * TONE_RATE), sampleRate: TONE_RATE })
  assert.deepEqual(await refusedAt(out, attempt(made(['请'], {}, silence))), ['recording-silent', '请'])
  assert.equal((await refusedAt(out, attempt(made(['请', '号\u202e']))))[0], 'recording-unnamed')
})

test('what can be measured of a pack is measured: its own figures of how loud, long and fine it is are not believed', async () => {
  const names = ['请', '号']
  const [asIs, altered] = ['as-is', 'altered'].map((name) => join(folder, name)) as [string, string]
  const attempt = (files: readonly Given[], to: string) => importMade(files, manifestIn(files)!, to)
  await attempt(made(names), asIs)
  await attempt(made(names, { loudness: 0, sampleRate: 96_000, durationMs: 3_000_000, slogan: 'louder!' }), altered)
  assert.deepEqual(contentsOf(altered), contentsOf(asIs))
  const pack = packIn(folder, 'altered')!
  assert.deepEqual([pack.loudness, pack.sampleRate], [-20, 24_000])
  const lasts = [...pack.clips.values()].map(({ durationMs }) => durationMs)
  const places: Readonly<Record<string, readonly [number, number]>> = toneManifest(names)['clips'] as never
  const wanted = Object.values(places).map(([, ms]) => ms)
  for (const [place, ms] of lasts.entries()) assert.ok(Math.abs(ms - wanted[place]!) < 20, `${ms} of ${wanted[place]}`)
})

test('a name with signs that nobody sees is none, and a long one is not said whole', () => {
  for (const sign of ['\u0007', '\u202e', '\u2066', '\u200b', '\n'])
    assert.deepEqual(refusal(zipped('unseen.zip', { [`八${sign}.wav`]: word })), [
      'recording-unnamed',
      `八\\u{${sign.codePointAt(0)!.toString(16)}}.wav`,
    ])
  const [code, what] = refusal(zipped('long.zip', { [`${'八'.repeat(5_000)}.wav`]: word }))
  assert.equal(code, 'recording-unnamed')
  assert.ok(what.length <= 201 && what.endsWith('八.wav'))
})

test('recordings of more than an hour make no pack, however few their bytes', () => {
  const night = wavOf({ samples: new Float32Array(8_000 * 1_300), sampleRate: 8_000 })
  const files = ['请', '号', '到'].map((name) => ({ name: `${name}.wav`, read: () => night }))
  assert.throws(() => recordingsOf(files), { code: 'zip-too-large', what: '到.wav' })
})

test('silence in a zip is silence', () => {
  const silence = wavOf({ samples: new Float32Array(10 * TONE_RATE), sampleRate: TONE_RATE })
  const files = filesIn(zipped('silence.zip', { '八.wav': silence }))
  assert.throws(() => importRecordings(files, join(folder, 'silence'), ABOUT), { code: 'recording-silent', what: '八' })
})

test('a folder that cannot be read or written is told plainly, and nothing is left behind', () => {
  assert.deepEqual(refusal(join(folder, 'nowhere.zip')), ['files-unreadable', `${join(folder, 'nowhere.zip')}: ENOENT`])
  assert.equal(refusal('/dev/zero')[0], 'files-unreadable')
  const linked = join(folder, 'linked')
  mkdirSync(linked)
  symlinkSync(join(folder, 'nowhere'), join(linked, '八.wav'))
  for (const name of ['round', 'about']) symlinkSync(linked, join(linked, name))
  assert.deepEqual(refusal(linked), ['nothing-recorded', '0 files, and no sound'])
  const file = join(folder, 'file')
  writeFileSync(file, 'a file')
  const attempt = (out: string) => () => importRecordings(recorded('请'), out, ABOUT)
  assert.throws(attempt(file), { code: 'folder-unwritable', what: `${file}: EEXIST` })
  assert.throws(attempt(join(file, 'zh')), { code: 'folder-unwritable' })
  const taken = join(folder, 'taken')
  mkdirSync(join(taken, 'pack.json'), { recursive: true })
  assert.throws(attempt(taken), { code: 'folder-unwritable' })
  assert.deepEqual(readdirSync(taken), ['pack.json'])
})

test('an import is judged by the hall that is named, else by the one whose data folder it goes to, else by the demo', async () => {
  const data = join(folder, 'data')
  const out = join(data, 'voice/zh')
  assert.equal(hallFor(undefined, out), DEMO_HALL)
  mkdirSync(data)
  writeFileSync(join(data, 'hallcast.json'), '{"kind":"real","hall":"west"}')
  const handle = await openSqlite(join(data, 'hallcast.db'))
  const hall = await openHall({
    id: 'west' as HallId,
    config: { ...DEMO_HALL, id: 'west' as HallId, name: { zh: '西厅', en: 'West hall' } },
    store: new SqliteEventStore(handle),
    bus: new LocalBus(),
    clock: new HandClock(),
    demo: false,
    random: systemRandom(() => 0),
    log: () => {},
  })
  try {
    assert.equal(hallFor(undefined, out).name.zh, '西厅')
    assert.equal(hallFor(undefined, join(data, 'elsewhere/zh')), DEMO_HALL)
    const example = join(import.meta.dirname, '../../../docs/example-hall.json')
    assert.notEqual(hallFor(example, out).name.zh, '西厅')
    assert.throws(() => hallFor(join(folder, 'nowhere.json'), out), /nowhere\.json: the file cannot be read/)
  } finally {
    await hall.close()
    await handle.db.destroy()
  }
})

test('the command says in one line what it refuses, and leaves the pack that stands as it was', () => {
  const out = join(folder, 'kept')
  importRecordings(recorded('请', '号'), out, ABOUT)
  const before = contentsOf(out)
  const program = join(import.meta.dirname, '../../../tools/voice/import/main.ts')
  const run = (...args: readonly string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
    return [status, stderr]
  }
  const zip = zipped('eight.zip', { '八.wav': word })
  const by = ['--out', out, '--voice', '李娜']
  const nowhere = join(folder, 'nowhere.json')
  assert.deepEqual(run(zip, ...by, '--hall', nowhere), [
    2,
    `--hall ${nowhere}: the file cannot be read. Check its name and its rights.\n`,
  ])
  const [status, line] = run(zip, ...by)
  assert.equal(status, 2)
  assert.match(String(line), /^voice-says-less: .*\(2 missing: 请 号\) Record them too; .*--hall.*--out\.\n$/)
  assert.deepEqual(contentsOf(out), before)
})
