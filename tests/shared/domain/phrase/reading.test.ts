import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ANNOUNCED_LANGUAGES, type Announced } from '#shared/domain/phrase/announced-languages.ts'
import { chineseCount, chineseNumber } from '#shared/domain/phrase/chinese-numbers.ts'
import { englishNumber, englishOrdinal } from '#shared/domain/phrase/english-numbers.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import { GAP_MS, repeated } from '#shared/domain/phrase/token.ts'
import { DEFAULT_READING, NothingToSay, type ReadingOptions, type Wanted } from '#shared/domain/phrase/wanted.ts'

const zh = { codeOne: '幺', pair: '两', tenThousand: '万', hundredMillion: '亿', point: '点', minus: '负' }

function heard(code: string, wanted: Wanted, options: ReadingOptions = DEFAULT_READING): string {
  const language = SPOKEN_LANGUAGES.get(code)!
  return language.write(language.phrase(wanted, options)).replace(/\s/g, code === 'en' ? ' ' : '')
}

const call = (ticket: string, window: string, rest: object = {}): Wanted => ({
  kind: 'call',
  tickets: [ticket],
  window,
  ...rest,
})

test('a call in Mandarin: codes digit by digit, numbers as numbers, 幺 for one, never 两 in a code', () => {
  for (const [ticket, window, said] of [
    ['C204', '5', '请C二零四号到五号窗口办理'],
    ['D011', '12', '请D零幺幺号到十二号窗口办理'],
    ['B2', '20', '请B二号到二十号窗口办理'],
    ['15', '1', '请十五号到一号窗口办理'],
    ['ｂ-００２', '０４', '请B零零二号到四号窗口办理'],
    ['大001', 'A1', '请大零零幺号到A一号窗口办理'],
    ['A100', '108', '请A幺零零号到幺零八号窗口办理'],
    ['A008', '贵宾室', '请A零零八号到贵宾室办理'],
    ['A008', '3号窗口', '请A零零八号到三号窗口办理'],
  ] as const)
    assert.equal(heard('zh', call(ticket, window)), said)
  assert.equal(heard('zh', call('A011', '1'), { digitOne: 'yi' }), '请A零一一号到一号窗口办理')
  assert.equal(heard('zh', call('7', '2', { unit: '诊室', verb: '就诊' })), '请七号到二号诊室就诊')
})

test('a speaker, which loads no rules for texts, says its calls as everybody else does', () => {
  const labels = [
    '3',
    '3 1',
    '3B',
    'VIP1',
    '二楼3号窗口',
    '贵宾室',
    'Room 5',
    'Room 3A',
    'Service Desk 12',
    'Enquiries 2',
    'VIP Room',
  ]
  const wanted: readonly Announced[] = [
    ...labels.map((window): Announced => ({ kind: 'call', tickets: ['A008', '普12'], window })),
    { kind: 'recall', tickets: ['A008'], window: '3' },
    { kind: 'wait', ahead: 12 },
    { kind: 'emergency' },
  ]
  for (const [code, language] of SPOKEN_LANGUAGES)
    for (const one of wanted)
      assert.deepEqual(
        ANNOUNCED_LANGUAGES.get(code)!.phrase(one, DEFAULT_READING),
        language.phrase(one, DEFAULT_READING),
        JSON.stringify(one),
      )
})

test('an emergency is said with a breath between what there is and what to do, in every language', () => {
  const wanted: Wanted = { kind: 'emergency' }
  assert.equal(heard('zh', wanted), '请注意，紧急情况，请听从工作人员指引')
  assert.equal(heard('yue', wanted), '請注意，緊急情況，請聽從工作人員指示')
  assert.equal(heard('en', wanted), 'Attention please, This is an emergency, Please stay calm and follow the staff')
})

test('several tickets for one counter are one sentence', () => {
  const wanted: Wanted = { kind: 'call', tickets: ['A001', 'A002', 'B12'], window: '3' }
  assert.equal(heard('zh', wanted), '请A零零幺号、A零零二号、B十二号到三号窗口办理')
  assert.equal(
    heard('en', wanted),
    'Tickets A zero zero one, A zero zero two and B twelve, please proceed to counter three',
  )
})

test('two different tickets called together never sound the same in English, whatever their characters', () => {
  const together = (...tickets: readonly string[]): string => heard('en', { kind: 'prepare', tickets })
  assert.equal(together('普123', '贵123'), 'Tickets P one two three and G one two three, please get ready')
  assert.equal(together('普123'), 'Ticket one two three, please get ready')
  assert.equal(together('普123', '贵124'), 'Tickets one two three and one two four, please get ready')
  // 个 and 公 begin alike: only whoever can say them may.
  assert.equal(together('个123', '公123'), 'Tickets 个 one two three and 公 one two three, please get ready')
  const ticket = fc
    .tuple(
      fc.constantFrom('', '普', '贵', '个', '公', '个人', 'G', 'P', 'GR'),
      fc.constantFrom('1', '12', '012', '123'),
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.uniqueArray(ticket, { minLength: 2, maxLength: 4 }), (tickets) => {
      const said = /^Tickets (.*), please/.exec(together(...tickets))![1]!.split(/, | and /)
      assert.equal(new Set(said).size, tickets.length, said.join())
    }),
  )
})

