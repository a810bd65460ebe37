import {
  chineseCount,
  chineseDecimal,
  type ChineseNumerals,
  chineseNumber,
  digitWord,
  MOST_DIGITS,
  singly,
} from './chinese-numbers.ts'
import { CHINESE_UNITS, MEASURE_WORDS, NUMBER_NAMES } from './chinese-units.ts'
import { isReadSingly } from './code.ts'

/** The words that free text needs in one Chinese language. */
export interface ChineseTextStyle {
  readonly hour: string
  readonly minute: string
  readonly second: string
  readonly to: string
  readonly percent: string
  readonly permille: string
  readonly partsOf: string
  readonly yuan: string
  /** What stands before a sum of other money, and how that money is called. */
  readonly coins: Readonly<Record<'$' | 'US$' | 'HK$' | '€' | '£', string>>
  /** Behind a number that names something: No.3 → 三号. */
  readonly numbered: string
  /** Between what is paid and for what: 元/度. */
  readonly per: string
  /** Signs before a number, and how they are said. */
  readonly signs: Readonly<Record<'±' | '≥' | '≤' | '>' | '<' | '≈', string>>
  /** Signs between two numbers. */
  readonly between: Readonly<Record<'×' | ':' | '+' | '=', string>>
}

/** How one kind of thing is read: where it stands, and what is said there. */
export interface ChineseRule {
  readonly pattern: RegExp
  readonly read: (match: readonly string[], style: ChineseTextStyle, numerals: ChineseNumerals) => string
}

const DECIMAL = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
const UNITS = Object.keys(CHINESE_UNITS)
  .sort((one, other) => other.length - one.length)
  .join('|')
/** Two years are counted, a second form is not. */
const MEASURES = `(?!年[级級])(?:${MEASURE_WORDS.join('|')})`
const DASH = '[-–—~～]{1,2}'
const TO = String.raw`\s*(?:${DASH}|[至到])\s*`
/** 1A号楼 is a building, and no current. */
const NO_NAME = '(?![A-Za-z])(?![号號栋棟幢座区區室楼樓口窗柜櫃门門])'
const DAYPART = '[上下]午|凌晨|早上|中午|晚上?|次日|翌日|当日|當日'
/** No number ends or begins in the middle of a longer one. */
const ALONE = String.raw`(?<![\d.])`

/** As a number; digit by digit where it is longer than any number that is said. */
function number(text: string, numerals: ChineseNumerals): string {
  const plain = text.replaceAll(',', '')
  return plain.split('.')[0]!.length > MOST_DIGITS
    ? singly(plain.replace('.', ''), numerals).join('')
    : chineseDecimal(plain, numerals)
}

/** A number with something that is counted behind it: 两位, 三点五公里, 一万二千元. */
function count(text: string, numerals: ChineseNumerals): string {
  const plain = text.replaceAll(',', '')
  return plain.includes('.') || plain.length > MOST_DIGITS
    ? number(plain, numerals)
    : chineseCount(Number(plain), numerals)
}

/** A sum of money: hundredths that are none are not said. */
function sum(text: string, numerals: ChineseNumerals): string {
  return count(text.replace(/\.00?$/, ''), numerals)
}

function digits(text: string, numerals: ChineseNumerals): string {
  return singly(text.replace(/\D/g, ''), numerals).join('')
}

function date(year: string | undefined, month: string, day: string, numerals: ChineseNumerals): string {
  const years = year === undefined ? '' : `${yearWords(year)}年`
  return `${years}${chineseNumber(Number(month), numerals)}月${chineseNumber(Number(day), numerals)}日`
}

const yearWords = (year: string): string => Array.from(year, digitWord).join('')

/** Hours, minutes unless there are none, seconds unless there are none. */
function time(
  [hour = '0', minute = '0', second = '0']: readonly (string | undefined)[],
  style: ChineseTextStyle,
  numerals: ChineseNumerals,
): string {
  const two = (text: string): string =>
    Number(text) === 0 ? '零' : (Number(text) < 10 ? '零' : '') + chineseNumber(Number(text), numerals)
  const hours = chineseCount(Number(hour), numerals) + style.hour
  const [hasMinutes, hasSeconds] = [Number(minute) > 0, Number(second) > 0]
  return (
    hours +
    (hasMinutes || hasSeconds ? two(minute) + style.minute : '') +
    (hasSeconds ? two(second) + style.second : '')
  )
}

