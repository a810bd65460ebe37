import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readHallFile } from '#server/config/read-hall.ts'
import { knownThemes } from '#server/node/themes.ts'
import { cover } from '#shared/audio/pack/cover.ts'
import { missingFrom } from '#shared/audio/pack/open-pack.ts'
import { toRecord } from '#shared/audio/recording/script.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import type { Phrase } from '#shared/domain/phrase/token.ts'
import { DEFAULT_READING, type Wanted } from '#shared/domain/phrase/wanted.ts'
import { sha256 } from '#shared/storage/sha256.ts'
import { gapsOf, packIn, VOICE_FOLDER } from '#tools/voice/coverage.ts'

const LANGUAGES = ['zh', 'en'] as const
const EXAMPLE = join(import.meta.dirname, '../../../docs/example-hall.json')

const phrase = (language: string, wanted: Wanted): Phrase =>
  SPOKEN_LANGUAGES.get(language)!.phrase(wanted, DEFAULT_READING)

for (const language of LANGUAGES) {
  const pack = packIn(VOICE_FOLDER, language)!

  test(`the default pack of ${language} is whole, small, and says where it comes from`, () => {
    const bytes = new Uint8Array(readFileSync(join(VOICE_FOLDER, language, pack.file)))
    assert.equal(sha256(bytes), pack.sha256)
    assert.ok(bytes.length <= 1_000_000, `${bytes.length} bytes`)
    assert.ok(statSync(join(VOICE_FOLDER, language, 'pack.json')).size < 20_000)
    assert.match(pack.licence, /Apache-2\.0/)
    assert.match(pack.provenance, /npm run voice:build/)
    const places = [...pack.clips.values()].sort((one, other) => one.startMs - other.startMs)
    places.forEach(({ name, startMs }, i) => {
      const before = places[i - 1]
      if (before) assert.ok(startMs - before.startMs - before.durationMs >= 50, name)
    })
  })

  test(`every ordinary call of any hall can be spoken in ${language}: any letter, any digit anywhere, thirty counters`, () => {
    const windows = Array.from({ length: 30 }, (_, index) => String(index + 1))
    const calls = ['窗口', '柜台', '诊室'].flatMap((unit) =>
      windows.map((window, i): Wanted => {
        const ticket = `${String.fromCharCode(65 + (i % 26))}${String((i * 37) % 1_000).padStart(3, '0')}`
        return { kind: 'call', tickets: [ticket], window, unit }
      }),
    )
    const codes = Array.from({ length: 99 }, (_, i): Wanted => ({ kind: 'prepare', tickets: [`A${i + 1}`] }))
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter): Wanted => ({
      kind: 'missed',
      tickets: [`${letter}123`],
    }))
    const other: readonly Wanted[] = [
      { kind: 'call', tickets: ['VIP006'], window: 'VIP1' },
      { kind: 'call', tickets: ['A001'], window: '贵宾室' },
      { kind: 'call', tickets: ['A001'], window: '自助服务区' },
      { kind: 'call', tickets: ['A001', 'B002'], window: '12' },
      { kind: 'closing', at: '17:30' },
    ]
    const phrases = [...calls, ...codes, ...letters, ...other].map((wanted) => phrase(language, wanted))
    assert.deepEqual(missingFrom(pack, phrases), [])
  })
}

test('every call of the demo hall and of the example can be spoken', () => {
  const example = readHallFile(readFileSync(EXAMPLE), knownThemes())
  assert.ok(example.ok)
  for (const hall of [DEMO_HALL, example.config])
    assert.deepEqual(gapsOf(hall, VOICE_FOLDER, LANGUAGES), [], hall.name.zh)
})

test('what a pack cannot say of a hall is named', () => {
  const [counter, ...others] = DEMO_HALL.counters
  const hall = { ...DEMO_HALL, counters: [{ ...counter!, label: { zh: '大户室', en: 'Key accounts' } }, ...others] }
  assert.deepEqual(gapsOf(hall, VOICE_FOLDER, ['zh', 'yue']), [
    { language: 'zh', missing: ['大户室'] },
    { language: 'yue', missing: null },
  ])
})

test('of numbers that cannot be said, the parts are asked for, and of everything else the whole', () => {
  assert.deepEqual(toRecord(['一百二十', '二十一', '大户室', 'forty-two', 'Ticket']), [
    '一',
    '百',
    '二',
    '十',
    '大户室',
    'forty',
    'two',
    'Ticket',
  ])
})

test('a counter is one recording, and the last digit is the one that is last', () => {
  const covered = cover(phrase('zh', { kind: 'call', tickets: ['A008'], window: '3' }), packIn(VOICE_FOLDER, 'zh')!)
  assert.ok(covered.ok)
  assert.deepEqual(
    covered.clips.map(({ clip }) => clip.name),
    ['请', 'A', '零', '零', '八|last', '号', '到三号窗口', '办理'],
  )
  const english = cover(phrase('en', { kind: 'call', tickets: ['A008'], window: '3' }), packIn(VOICE_FOLDER, 'en')!)
  assert.ok(english.ok)
  assert.deepEqual(
    english.clips.map(({ clip }) => clip.name),
    ['Ticket', 'A', 'zero', 'zero', 'eight|last', 'please proceed to', 'counter three'],
  )
})

test('family names that halls call most are in the Mandarin pack, each with its form of address', () => {
  const pack = packIn(VOICE_FOLDER, 'zh')!
  const wanted = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高', (name): Wanted => ({
    kind: 'call',
    tickets: ['A001'],
    name: `${name}*`,
    gender: name === '王' ? 'F' : 'M',
    window: '1',
  }))
  assert.deepEqual(
    missingFrom(
      pack,
      wanted.map((one) => phrase('zh', one)),
    ),
    [],
  )
})
