import { at, piece } from '../pattern.ts'
import { chineseCount, chineseNumber } from '../chinese-numbers.ts'
import { DATE, dateRange, DOTTED_DATE, FULL_DATE, isFraction, SHORT_DATE, SLASHED_DATE, YEAR_MONTH } from '../dates.ts'
import { COUNTED, DASH, DAYPART, TO } from './patterns.ts'
import { date, daypart, fraction, time, yearWords } from './said.ts'
import type { ChineseRule } from './style.ts'

/** People write 8:30分 as well. */
const CLOCK = piece`([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])(?:分(?![批开開期别別成組组钟鐘]))?`
const HALF = piece`\s*([AaPp][Mm]|[AaPp]\.[Mm]\.?)(?![A-Za-z\d])`
/** Nothing before it makes it part of something longer, a score, or an address. */
const OPEN = piece`(?<![\dA-Za-z]|[\d.][-/.+×*])(?<!比分\s?|[路街巷弄])`

/** Dates, times of day, and from one to another. */
export const TIMES: readonly ChineseRule[] = [
  // 2026-11-23~11-25, 12/31-1/2, 11.23-11.25, 11-23~25; 1/3-1/2 and 11-23~11-25号 are none
  {
    pattern: at`${OPEN}${dateRange(`${DATE}|${DOTTED_DATE}`, piece`\s?(?:${DASH}|([至到]))\s?`)}(?!${COUNTED})日?`,
    read: ([, first, by, last, from = first!, to = by, until = last!], style, numerals) =>
      [from, until]
        .map((end) => (isFraction(from) && isFraction(until) ? fraction(end, style, numerals) : date(end, numerals)))
        .join(to ?? style.to),
  },
  // 2026-11-23, 2026/11/23, 2026.11.23, 2026-11-23T08:30, 11/23/2026
  {
    pattern: at`(?<!\d)(${FULL_DATE})日?(?:T(?=\d))?`,
    read: ([, day], _style, numerals) => date(day!, numerals),
  },
  // 11-23停电, 11/23; 11-23号窗口 is a range, 3/4 a fraction
  {
    pattern: at`${OPEN}(${SHORT_DATE}|${SLASHED_DATE})(?!${COUNTED})`,
    read: ([, day], style, numerals) => (isFraction(day!) ? fraction(day!, style, numerals) : date(day!, numerals)),
  },
  // 2026-11, 2026/11
  {
    pattern: at`${YEAR_MONTH}月?`,
    read: ([, year, month], _style, numerals) => `${yearWords(year!)}年${chineseNumber(Number(month), numerals)}月`,
  },
  // 2026.11前; 2026.11 alone may be a sum
  {
    pattern: /(?<![\d.])((?:19|20)\d{2})\.(1[0-2]|0[1-9])(?=\s?[月前后後起底初末])月?/y,
    read: ([, year, month], _style, numerals) => `${yearWords(year!)}年${chineseNumber(Number(month), numerals)}月`,
  },
  // 11月03日
  {
    pattern: /(?<!\d)(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])(?=[日号號])/y,
    read: ([, month, day], _style, numerals) => date(`${month}/${day}`, numerals).slice(0, -1),
  },
  // 08时30分, 2026年08月: the nought is said of minutes alone, 零五分
  {
    pattern: /(?<!\d)0(\d)(?=\s*(?:([时時点點])|月))|(?<=[时時分]\s?)0(0)(?=\s*[分秒])/y,
    read: ([, a, hour, none = a], _style, numerals) => (hour ? chineseCount : chineseNumber)(Number(none), numerals),
  },
  // 〔2026〕12号
  { pattern: /(?<=[〔[(（])((?:19|20)\d{2})(?=[〕\])）])/y, read: ([, year]) => yearWords(year!) },
  {
    pattern: at`(?<!\d)(\d{4})(?:${TO}(\d{4}))?(?=年)`,
    read: ([, from, to], style) => yearWords(from!) + (to ? style.to + yearWords(to) : ''),
  },
  // 8:30AM-5:30PM, 8AM, 上午8:30AM
  {
    pattern: at`(?<![\d:A-Za-z])(?:(${DAYPART})\s?)?(?:${CLOCK}|(1[0-2]|[1-9]))${HALF}(?:\s?(${DASH})(?=\s?\d))?`,
    read: ([, part, hours, minute, second, only, half, to], style, numerals) => {
      const hour = hours ?? only!
      const isMidnight = hour === '12' && /a/i.test(half!)
      const at = time([isMidnight ? '0' : hour, minute, second], style, numerals)
      return (part ?? daypart(hour, half!)) + at + (to ? style.to : '')
    },
  },
  // AM 8:30
  {
    pattern: at`(?<![A-Za-z])([AaPp][Mm])\s?${CLOCK}`,
    read: ([, half, ...at], style, numerals) => daypart(at[0]!, half!) + time(at, style, numerals),
  },
  // 8:00-12:00, 8:30
  {
    pattern: at`(?<!\d)${CLOCK}${TO}${CLOCK}(?!${HALF})`,
    read: ([, a, b, c, d, e, f], style, numerals) =>
      time([a, b, c], style, numerals) + style.to + time([d, e, f], style, numerals),
  },
  {
    pattern: at`(?<![\d:])${CLOCK}`,
    read: ([, ...parts], style, numerals) => time(parts, style, numerals),
  },
  // 8:30-下午5:30, 8:30-11:30AM, 11-23 8:00-11-25 18:00
  {
    pattern: at`\s*(?:(?<=\d\s*)${DASH}(?=\s*(?:${DAYPART}|${CLOCK}${HALF}))|(?<=:\d\d\s*)${TO}(?=${DATE}))\s*`,
    read: (_match, style) => style.to,
  },
]
