import { type WrittenDay, writtenDay } from '../dates.ts'
import { englishDecimal, englishNumber, englishOrdinal, englishSingly } from '../english-numbers.ts'

export const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A longer number is read digit by digit. */
const MOST_DIGITS = 12

/** A number; digit by digit where it is longer than any number that is said, or begins with a nought. */
export function number(text: string): string {
  const plain = text.replaceAll(',', '')
  const [whole = '', part] = plain.split('.')
  if (whole.length <= MOST_DIGITS && !/^0\d/.test(whole)) return englishDecimal(plain)
  return digits(whole) + (part ? ` point ${digits(part)}` : '')
}

/** Digits one by one, whatever stands between them. */
export function digits(text: string): string {
  return englishSingly(text.replace(/\D/g, '')).join(' ')
}

export function year(text: string): string {
  const [century, rest] = [Number(text.slice(0, 2)), Number(text.slice(2))]
  if (century === 20 && rest < 10) return `two thousand${rest === 0 ? '' : ` and ${englishNumber(rest)}`}`
  return `${englishNumber(century)} ${rest === 0 ? 'hundred' : rest < 10 ? `oh ${englishNumber(rest)}` : englishNumber(rest)}`
}

/** November the twenty-third, twenty twenty-six. */
export function date(text: string): string {
  const { month, day, year: of }: WrittenDay = writtenDay(text)
  return `${month === undefined ? '' : `${MONTHS[month - 1]!} `}the ${englishOrdinal(day)}${of ? `, ${year(of)}` : ''}`
}

/** 8:30 → eight thirty; 14:05 → fourteen oh five; 8:00 → eight o'clock, or eight am; 0:00 → midnight. */
export function clock([hour = '0', minute = '0', half = '']: readonly (string | undefined)[]): string {
  const [hours, minutes] = [Number(hour), Number(minute)]
  const behind = half === '' ? '' : ` ${half.toLowerCase().replaceAll('.', '')}`
  if (minutes > 0)
    return `${englishNumber(hours)} ${minutes < 10 ? `oh ${englishNumber(minutes)}` : englishNumber(minutes)}${behind}`
  if (behind) return englishNumber(hours) + behind
  if (hours % 24 === 0) return 'midnight'
  return hours > 12 ? `${englishNumber(hours)} hundred hours` : `${englishNumber(hours)} o'clock`
}

/** 1/2 → one half; 3/4 → three quarters; 2/3 → two thirds. */
export function fraction(text: string): string {
  const [over = 0, under = 0] = text.split('/').map(Number)
  const part = under === 2 ? 'half' : under === 4 ? 'quarter' : englishOrdinal(under)
  return `${englishNumber(over)} ${over === 1 ? part : part === 'half' ? 'halves' : `${part}s`}`
}
