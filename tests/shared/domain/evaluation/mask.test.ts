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

/** Numbers of the same people, with words or letters between the digits. */
const WORDED = [
  '138转0013转8000',
  '138 转 0013 转 8000',
  '138幺三一四八000',
  '138点0013点8000',
  '13点80点01点38点00点0',
  '1点3点8点0点0点1点3点8点0点0点0',
  '138加0013加8000',
  '138杠0013杠8000',
  '138横杠0013横杠8000',
  '138后面0013再来8000',
  '138x0013x8000',
  '138a0013b8000',
  '138AB0013CD8000',
  '1a3b8c0d0e1f3g8h0i0j0',
  '一三八转零零一三转八零零零',
  '幺三八转0013转八〇〇〇',
  '一3八0零1三8零0〇',
  '１３８转００１３转８０００',
  '①③8转0013转8000',
  '86 138转0013转8000',
  '+86138转0013转8000',
  '0086138转0013转8000',
  '110101转19900307转4578',
  '110101转19900307转457X',
  '110101加1990加0307加457x',
  '110101 2001-03-07 457X',
  '一一〇一〇一转19900307转四五七八',
]

test('a unit behind a number that is somebody’s own makes no amount of its end', () => {
  for (const unit of ['元', '块', '度', '号', '分机', '人接', 'h', '点前']) {
    assert.equal(maskNumbers(`138 0013 8000${unit}`), `****${unit}`)
    assert.equal(maskNumbers(`138转0013转8000${unit}`), `****${unit}`)
  }
})

test('words or letters between the digits of a mobile phone or an ID card hide nothing', () => {
  for (const number of WORDED)
    for (const [before, after] of [
      ['', ''],
      ['请打我电话', '谢谢'],
      ['我在3号窗口，电话', '，等了15分钟'],
      ['等了40分钟。', '。交了138.50元'],
      ['call ', ' please'],
    ] as const)
      assert.equal(maskNumbers(before + number + after), `${before}****${after}`, number)
})

/** What customers of a power company's hall write, with every kind of number that is nobody's own. */
const HARMLESS = [
  '2026年11月26日15点30分来的，16点10分才办完',
  '等了15分钟交了138.50元',
  'A013号3号窗口，态度很好',
  '13点30分到15点20分，100元',
  '13点30到15点20，交了100元8角',
  '1月13日8点、1月14日9点、1月15日10点来过3次',
  '11月13日至12月25日共3次停电，每次40分钟',
  '13号8点05分取号，13号9点01分才叫到',
  '3个月电费：135.20元、138.40元、1390元',
  '上月138度，本月150度，差12度，多交了3.8元',
  '一户一表，三相四线，13年了',
  '13楼1801室停电3次，每次2小时',
  '1栋3单元801室',
  '交了1380元，找回20元，余额15.05元',
  '1个人管3个窗口，8个人排队，等了1小时30分',
  '排在第13位，前面8人，15分钟走了3人',
  '一共三个人，两个窗口，一次四十分钟',
  '来了一趟又一趟，三番五次，七上八下',
  '十三号窗口，十五点三十分，一百三十八元五角',
  '1是态度差，3是太慢，5是没水喝',
  '预约15:30，等到16:10，共40分钟',
  '8:30开门，9:05取号B013，10:40办完，2个多小时',
  'B013、B014、B015都比我先叫',
  'C041 叫了2次，C042 叫了1次，D013 没叫',
  'V001是大客户？A138等了150分钟',
  '打95598等了13分钟，转了3次',
  '95598说3到5天，等了13天',
  '2025年12月、2026年1月、2026年3月的账单都不对',
  '2026年1月3日8时至13时停电5小时',
  '从2019年到2026年一直在1号窗口办',
  '2026-11-26 15:30 到，16:10 走',
  '2026/11/26 3号窗口 A013',
  '2026-11-26 138.50 元',
  '上月787 1871元、808，1472度，427，2024年的',
  '2026.11.26 来过，2026.11.25 也来过',
  '11-26 15:30 等了40分钟',
  '交费300，2026年11月的',
  '380V和220V的表，13安和16安的开关',
  '峰段0.5583元，谷段0.3583元，平段0.4583元',
  '变压器315kVA换400kVA，13天没人来',
  '10kV线路，3台50kVA，15米电缆',
  '装了3块表，1块坏了，5天没换，80岁的人跑了3趟',
  '阶梯电价180度、280度、400度，13个月了',
  '好评5颗星，服务100分，速度99分',
  '1分差评，扣3分，下次5分',
  '用了13年，第1次来，18岁的儿子陪80岁的我',
  '1楼3号自助机吞了100元，5分钟后退了80元',
  '上午8点半来，下午1点半走，13块停车费',
  '3月15日、5月18日、8月13日投诉过3次',
  '1/3的时间在等，5号窗口8成没人',
  'waited 13 min, then 15 min, then 30 min at 3 counters',
  'came at 8am, left at 1pm, counter 3, ticket A013, paid 138.50',
  '1st time 15 min, 2nd time 30 min, 3rd time 8 min',
  'counter 1, 3, 5 and 8 open at 9:00, 13 people',
  '1、态度好 3、速度快 5、环境好',
  '１３号窗口８点３０分，Ａ０１３，１３８．５０元',
]

test('dates, times, amounts, windows and tickets stay as they are, whatever stands beside them', () => {
  assert.ok(HARMLESS.length >= 50)
  for (const text of HARMLESS) assert.equal(maskNumbers(text), text)
  for (let at = 1; at < HARMLESS.length; at++) {
    const two = `${HARMLESS[at - 1]!}。${HARMLESS[at]!}`
    assert.equal(maskNumbers(two), two)
  }
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
  const sign = fc.constantFrom(...Array.from('0123456789０５９ -x（）电a转元年:.'))
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
  for (const text of [
    '1转'.repeat(250),
    '1元'.repeat(250),
    '138ab'.repeat(100),
    '1 '.repeat(250),
    '0 '.repeat(250),
    '1'.repeat(500),
    '12-'.repeat(160),
    '(   '.repeat(125),
  ])
    maskNumbers(text)
  assert.ok(performance.now() - startedAt < 500)
})