test('a name is its family name with a form of address; what is masked is never spoken', () => {
  const named = (name: string, gender?: 'F' | 'M', tickets: readonly string[] = []): Wanted => ({
    kind: 'call',
    tickets,
    name,
    gender,
    window: '2',
  })
  assert.equal(heard('zh', named('张*', 'M')), '请张先生到二号窗口办理')
  assert.equal(heard('zh', named('诸葛*', 'F')), '请诸葛女士到二号窗口办理')
  assert.equal(heard('zh', named('周*')), '请周姓顾客到二号窗口办理')
  assert.equal(heard('zh', named('周*', undefined, ['A003'])), '请A零零三号到二号窗口办理')
  assert.equal(heard('zh', named('*明', 'M', ['A003'])), '请A零零三号到二号窗口办理')
  assert.equal(heard('zh', named('阿卜杜拉·买买提', 'M')), '请阿卜杜拉买买提先生到二号窗口办理')
  assert.equal(heard('zh', named('阿卜杜拉·买买提')), '请阿卜杜拉买买提顾客到二号窗口办理')
  assert.equal(heard('zh', named('阿**·买买提', 'M', ['A003'])), '请A零零三号到二号窗口办理')
  assert.equal(heard('en', named('Smith, John', 'M')), 'Mr Smith, please proceed to counter two')
  assert.throws(() => heard('zh', named('**', 'F')), NothingToSay)
  assert.throws(() => heard('en', named('王*丽', 'F')), NothingToSay)
})

test('no masked or hidden character of any name is ever heard, in any language', () => {
  const char = fc.constantFrom('王', '丽', '*', '●', '×', '欧', '阳', 'X', ' ')
  fc.assert(
    fc.property(fc.array(char, { maxLength: 5 }), fc.constantFrom('F', 'M', undefined), (chars, gender) => {
      for (const language of SPOKEN_LANGUAGES.keys()) {
        const wanted: Wanted = { kind: 'call', tickets: ['A001'], name: chars.join(''), gender, window: '1' }
        assert.doesNotMatch(heard(language, wanted), /[*●×]/)
      }
    }),
  )
})

test('the other things a hall says', () => {
  for (const [language, wanted, said] of [
    ['zh', { kind: 'prepare', tickets: ['C021'] }, '请C零二幺号准备'],
    ['zh', { kind: 'missed', tickets: ['C021'] }, 'C零二幺号已过号，请到引导台'],
    ['zh', { kind: 'recall', tickets: ['C021'], window: '4' }, '再次呼叫，请C零二幺号到四号窗口办理'],
    ['zh', { kind: 'wait', ahead: 0 }, '您前面没有人，请准备'],
    ['zh', { kind: 'wait', ahead: 1 }, '您前面还有一位'],
    ['zh', { kind: 'wait', ahead: 12 }, '您前面还有十二位'],
    ['zh', { kind: 'wait', ahead: 102 }, '您前面还有一百零二位'],
    ['zh', { kind: 'closing', minutes: 2 }, '各位顾客，本厅将于两分钟后停止办理业务，请合理安排时间'],
    ['zh', { kind: 'closing', at: '17:30' }, '各位顾客，本厅将于十七点三十分停止办理业务，请合理安排时间'],
    [
      'zh',
      { kind: 'outage', area: '10kV文龙线', type: 'fault', from: '8:00', to: '12:30' },
      '停电通知，八点到十二点三十分，十千伏文龙线故障停电',
    ],
    ['en', { kind: 'wait', ahead: 0 }, 'You are next, please get ready'],
    ['en', { kind: 'wait', ahead: 1 }, 'There is one person ahead of you'],
    ['en', { kind: 'prepare', tickets: ['C021'] }, 'Ticket C zero two one, please get ready'],
    ['en', { kind: 'closing', minutes: 10 }, 'This hall closes in ten minutes'],
    ['yue', { kind: 'wait', ahead: 2 }, '您前面仲有兩位'],
    ['yue', { kind: 'call', tickets: ['B117'], window: '11' }, '請B一一七號到十一號櫃位'],
  ] as const satisfies readonly (readonly [string, Wanted, string])[])
    assert.equal(heard(language, wanted), said)
})

