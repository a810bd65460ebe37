import assert from 'node:assert/strict'
import { it } from 'node:test'
import { waitInWords } from '#shared/i18n/wait-words.ts'

const TOLD = [
  { p50Min: 0, p80Min: 0, zh: '少于5分钟', en: 'under 5 min' },
  { p50Min: 2, p80Min: 4.9, zh: '少于5分钟', en: 'under 5 min' },
  { p50Min: 3, p80Min: 5.1, zh: '约5–10分钟', en: 'about 5–10 min' },
  { p50Min: 9.2, p80Min: 20, zh: '约10–20分钟', en: 'about 10–20 min' },
  { p50Min: 11, p80Min: 14, zh: '约15分钟', en: 'about 15 min' },
  { p50Min: 10, p80Min: 10, zh: '约10分钟', en: 'about 10 min' },
  { p50Min: 14, p80Min: 9, zh: '约15分钟', en: 'about 15 min' },
]

for (const { p50Min, p80Min, zh, en } of TOLD) {
  it(`a wait of ${p50Min} to ${p80Min} minutes is told as ${zh}`, () => {
    assert.equal(waitInWords({ p50Min, p80Min }, 'zh'), zh)
    assert.equal(waitInWords({ p50Min, p80Min }, 'en'), en)
  })
}

it('a region of a language hears its own words, and one nobody wrote hears Chinese', () => {
  assert.equal(waitInWords({ p50Min: 10, p80Min: 10 }, 'en-GB'), 'about 10 min')
  assert.equal(waitInWords({ p50Min: 10, p80Min: 10 }, 'bo'), '约10分钟')
})