/** People write 8:30分 as well. */
const CLOCK = String.raw`([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])(?:分(?![批开開期别別成组組钟鐘]))?`
const MONTH = '1[0-2]|0?[1-9]'
const DAY = String.raw`3[01]|[12]\d|0?[1-9]`

const TIMES: readonly ChineseRule[] = [
  // 2026-11-23, 2026/11/23, 2026.11.23, 2026-11-23T08:30
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{4})([-/.])(${MONTH})\2(${DAY})(?!\d)日?(?:T(?=\d))?`, 'y'),
    read: ([, year, , month, day], _style, numerals) => date(year, month!, day!, numerals),
  },
  // 11月03日
  {
    pattern: new RegExp(String.raw`(?<!\d)(${MONTH})月(${DAY})(?=[日号號])`, 'y'),
    read: ([, month, day], _style, numerals) => date(undefined, month!, day!, numerals).slice(0, -1),
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{4})(?:${TO}(\d{4}))?(?=年)`, 'y'),
    read: ([, from, to], style) => yearWords(from!) + (to ? style.to + yearWords(to) : ''),
  },
  // 8:00-12:00, 8:30
  {
    pattern: new RegExp(`(?<!\\d)${CLOCK}${TO}${CLOCK}`, 'y'),
    read: ([, a, b, c, d, e, f], style, numerals) =>
      time([a, b, c], style, numerals) + style.to + time([d, e, f], style, numerals),
  },
  {
    pattern: new RegExp(`(?<![\\d:])${CLOCK}`, 'y'),
    read: ([, ...parts], style, numerals) => time(parts, style, numerals),
  },
]

