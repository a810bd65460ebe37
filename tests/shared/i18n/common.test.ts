import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Instant } from '#shared/domain/time/instant.ts'
import { ageInWords, common, freshnessInWords } from '#shared/i18n/common.ts'
import { dayInWords, timeInWords } from '#shared/i18n/dates.ts'
import { defineWords, nameIn } from '#shared/i18n/words.ts'

describe('the words of the hall', () => {
  it('an age is told in its largest whole unit', () => {
    const ages = [0, 59_999, 60_000, 3_599_999, 3_600_000, 172_800_000].map((ms) => ageInWords(ms, 'en'))
    assert.deepEqual(ages, ['0 s', '59 s', '1 min', '59 min', '1 h', '2 days'])
  })

  it('a badge says how old the picture is, or that there never was one', () => {
    assert.equal(freshnessInWords('live', 0, 'en'), 'live')
    assert.equal(freshnessInWords('offline', 180_000, 'zh'), '已离线，显示3分钟前的内容')
    assert.equal(freshnessInWords('offline', null, 'zh'), '尚未连接到大厅')
    assert.equal(freshnessInWords('recovering', 3_000, 'zh'), '正在恢复连接')
    assert.equal(freshnessInWords('recovering', 7_200_000, 'zh'), '正在恢复连接，显示2小时前的内容')
  })

  it('a region of a language is that language, and one nobody wrote is Chinese', () => {
    assert.equal(common('en-GB').freshness.live, 'live')
    assert.equal(common('zh-Hans-CN').freshness.live, '实时')
    assert.equal(common('bo').freshness.live, '实时')
    assert.equal(common('constructor').freshness.live, '实时')
    assert.equal(nameIn({ zh: '东', en: 'East' }, 'en-GB'), 'East')
    assert.equal(nameIn({ zh: '东', en: 'East' }, 'bo'), '东')
  })

  it('an app’s dictionary must have every word in every language', () => {
    const words = defineWords({
      zh: { next: (n: number) => `下一位${n}`, help: '帮助' },
      en: { next: (n) => `next ${n}`, help: 'help' },
    })
    assert.equal(words('en').next(3), 'next 3')
    // @ts-expect-error `help` is missing in English
    defineWords({ zh: { next: '下一位', help: '帮助' }, en: { next: 'next' } })
    // @ts-expect-error a third language is whole, too
    defineWords({ zh: { next: '下一位', help: '帮助' }, en: { next: 'next', help: 'help' }, bo: { next: '·' } })
  })

  it('clock and calendar are the hall’s, not the device’s', () => {
    const at = '2026-11-22T17:05:00.000Z' as Instant
    assert.equal(timeInWords(at, 'Asia/Shanghai', 'zh'), '01:05')
    assert.equal(dayInWords(at, 'Asia/Shanghai', 'zh'), '11月23日星期一')
    assert.equal(dayInWords(at, 'Asia/Shanghai', 'en'), 'Monday, November 23')
  })
})
