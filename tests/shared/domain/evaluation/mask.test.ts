import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maskNumbers } from '#shared/domain/evaluation/mask.ts'

/** Every way in which somebody has been seen to write a number of their own. */
const NUMBERS = [
  // Mobile phones.
  '13800138000',
  '138 0013 8000',
  '138-0013-8000',
  '138.0013.8000',
  '1 3 8 0 0 1 3 8 0 0 0',
  '１３８００１３８０００',
  '１３８－００１３－８０００',
  '138　0013　8000',
  '+8613800138000',
  '+86 138 0013 8000',
  '（+86）138-0013-8000',
  '0086-13800138000',
  '８６１３８００１３８０００',
  '一三八零零一三八零零零',
  '幺三八〇〇幺三八〇〇〇',
  '①③⑧00138000',
  '138\u200b0013\u200b8000',
  '1️⃣3️⃣8️⃣00138000',
  '⑴⑶⑻⒈⒊8000⒛⑽',
  '壹叁捌零零壹叁捌零零零',
  '壹叄捌零零壹叄捌零零零',
  '138−0013−8000',
  '138😀0013👍🏽8000',
  '138“0013”8000',
  "138'0013'8000",
  '138=0013=8000',
  '138#0013&8000',
  '138；0013；8000',
  '138!0013？8000',
  '138+0013+8000',
  '138 (- 0013 -) 8000',
  '138       0013       8000',
  '138----------0013----------8000',
  '138……0013…8000',
  '138:0013:8000',
  '138：0013：8000',
  '1:38:00:13:80:00',
  '一三八○○一三八○○○',
  '洞拐洞两三八零零幺三勾',
  '❶❸❽⓿⓿❶❸❽⓿⓿⓿',
  '㊀㊂㊇00138000',
  '㈠㈢㈧🄂🄄138000',
  '〡〣〨00138000',
  '138OO138OoＯ',
  '١٣٨٠٠١٣٨٠٠٠',
  // Landlines.
  '0571-87654321',
  '0571 8765 4321',
  '(0571)87654321',
  '（0571）8765-4321',
  '010-62345678',
  '021 6234 5678',
  '+86 571 8765 4321',
  '87654321',
  '8765-4321',
  '876-4321',
  '400-820-8820',
  // ID cards of 18 and 15 signs.
  '110101199003074578',
  '11010119900307457X',
  '11010119900307457x',
  '11010119900307457Ｘ',
  '110101 19900307 457X',
  '1101 0119 9003 0745 7x',
  '１１０１０１１９９００３０７４５７Ｘ',
  '110101900307457',
  '110101 900307 457',
  // Bank cards and the number of an electricity account.
  '6222 0212 3456 7890 123',
  '3301234567',
]

test('no way of writing a phone or ID number gets past the mask', () => {
  for (const number of NUMBERS)
    for (const [before, after] of [
      ['', ''],
      ['我的电话', '请回电'],
      ['ID:', '。'],
      ['call ', ' please'],
    ] as const)
      assert.equal(maskNumbers(before + number + after), `${before}****${after}`, number)
})

test('what else a customer writes stays as it is', () => {
  for (const text of [
    '',
    '等了40分钟，3号窗口A008',
    '2026年11月23日上午10:24来的',
    '2026-11-23 来过一次',
    '2026-11-23 10:24 到 17:30：一直没人',
    '2026-11-23 10:24：一直没人',
    '2026-11-23 08:05:30 来的，3or4次',
    '2019-2026 年一直是这样',
    '○ 等了40分钟 ○ 3号窗口',
    '电费 1234.56 元，扣了 3 次',
    '请打 95598 或 12345',
    '<b>三番五次</b> 九九八十一难',
    'waited 45 min at counter 3, ticket C041, twice',
    '😀👍',
  ])
    assert.equal(maskNumbers(text), text)
})

test('both of two numbers are masked, and the words between them stay', () => {
  assert.equal(maskNumbers('手机13800138000，身份证11010119900307457X。'), '手机****，身份证****。')
})

test('whatever is written, no run of seven digits is left, masking twice is masking once, and short words are untouched', () => {
  const sign = fc.constantFrom(...Array.from('0123456789０５９ -x（）电a'))
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 60 }), (text) => {
      const masked = maskNumbers(text)
      assert.doesNotMatch(masked.normalize('NFKC'), /\d{7}/)
      assert.equal(maskNumbers(masked), masked)
      if (text.normalize('NFKC').replaceAll(/\D/g, '').length < 7) assert.equal(masked, text)
    }),
    { numRuns: 1_000 },
  )
})

test('a comment as long as one may be is masked in a moment, however it is made', () => {
  const startedAt = performance.now()
  for (const text of ['1 '.repeat(250), '0 '.repeat(250), '1'.repeat(500), '12-'.repeat(160), '(   '.repeat(125)])
    maskNumbers(text)
  assert.ok(performance.now() - startedAt < 500)
})
