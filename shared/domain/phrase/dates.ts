import { piece } from './pattern.ts'
const MONTH = '(?:1[0-2]|0?[1-9])'
const DAY = piece`(?:3[01]|[12]\d|0?[1-9])`

/** 2026-11-23, 2026/11/23, 2026.11.23; 11/23/2026, 23/11/2026, 23.11.2026. */
export const FULL_DATE = piece`(?:\d{4}(?:-${MONTH}-|/${MONTH}/|\.${MONTH}\.)${DAY}|(?:${MONTH}/${DAY}|${DAY}/${MONTH})/\d{4}|${DAY}\.${MONTH}\.\d{4})(?!\d)`
/** 11/23, 31/12; 3/4 is a fraction, 24/7 is always. */
export const SLASHED_DATE = piece`(?:${MONTH}/${DAY}|(?!24/7)(?:1[3-9]|2\d|3[01])/${MONTH})(?![\d/])`
/** 11-23, in two digits each; whether it is a range is for what stands behind it to tell. */
export const SHORT_DATE = piece`(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])(?![-\d])`
/** A day in any of these forms. */
export const DATE = `${FULL_DATE}|${SLASHED_DATE}|${SHORT_DATE}`

/** 10.1, which is a day only where a range goes from it to another. */
export const DOTTED_DATE = piece`${MONTH}\.${DAY}(?![.\d])`
/** 2026-11: year, month. */
export const YEAR_MONTH = piece`(?<![\d./-])((?:19|20)\d{2})[-/](1[0-2]|0[1-9])(?![-/.\d])`

/** From one day to another, the second of which may be one of the same month: 12/31-1/2, 11/23-25. */
export function dateRange(date: string, to: string): string {
  return piece`(?:(${date})${to}(${date})|(${DATE})${to}(${DAY})(?![-.:/%\d]))`
}

/** A day of the calendar as it is written. */
export interface WrittenDay {
  readonly year?: string | undefined
  /** None of a day whose month was named before. */
  readonly month?: number | undefined
  readonly day: number
}

/** What day a date of one of these forms is; a month above twelve is the day, as is what stands first in 5.11.2026, and 25 alone is one of a month named before. */
export function writtenDay(text: string): WrittenDay {
  if (!/\D/.test(text)) return { day: Number(text) }
  const parts = text.split(/[-/.]/)
  const [year] = parts.splice(parts[0]!.length === 4 ? 0 : 2, parts.length - 2)
  const [first = 0, second = 0] = parts.map(Number)
  return first > 12 || /^\d{1,2}\..+\./.test(text)
    ? { year, month: second, day: first }
    : { year, month: first, day: second }
}

/** Less than one, of at most ten: 1/2, 3/4. */
export function isFraction(text: string): boolean {
  const [, over, under] = /^(\d)\/([2-9]|10)$/.exec(text) ?? []
  return Number(over) < Number(under)
}