test('free text is read as people read it', () => {
  for (const [text, said] of [
    ['热线95598', '热线九五五九八'],
    ['拨打110', '拨打幺幺零'],
    ['电话0871-63012345', '电话零八七幺六三零幺二三四五'],
    ['尾号1024', '尾号幺零二四'],
    ['9:05–11:00', '九点零五分到十一点'],
    ['0:30', '零点三十分'],
    ['2027/02/02', '二零二七年二月二日'],
    ['3月2日', '三月二日'],
    ['99.5%', '百分之九十九点五'],
    ['20%-30%', '百分之二十到百分之三十'],
    ['10-20分钟', '十到二十分钟'],
    ['2个小时', '两个小时'],
    ['2楼2号', '二楼二号'],
    ['第2季度', '第二季度'],
    ['35kV变电站', '三十五千伏变电站'],
    ['-5℃', '负五摄氏度'],
    ['1,234.5元', '一千二百三十四点五元'],
    ['¥80.00', '八十元'],
    ['12000户', '一万二千户'],
    ['1.5万元', '一点五万元'],
    ['1/2', '二分之一'],
    ['A008号到3号窗口', 'A零零八号到三号窗口'],
    ['301室', '三零幺室'],
    ['没有数字，一切照旧。', '没有数字，一切照旧。'],
  ] as const)
    assert.equal(heard('zh', { kind: 'text', text }), said, text)
  assert.equal(
    heard('en', { kind: 'text', text: 'From 8:30 to 17:05, 98.5% of 220V, call 95598' }),
    'From eight thirty to seventeen oh five, ninety-eight point five percent of two hundred and twenty volts, call nine five five nine eight',
  )
})

test('no digit is left over in any text, and nothing else is lost', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('1', '2', '0', '9', '.', ':', '-', '%', '元', '户', '第', 'A', 'k', 'V', '，', ' '),
        maxLength: 20,
      }),
      (text) => {
        for (const language of SPOKEN_LANGUAGES.keys())
          assert.doesNotMatch(heard(language, { kind: 'text', text }), /\d/)
      },
    ),
    { numRuns: 500 },
  )
})

test('a notice of the longest is read at once, however hostile', () => {
  const pieces = [
    ' ',
    '\u2003\n',
    '1 ',
    '1½',
    '1234-',
    '123 ',
    '+1 ',
    '*',
    '-',
    '11-23~',
    '卡号1 ',
    '1:00-',
    '¥1-',
    'a',
    'kW',
    '1,',
  ]
  for (const piece of pieces)
    for (const language of SPOKEN_LANGUAGES.keys()) {
      const startedAt = performance.now()
      heard(language, { kind: 'text', text: `${piece.repeat(2_000 / piece.length)}元x` })
      const tookMs = performance.now() - startedAt
      assert.ok(tookMs < 2_000, `${JSON.stringify(piece)} in ${language}: ${tookMs} ms`)
    }
})

test('Chinese numbers have their noughts and their pairs where they belong', () => {
  for (const [value, said] of [
    [0, '零'],
    [10, '十'],
    [19, '十九'],
    [110, '一百一十'],
    [1_010, '一千零一十'],
    [10_005, '一万零五'],
    [100_500, '十万零五百'],
    [120_034, '十二万零三十四'],
    [100_001_234, '一亿零一千二百三十四'],
    [200_000_000, '二亿'],
  ] as const)
    assert.equal(chineseNumber(value, zh), said)
  assert.deepEqual(
    [2, 12, 20, 200, 2_000, 22_000].map((value) => chineseCount(value, zh)),
    ['两', '十二', '二十', '两百', '两千', '两万二千'],
  )
  for (const value of [-1, 0.5, 1e12, Number.NaN]) assert.throws(() => chineseNumber(value, zh), RangeError)
})

test('English numbers and days', () => {
  assert.deepEqual([21, 100, 105, 1_000, 1_001, 12_345].map(englishNumber), [
    'twenty-one',
    'one hundred',
    'one hundred and five',
    'one thousand',
    'one thousand and one',
    'twelve thousand three hundred and forty-five',
  ])
  assert.deepEqual([1, 2, 3, 12, 20, 23, 30].map(englishOrdinal), [
    'first',
    'second',
    'third',
    'twelfth',
    'twentieth',
    'twenty-third',
    'thirtieth',
  ])
})

test('a phrase said twice has a breath between, and the last digit of a code is marked', () => {
  const phrase = SPOKEN_LANGUAGES.get('zh')!.phrase(call('A008', '3'), DEFAULT_READING)
  const twice = repeated(phrase, 2)
  assert.equal(twice.length, phrase.length * 2)
  assert.equal(twice[phrase.length]!.gap, 'repeat')
  assert.deepEqual(
    phrase.filter(({ isLast }) => isLast).map(({ text }) => text),
    ['八', '三'],
  )
  assert.ok(GAP_MS.digit < GAP_MS.phrase && GAP_MS.phrase < GAP_MS.clause && GAP_MS.clause < GAP_MS.repeat)
})
