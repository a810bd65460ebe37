import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { besideOf, languagesOf, nearestLanguage, spoken, usable } from '#shared/i18n/languages.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'

describe('the languages of a hall', () => {
  it('are those of its boards, in their order, as far as they are written', () => {
    const of = (...languages: string[]) => languagesOf({ board: { ...DEMO_HALL.board, languages } })
    assert.deepEqual(of('en'), ['en'])
    assert.deepEqual(of('en', 'zh'), ['en', 'zh'])
    assert.deepEqual(of('zh-CN', 'fr', 'zh'), ['zh'])
  })

  it('are all there are where none is known or written: a screen has to speak some', () => {
    for (const known of [languagesOf(null), usable([]), usable(['fr'])]) assert.deepEqual(known, ['zh', 'en'])
  })

  it('are spoken as somebody chose, unless the hall does not speak it', () => {
    assert.equal(spoken(null, ['en', 'zh']), 'en')
    assert.equal(spoken('zh', ['en', 'zh']), 'zh')
    assert.equal(spoken('zh', ['en']), 'en')
  })

  it('have nothing beside them where there is one', () => {
    assert.equal(besideOf('zh', ['zh', 'en']), 'en')
    assert.equal(besideOf('en', ['en']), null)
  })

  it('are met by the nearest one of a browser', () => {
    assert.deepEqual(['zh-Hans-CN', 'ZH', 'de', 'en-GB'].map(nearestLanguage), ['zh', 'zh', 'en', 'en'])
  })
})
