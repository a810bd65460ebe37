import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingFrom } from '#shared/audio/pack/open-pack.ts'
import { cover } from '#shared/audio/pack/cover.ts'
import { clipsNamed, placeless } from '#shared/audio/recording/clip-name.ts'
import { type ScriptLine, scriptOf } from '#shared/audio/recording/script.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { phrasesOf } from '#shared/domain/phrase/hall-phrases.ts'
import { token } from '#shared/domain/phrase/token.ts'
import { packIn, VOICE_FOLDER } from '#tools/voice/coverage.ts'

/** What a pack of these lines could say. */
const clipsOf = (lines: readonly ScriptLine[]) => clipsNamed(lines.map(({ name }) => placeless(name)))

const demo = (language: string) => scriptOf(DEMO_HALL, language, packIn(VOICE_FOLDER, language))

for (const language of ['zh', 'en', 'yue']) {
  test(`whoever records the script says every call of the demo hall in ${language}, and no number that others say`, () => {
    const lines = demo(language)
    assert.deepEqual(missingFrom(clipsOf(lines), phrasesOf(DEMO_HALL, language)), [])
    for (const line of lines.filter(
      ({ kind, says }) => kind !== 'last' && /^[十百一二三四五六七八九a-z -]+$/.test(says),
    )) {
      const others = lines.filter((other) => other !== line)
      assert.equal(cover([token(line.says)], clipsOf(others)).ok, false, line.name)
    }
  })
}

test('a Mandarin announcer of the demo hall has some fifty lines, each digit twice, whole counters', () => {
  const lines = demo('zh')
  assert.ok(lines.length >= 45 && lines.length <= 60, `${lines.length} lines`)
  assert.deepEqual(
    lines
      .filter(({ kind }) => kind === 'last')
      .map(({ says }) => says)
      .join(''),
    '零幺二三四五六七八九',
  )
  assert.equal(
    lines
      .filter(({ kind }) => kind === 'digit')
      .map(({ says }) => says)
      .toSorted()
      .join(''),
    '零幺二三四五六七八九'.split('').toSorted().join(''),
  )
  assert.deepEqual(
    lines.filter(({ kind }) => kind === 'letter').map(({ says }) => says),
    ['A', 'B', 'C', 'D', 'V'],
  )
  for (const counter of '一二三四五六')
    assert.ok(
      lines.some(({ name }) => name === `到${counter}号窗口`),
      counter,
    )
})

test('each line stands in a call, so that it is said with the melody it will have there', () => {
  const line = (language: string, name: string) => demo(language).find((one) => one.name === name)!
  const example = ({ before, says, after }: ScriptLine) => `${before}[${says}]${after}`
  assert.equal(example(line('zh', '八')), '请A八[八]八号准备')
  assert.equal(example(line('zh', '八|last')), '请A八八[八]号准备')
  assert.equal(example(line('zh', '到三号窗口')), '再次呼叫，请A零零零号[到三号窗口]办理')
  assert.equal(example(line('en', 'Ticket')), '[Ticket]A zero zero zero, please get ready')
})

test('a counter that the default pack does not know is a line of its own', () => {
  const [counter, ...others] = DEMO_HALL.counters
  const hall = { ...DEMO_HALL, counters: [{ ...counter!, label: { zh: '大户室', en: 'Key accounts' } }, ...others] }
  const names = scriptOf(hall, 'zh', packIn(VOICE_FOLDER, 'zh')).map(({ name }) => name)
  assert.ok(names.includes('大户室') && names.includes('到'))
  assert.ok(!demo('zh').some(({ name }) => name === '到'))
})
