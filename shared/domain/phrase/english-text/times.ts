import { at, atAnyCase, piece } from '../pattern.ts'
import { DATE, dateRange, FULL_DATE, isFraction, SHORT_DATE, SLASHED_DATE, YEAR_MONTH } from '../dates.ts'
import { englishOrdinal } from '../english-numbers.ts'
import { COUNTED } from './amounts.ts'
import { clock, date, fraction, MONTHS, year } from './said.ts'
import { DASH, type EnglishRule } from './rule.ts'

/** In capitals too, but not in small letters: you may. */
const MONTH = MONTHS.flatMap((month) => [month, month.toUpperCase()])
  .map((month) => `${month}|${month.slice(0, 3)}\\.?`)
  .join('|')
const WEEKDAYS = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun'
const HALF = piece`[ap]m\b|[ap]\.m\b\.?`
const CLOCK = piece`([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s*(${HALF}))?`
const ORDINAL = piece`(\d{1,2})(?:st|nd|rd|th)?`
const OPEN = piece`(?<![\dA-Za-z]|[\d.][-/.+×*])`

const monthOf = (text: string): string =>
  MONTHS.find((month) => month.toLowerCase().startsWith(text.slice(0, 3).toLowerCase()))!
const days = (from: string, to?: string): string =>
  [from, ...(to ? [to] : [])].map((day) => `the ${englishOrdinal(Number(day))}`).join(' to ')

/** Dates, times of day, and from one to another. */
export const TIMES: readonly EnglishRule[] = [
  // 1990s
  { pattern: /(?<!\d)((?:19|20)\d0)s\b/y, read: ([, y]) => `${year(y!).replace(/y$/, 'ie')}s` },
  // 12/31-1/2, 2026-11-23~11-25; 1/3-1/2 is none
  {
    pattern: at`${OPEN}${dateRange(DATE, piece`\s?(?:${DASH}|to)\s?`)}(?!${COUNTED})`,
    read: ([, first, last, from = first!, until = last!]) =>
      [from, until].map(isFraction(from) && isFraction(until) ? fraction : date).join(' to '),
  },
  { pattern: at`(?<!\d)(${FULL_DATE})(?:T(?=\d))?`, read: ([, day]) => date(day!) },
  // 11/23; on 11-23, where 11-23 alone is a range
  {
    pattern: atAnyCase`${OPEN}(${SLASHED_DATE}|(?<=\b(?:on|by|from|until|till|since|before|after|date)[: ]\s*)${SHORT_DATE})(?!${COUNTED})`,
    read: ([, day]) => (isFraction(day!) ? fraction : date)(day!),
  },
  // 2026-11
  {
    pattern: at`${YEAR_MONTH}`,
    read: ([, y, month]) => `${MONTHS[Number(month) - 1]!} ${year(y!)}`,
  },
  // November 23, 2026; Nov 23-25; 23 November 2026
  {
    pattern: at`(?<![A-Za-z])(${MONTH})\s+${ORDINAL}(?![\d:])(?:\s*${DASH}\s*${ORDINAL}(?![\d:]))?(?:,?\s+(\d{4})(?!\d))?`,
    read: ([, month, from, to, y]) => `${monthOf(month!)} ${days(from!, to)}${y ? `, ${year(y)}` : ''}`,
  },
  {
    pattern: at`(?<!\d)${ORDINAL}(?:\s*${DASH}\s*${ORDINAL})?\s+(${MONTH})(?![A-Za-z])(?:,?\s+(\d{4})(?!\d))?`,
    read: ([, from, to, month, y]) => `${days(from!, to)} of ${monthOf(month!)}${y ? `, ${year(y)}` : ''}`,
  },
  {
    pattern: atAnyCase`(?<!\d)${CLOCK}\s*${DASH}\s*${CLOCK}`,
    read: ([, a, b, c, d, e, f]) => `${clock([a, b, c])} to ${clock([d, e, f])}`,
  },
  { pattern: atAnyCase`(?<![\d:])${CLOCK}`, read: ([, ...parts]) => clock(parts) },
  {
    pattern: atAnyCase`(?<!\d)(1[0-2]|[1-9])\s*(${HALF})`,
    read: ([, hour, half]) => clock([hour, '0', half]),
  },
  // Mon-Fri, 9am-5pm, 9-11am
  {
    pattern: atAnyCase`\s?(?=[-–—~])(?:(?<=\b(?:${WEEKDAYS})[a-z]*\s*)${DASH}(?=\s*(?:${WEEKDAYS}))|(?<=\d\s*[ap]\.?m\.?\s*|:\d\d\s*)${DASH}(?=\s*\d))\s*`,
    read: () => ' to ',
  },
]
