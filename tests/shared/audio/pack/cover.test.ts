import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cover } from '#shared/audio/pack/cover.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import { repeated, token } from '#shared/domain/phrase/token.ts'
import { DEFAULT_READING, type Wanted } from '#shared/domain/phrase/wanted.ts'
import { tonePack } from '#tests/fixtures/tone-pack.ts'

const phrase = (language: string, wanted: Wanted) => SPOKEN_LANGUAGES.get(language)!.phrase(wanted, DEFAULT_READING)
const call = (ticket: string, window: string, language = 'zh') =>
  phrase(language, { kind: 'call', tickets: [ticket], window })

const WORDS = '请 A 零 幺 二 三 八 十 八|last 三|last 号 到 窗口 办理'.split(' ')

/** What is said, clip by clip, with the silence before each where there is one. */
function said(...[asked, pack]: Parameters<typeof cover>): string {
  const covered = cover(asked, pack)
  assert.ok(covered.ok, covered.ok ? '' : covered.missing.join(' '))
  return covered.clips.map(({ clip, gap }) => (gap === 'none' ? clip.name : `(${gap}) ${clip.name}`)).join(' ')
}

test('a call is said word by word, the end of a code as it sounds at the end', () => {
  assert.equal(
    said(call('A008', '3'), tonePack(WORDS)),
    '请 A (digit) 零 (digit) 零 (digit) 八|last 号 (phrase) 到 三|last 号 窗口 办理',
  )
})

test('a recording of more words at once is taken before its parts', () => {
  const pack = tonePack([...WORDS, '到三号窗口', '号窗口'])
  assert.equal(said(call('A008', '3'), pack), '请 A (digit) 零 (digit) 零 (digit) 八|last 号 (phrase) 到三号窗口 办理')
})

test('the fewest clips win, even where a long one at the front would leave a piece unsaid', () => {
  const pack = tonePack(['请到', '请', '到三', '号', '窗口'])
  assert.equal(said([token('请'), token('到'), token('三'), token('号'), token('窗口')], pack), '请 到三 号 窗口')
})

test('a number without a recording of its own is said by its parts', () => {
  assert.equal(
    said(call('A23', '3'), tonePack(WORDS)),
    '请 A (digit) 二 十 三|last 号 (phrase) 到 三|last 号 窗口 办理',
  )
})

test('what is missing is named once for each place, piece by piece', () => {
  assert.deepEqual(cover(call('K009', '4'), tonePack(WORDS)), { ok: false, missing: ['K', '九', '四'] })
})

test('a code whose last digit was recorded once only is said with that', () => {
  assert.match(said(call('A002', '3'), tonePack(WORDS)), /零 \(digit\) 二 号/)
})

test('English is said word by word, whatever its capitals; a letter is not a word', () => {
  const pack = tonePack([...'Ticket|A|zero|eight|a'.split('|'), 'please proceed to', 'counter three'])
  assert.equal(
    said(call('A008', '3', 'en'), pack),
    'Ticket A (digit) zero (digit) zero (digit) eight (clause) please proceed to counter three',
  )
  assert.deepEqual(cover([token('twenty-three')], tonePack(['Twenty', 'three'])).ok, true)
})

test('a comma inside a sentence is a breath, and so is one that stands alone', () => {
  const pack = tonePack(['您前面没有人', '请准备', '零', '八'])
  assert.equal(said(phrase('zh', { kind: 'wait', ahead: 0 }), pack), '您前面没有人 (clause) 请准备')
  assert.equal(said([token('零'), token('、'), token('八')], pack), '零 (clause) 八')
})

test('no recording runs over the breath before a call is repeated', () => {
  const pack = tonePack(['请准备', '请准备请准备'])
  assert.equal(said(repeated([token('请准备')], 2), pack), '请准备 (repeat) 请准备')
})

test('nothing is said by nothing', () => {
  assert.deepEqual(cover([], tonePack(WORDS)), { ok: true, clips: [] })
})
