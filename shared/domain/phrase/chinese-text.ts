import { isReadSingly } from './code.ts'
import {
  chineseCount,
  chineseDecimal,
  type ChineseNumerals,
  chineseNumber,
  digitWord,
  singly,
} from './chinese-numbers.ts'
import { CHINESE_UNITS, MEASURE_WORDS, NUMBER_NAMES } from './chinese-units.ts'

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
  readonly dollar: string
}

type Reading = (match: readonly string[], style: ChineseTextStyle, numerals: ChineseNumerals) => string

interface Rule {
  readonly pattern: RegExp
  readonly read: Reading
}

const DECIMAL = String.raw`\d[\d,]*(?:\.\d+)?`
const UNITS = Object.keys(CHINESE_UNITS)
  .sort((one, other) => other.length - one.length)
  .join('|')
const MEASURES = MEASURE_WORDS.join('|')

const number: (text: string, numerals: ChineseNumerals) => string = (text, numerals) => chineseDecimal(text, numerals)

/** A number with something that is counted behind it: 两位, 三点五公里, 一万二千元. */
function count(text: string, numerals: ChineseNumerals): string {
  return text.includes('.') ? number(text, numerals) : chineseCount(Number(text.replaceAll(',', '')), numerals)
}

function date(year: string | undefined, month: string, day: string, numerals: ChineseNumerals): string {
  const years = year === undefined ? '' : `${Array.from(year, digitWord).join('')}年`
  return `${years}${chineseNumber(Number(month), numerals)}月${chineseNumber(Number(day), numerals)}日`
}

function time(
  [hour = '0', minute = '0', second]: readonly (string | undefined)[],
  style: ChineseTextStyle,
  numerals: ChineseNumerals,
): string {
  const two = (text: string): string => (Number(text) < 10 ? '零' : '') + chineseNumber(Number(text), numerals)
  const hours = chineseCount(Number(hour), numerals) + style.hour
  const minutes = Number(minute) === 0 && second === undefined ? '' : two(minute).replace('零零', '零') + style.minute
  return hours + minutes + (second === undefined ? '' : two(second).replace('零零', '零') + style.second)
}

const CLOCK = String.raw`([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])`

