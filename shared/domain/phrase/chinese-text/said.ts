import {
  chineseCount,
  chineseDecimal,
  type ChineseNumerals,
  chineseNumber,
  digitWord,
  MOST_DIGITS,
  singly,
} from '../chinese-numbers.ts'
import { writtenDay } from '../dates.ts'
import type { ChineseTextStyle } from './style.ts'

/** As a number; digit by digit where it is longer than any number that is said, or begins with a nought. */
export function number(text: string, numerals: ChineseNumerals): string {
  const plain = text.replaceAll(',', '')
  const [whole = '', part] = plain.split('.')
  if (whole.length > MOST_DIGITS || /^0\d/.test(whole))
    return digits(whole, numerals) + (part ? numerals.point + Array.from(part, digitWord).join('') : '')
  const words = chineseDecimal(plain, numerals)
  return Number(plain) < 1e4 ? words : words.replace(/^二(?=[百千万萬亿億])/, numerals.pair)
}

/** A number with something that is counted behind it: 两位, 三点五公里, 一万二千元. */
export function count(text: string, numerals: ChineseNumerals): string {
  const plain = text.replaceAll(',', '')
  return /^0|\./.test(plain) || plain.length > MOST_DIGITS
    ? number(plain, numerals)
    : chineseCount(Number(plain), numerals)
}

/** A sum of money: hundredths that are none are not said. */
export function sum(text: string, numerals: ChineseNumerals): string {
  return count(text.replace(/\.00?$/, ''), numerals)
}

/** Digits one by one, whatever stands between them. */
export function digits(text: string, numerals: ChineseNumerals): string {
  return singly(text.replace(/\D/g, ''), numerals).join('')
}

export const yearWords = (year: string): string => Array.from(year, digitWord).join('')

/** 11-23 → 十一月二十三日, with its year where there is one. */
export function date(text: string, numerals: ChineseNumerals): string {
  const { year, month, day } = writtenDay(text)
  const months = month === undefined ? '' : `${chineseNumber(month, numerals)}月`
  return `${year ? `${yearWords(year)}年` : ''}${months}${chineseNumber(day, numerals)}日`
}

/** 3/4 → 四分之三; 50/5 is a ratio. */
export function fraction(text: string, { partsOf }: ChineseTextStyle, numerals: ChineseNumerals): string {
  const [over = 0, under = 0] = text.split('/').map(Number)
  const [above, below] = [over, under].map((part) => chineseNumber(part, numerals))
  return over > under ? `${above}/${below}` : `${below}${partsOf}${above}`
}

/** Hours, minutes unless there are none, seconds unless there are none. */
export function time(
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

/** What part of the day am and pm are: nobody says 下午八点. */
export function daypart(hour: string, half: string): string {
  const at = Number(hour) % 12
  if (Number(hour) > 12) return ''
  if (/a/i.test(half)) return at < 6 ? '凌晨' : '上午'
  return at === 0 ? '中午' : at < 6 ? '下午' : '晚上'
}