const NAMES: readonly ChineseRule[] = [
  // 138****5678, 尾号**34: what is masked is not said, and what is left is no number
  {
    pattern: /(?<!\d)(\d+)(?:[*＊●•]{2,}|[xX]{3,})(\d+)|(?:[*＊●•]{2,}|(?<=\d)[xX]{3,})(\d+)/y,
    read: ([all], _style, numerals) => digits(all!, numerals),
  },
  // 0871-12345678, 400-100-1234, 138 1234 5678
  {
    pattern:
      /(?<!\d)(?:\+86[- ]?)?(?:0\d{2,3}[- ]\d{7,8}|0\d{2,3}[- ]\d{3,4}[- ]\d{4}|[48]00[- ]\d{3,4}[- ]\d{3,4}|1\d{2}[- ]\d{4}[- ]\d{4}|(?<=86[- ]?)1\d{10})(?!\d)/y,
    read: ([all], _style, numerals) => digits(all!, numerals),
  },
  // 尾号1702, 拨打110, 房间号301: digits of a name, not a number
  {
    pattern: new RegExp(
      `((?:${NUMBER_NAMES.join('|')})[号號码碼]?(?:是|为|為|：|:)?\\s*)(\\d[\\d -]+\\d)(?![\\d.]|\\s*(?:${MEASURES}))`,
      'y',
    ),
    read: ([, name, all], _style, numerals) => name! + digits(all!, numerals),
  },
  // 打110、119或120, 转8001; 110报警, 400电话, 318国道, 102路, 301室
  {
    pattern: new RegExp(`(?<=[打拨撥](?:\\d+[、或和及])*|[转轉])(\\d{3,5})(?![\\d.]|\\s*(?:${MEASURES}|[%‰]))`, 'y'),
    read: ([, all], _style, numerals) => digits(all!, numerals),
  },
  {
    pattern:
      /(?<![\dA-Za-z.])(\d{3,4})(?=报警|報警|火警|急救|电话|電話|热线|熱線|国道|國道|省道|县道|縣道|路(?![灯燈口])|室|房)/y,
    read: ([, all], _style, numerals) => digits(all!, numerals),
  },
  // 95折
  { pattern: /(?<![\d.])([1-9][1-9])(?=折)/y, read: ([, all], _style, numerals) => digits(all!, numerals) },
  // No.3, #3, 3#
  {
    pattern: /(?:N[oO]\.?\s*|№\s*|#)(\d{1,4})(?!\d)[号號]?/y,
    read: ([, a], style, numerals) => chineseNumber(Number(a), numerals) + style.numbered,
  },
  {
    pattern: /(?<![\dA-Za-z])(\d{1,4})#[号號]?/y,
    read: ([, a], style, numerals) => chineseNumber(Number(a), numerals) + style.numbered,
  },
  // www.95598.cn
  { pattern: /(?<=[A-Za-z0-9])\.(?=[A-Za-z]{2})|(?<=\bwww)\.(?=\d)/y, read: (_match, _style, { point }) => point },
]

const AMOUNTS: readonly ChineseRule[] = [
  {
    pattern: new RegExp(`${ALONE}(${DECIMAL})%?${TO}(${DECIMAL})%`, 'y'),
    read: ([, a, b], style, numerals) =>
      `${style.percent}${number(a!, numerals)}${style.to}${style.percent}${number(b!, numerals)}`,
  },
  {
    pattern: new RegExp(`((?<![\\dA-Za-z])-)?(${DECIMAL})([%‰])`, 'y'),
    read: ([, minus, a, sign], style, numerals) =>
      (sign === '%' ? style.percent : style.permille) + (minus ? numerals.minus : '') + number(a!, numerals),
  },
  {
    pattern: new RegExp(`[¥￥]\\s*(${DECIMAL})(?:\\s*([万萬亿億]))?(?:元|圆)?`, 'y'),
    read: ([, a, scale = ''], style, numerals) => sum(a!, numerals) + scale + style.yuan,
  },
  {
    pattern: new RegExp(`(US\\$|HK\\$|\\$|€|£)\\s*(${DECIMAL})(?:\\s*([万萬亿億]))?`, 'y'),
    read: ([, coin, a, scale = ''], style, numerals) =>
      sum(a!, numerals) + scale + style.coins[coin as keyof ChineseTextStyle['coins']],
  },
  {
    pattern: new RegExp(`${ALONE}(${DECIMAL})(?=\\s*元)`, 'y'),
    read: ([, a], _style, numerals) => sum(a!, numerals),
  },
  // 10-20分钟, 2~3个: both are counted; 2-3楼, 1-2号: neither is
  {
    pattern: new RegExp(`${ALONE}(${DECIMAL})\\s*${DASH}\\s*(${DECIMAL})(?=\\s*(?:${MEASURES}))`, 'y'),
    read: ([, a, b], style, numerals) => count(a!, numerals) + style.to + count(b!, numerals),
  },
  {
    pattern: new RegExp(
      `${ALONE}(${DECIMAL})\\s*${DASH}\\s*(?=${DECIMAL}\\s*(?:(?:${UNITS})${NO_NAME}|[月日号號楼樓层層级級#]))`,
      'y',
    ),
    read: ([, a], style, numerals) => number(a!, numerals) + style.to,
  },
  // 220V, 10kV, -25℃, 60km/h
  {
    pattern: new RegExp(`((?<![\\dA-Za-z])-)?(${DECIMAL})\\s*(${UNITS})(?:/(${UNITS}))?${NO_NAME}`, 'y'),
    read: ([, minus, a, unit, other], style, numerals) => {
      const said = CHINESE_UNITS[unit!]!
      const value = said.counted ? count(a!, numerals) : number(a!, numerals)
      const per = other ? style.per + CHINESE_UNITS[other]!.word : ''
      return (minus ? numerals.minus : '') + value + said.word + per
    },
  },
  // 元/度, 元/kWh
  {
    pattern: new RegExp(`(?<=[元角分万萬])\\s*/\\s*(?:(${UNITS})(?![A-Za-z])|(?=[\\u4e00-\\u9fff]))`, 'y'),
    read: ([, unit], style) => style.per + (unit ? CHINESE_UNITS[unit]!.word : ''),
  },
  // 第2, 第1-3: places in an order
  {
    pattern: new RegExp(`(第\\s*)(\\d{1,4})(?:${TO}第?(\\d{1,4}))?(?![\\d.])`, 'y'),
    read: ([, first, a, b], style, numerals) =>
      first! + chineseNumber(Number(a), numerals) + (b ? style.to + chineseNumber(Number(b), numerals) : ''),
  },
  // 2位, 2小时, 12000户, 1.5万户, 200多户, 2点
  {
    pattern: new RegExp(`(?<![\\dA-Za-z])(${DECIMAL})(?=\\s*[多余餘]?(?:${MEASURES}))`, 'y'),
    read: ([, a], _style, numerals) =>
      isReadSingly(a!) && a!.startsWith('0') && !a!.startsWith('0.') ? digits(a!, numerals) : count(a!, numerals),
  },
]

const OTHERS: readonly ChineseRule[] = [
  // A008, VIP006: codes on paper
  {
    pattern: /(?<![A-Za-z0-9])([A-Z]{1,3})-?(\d{1,4})(?![\dA-Za-z.])/y,
    read: ([, letters, all], _style, numerals) =>
      letters! + (isReadSingly(all!) ? digits(all!, numerals) : chineseNumber(Number(all), numerals)),
  },
  // 11月23日-25日, 周一—周五, A001-A010, -5~3℃, 8:30-下午5:30
  {
    pattern: new RegExp(
      `\\s*(?:(?<=[A-Z]\\d{1,4}\\s*)${DASH}(?=\\s*[A-Z]\\d)|(?<=[日号號月年时時点點楼樓层層栋棟元℃]\\s*)${DASH}(?=\\s*(?:-?\\d|${DAYPART}))|(?<=(?:周|週|星期)[一二三四五六日天]\\s*)${DASH}(?=\\s*(?:周|週|星期|[一二三四五六日天]))|(?<=[\\d]\\s*)[–—~～]{1,2}(?=\\s*-?\\d)|(?<=\\d\\s*)${DASH}(?=\\s*(?:${DAYPART})))\\s*`,
      'y',
    ),
    read: (_match, style) => style.to,
  },
  // ±7, ≥5; 7×24, 1:1, 3+2=5
  {
    pattern: /([±≥≤><≈])\s*(?=[\d¥￥$])/y,
    read: ([, sign], style) => style.signs[sign as keyof ChineseTextStyle['signs']],
  },
  {
    pattern: /(?<=\d\s*)([×xX*:+=])(?=\s*\d)/y,
    read: ([, sign], style) => style.between[(/[xX*]/.test(sign!) ? '×' : sign) as keyof ChineseTextStyle['between']],
  },
  // 1/2
  {
    pattern: /(?<![\d/])(\d{1,3})\/(\d{1,3})(?![\d/])/y,
    read: ([, a, b], style, numerals) =>
      chineseNumber(Number(b), numerals) + style.partsOf + chineseNumber(Number(a), numerals),
  },
  // 文龙Ⅱ线, 10kVII段: circuits and bus bars
  {
    pattern: /(?<=[\u4e00-\u9fff])(I{1,3}|IV)(?=[线線段回期母])/y,
    read: ([, roman], _style, numerals) => chineseNumber(['I', 'II', 'III', 'IV'].indexOf(roman!) + 1, numerals),
  },
  {
    pattern: /(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\d.])/y,
    read: ([, a], _style, numerals) => number(a!, numerals),
  },
  // 1.2.3
  { pattern: /(?<=\d)\.(?=\d)/y, read: (_match, _style, { point }) => point },
  // Long ones, and those that begin with a nought, are names of something.
  { pattern: /(\d{5,}|0\d+)/y, read: ([, a], _style, numerals) => digits(a!, numerals) },
  // -5, 余额-12.5元
  {
    pattern: new RegExp(`(?<=^|[\\s，。、；：（(:到])-(?=\\d)|(?<=[\\u4e00-\\u9fff])-(?=${DECIMAL}\\s*元)`, 'y'),
    read: (_match, _style, { minus }) => minus,
  },
  { pattern: /(\d{1,4})/y, read: ([, a], _style, numerals) => chineseNumber(Number(a), numerals) },
]

/** First match wins at each place; what no rule takes stays as it stands. */
export const CHINESE_RULES: readonly ChineseRule[] = [...TIMES, ...NAMES, ...AMOUNTS, ...OTHERS]