/** First match wins at each place; what no rule takes stays as it stands. */
const RULES: readonly Rule[] = [
  // 2026-11-23, 2026/11/23, 2026.11.23
  {
    pattern: /(?<!\d)(\d{4})([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?!\d)日?/y,
    read: ([, year, , month, day], _style, numerals) => date(year, month!, day!, numerals),
  },
  { pattern: /(?<!\d)(\d{4})(?=年)/y, read: ([, year]) => Array.from(year!, digitWord).join('') },
  // 8:00-12:00, 8:30
  {
    pattern: new RegExp(`(?<!\\d)${CLOCK}\\s*[-–—~～至到]\\s*${CLOCK}`, 'y'),
    read: ([, a, b, c, d, e, f], style, numerals) =>
      time([a, b, c], style, numerals) + style.to + time([d, e, f], style, numerals),
  },
  {
    pattern: new RegExp(`(?<!\\d)${CLOCK}`, 'y'),
    read: ([, ...parts], style, numerals) => time(parts, style, numerals),
  },
  // 0871-12345678, 400-100-1234, 138 1234 5678
  {
    pattern: /(?<!\d)(?:0\d{2,3}[- ]\d{7,8}|[48]00[- ]\d{3,4}[- ]\d{3,4}|1\d{2}[- ]\d{4}[- ]\d{4})(?!\d)/y,
    read: ([all], _style, numerals) => singly(all!.replace(/\D/g, ''), numerals).join(''),
  },
  {
    pattern: new RegExp(`(${DECIMAL})%?\\s*[-–—~～至到]\\s*(${DECIMAL})%`, 'y'),
    read: ([, a, b], style, numerals) =>
      `${style.percent}${number(a!, numerals)}${style.to}${style.percent}${number(b!, numerals)}`,
  },
  { pattern: new RegExp(`(${DECIMAL})%`, 'y'), read: ([, a], style, numerals) => style.percent + number(a!, numerals) },
  {
    pattern: new RegExp(`(${DECIMAL})‰`, 'y'),
    read: ([, a], style, numerals) => style.permille + number(a!, numerals),
  },
  {
    pattern: new RegExp(`[¥￥]\\s*(${DECIMAL})(?:\\s*(万|萬|亿|億))?(?:元|圆)?`, 'y'),
    read: ([, a, scale = ''], style, numerals) => `${number(a!.replace(/\.00$/, ''), numerals)}${scale}${style.yuan}`,
  },
  {
    pattern: new RegExp(`\\$\\s*(${DECIMAL})`, 'y'),
    read: ([, a], style, numerals) => number(a!, numerals) + style.dollar,
  },
  // 尾号1702, 拨打110: digits of a name, not a number
  {
    pattern: new RegExp(`((?:${NUMBER_NAMES.join('|')})(?:是|为|為|：|:)?\\s*)(\\d[\\d -]+\\d)(?![\\d.])`, 'y'),
    read: ([, name, digits], _style, numerals) => name! + singly(digits!.replace(/\D/g, ''), numerals).join(''),
  },
  // 10-20分钟, 3~5个
  {
    pattern: new RegExp(
      `(?<!\\d)(${DECIMAL})\\s*[-–—~～]\\s*(${DECIMAL})(?=\\s*(?:${MEASURES}|${UNITS}|月|日|号|號|楼|层))`,
      'y',
    ),
    read: ([, a, b], style, numerals) => number(a!, numerals) + style.to + count(b!, numerals),
  },
  // 220V, 10kV, 25℃
  {
    pattern: new RegExp(`(-?)(${DECIMAL})\\s*(${UNITS})(?![A-Za-z])`, 'y'),
    read: ([, minus, a, unit], _style, numerals) => {
      const said = CHINESE_UNITS[unit!]!
      const value = said.counted ? count(a!, numerals) : number(a!, numerals)
      return (minus ? numerals.minus : '') + value + said.word
    },
  },
  // 301室
  { pattern: /(?<![\dA-Za-z])(\d{3,4})(?=室|房)/y, read: ([, a], _style, numerals) => singly(a!, numerals).join('') },
  // 第2, 2楼, 2号, 2月, 2日: places in an order
  {
    pattern: /(第\s*)(\d{1,4})(?![\d.])/y,
    read: ([, first, a], _style, numerals) => first! + chineseNumber(Number(a), numerals),
  },
  // 2位, 2小时, 12000元, 1.5万户
  {
    pattern: new RegExp(`(?<![\\dA-Za-z])(${DECIMAL})(?=\\s*(?:${MEASURES}))`, 'y'),
    read: ([, a], _style, numerals) =>
      isReadSingly(a!) && a!.startsWith('0') && !a!.startsWith('0.')
        ? singly(a!, numerals).join('')
        : count(a!, numerals),
  },
  // A008, VIP006: codes on paper
  {
    pattern: /(?<![A-Za-z0-9])([A-Z]{1,3})-?(\d{1,4})(?![\dA-Za-z.])/y,
    read: ([, letters, digits], _style, numerals) =>
      letters! + (isReadSingly(digits!) ? singly(digits!, numerals).join('') : chineseNumber(Number(digits), numerals)),
  },
  // 1/2
  {
    pattern: /(?<![\d/])(\d{1,3})\/(\d{1,3})(?![\d/])/y,
    read: ([, a, b], style, numerals) =>
      chineseNumber(Number(b), numerals) + style.partsOf + chineseNumber(Number(a), numerals),
  },
  {
    pattern: /(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\d.])/y,
    read: ([, a], _style, numerals) => number(a!, numerals),
  },
  // Long ones, and those that begin with a nought, are names of something.
  { pattern: /(\d{5,}|0\d+)/y, read: ([, a], _style, numerals) => singly(a!, numerals).join('') },
  {
    pattern: /(?<=^|[\s，。、；：（(])-(\d{1,4})/y,
    read: ([, a], _style, numerals) => numerals.minus + chineseNumber(Number(a), numerals),
  },
  { pattern: /(\d{1,4})/y, read: ([, a], _style, numerals) => chineseNumber(Number(a), numerals) },
]

/** Free text as it is read aloud: numbers, dates, times, money, units and codes in words, in pieces that follow one another. */
export function readChineseText(text: string, style: ChineseTextStyle, numerals: ChineseNumerals): readonly string[] {
  const folded = fold(text)
  const pieces: string[] = []
  let plain = ''
  for (let place = 0; place < folded.length;) {
    const taken = takeAt(folded, place, style, numerals)
    if (!taken) {
      plain += folded[place]!
      place++
      continue
    }
    if (plain) pieces.push(plain)
    plain = ''
    pieces.push(taken.said)
    place += taken.length
  }
  return plain ? [...pieces, plain] : pieces
}

/** Full-width digits, letters and signs as half-width ones; Chinese punctuation stays. */
function fold(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ：％．]/g, (sign) => sign.normalize('NFKC'))
}

function takeAt(
  text: string,
  place: number,
  style: ChineseTextStyle,
  numerals: ChineseNumerals,
): { readonly said: string; readonly length: number } | null {
  for (const { pattern, read } of RULES) {
    pattern.lastIndex = place
    const match = pattern.exec(text)
    if (match && match[0] !== '') return { said: read(match, style, numerals), length: match[0].length }
  }
  return null
}
