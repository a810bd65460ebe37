/** A moment as it stands in the log and on the wire: RFC 3339, UTC, always with milliseconds (`2026-11-23T02:24:00.000Z`). */
export type Instant = string & { readonly __brand: 'Instant' }

/** Milliseconds since 1970 of an instant. @throws {RangeError} when the text is not a moment */
export function millisOf(instant: Instant): number {
  return millisAsWritten(instant) ?? readMillis(instant)
}

/**
 * The same, for a screen, which reads few: the short cut below would be half a kilobyte of each page.
 * @throws {RangeError} when the text is not a moment
 */
export function readMillis(instant: Instant): number {
  const millis = Date.parse(instant)
  if (Number.isNaN(millis)) throw new RangeError(`not a moment: ${instant}`)
  return millis
}

/** Of a common year; the leap day is left to `Date.parse`. */
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/**
 * Reads the form in which the log writes every instant; null for any other. The policy and the estimate read one for
 * everybody who waits, with every event: `Date.parse` was a third of what a ticket costs among a thousand.
 */
function millisAsWritten(text: string): number | null {
  if (text.length !== 24 || text[10] !== 'T' || text[23] !== 'Z') return null
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':' || text[19] !== '.') return null
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  const hour = digits(text, 11, 13)
  const minute = digits(text, 14, 16)
  const second = digits(text, 17, 19)
  const isUsual =
    year >= 1_000 && day >= 1 && day <= (DAYS_IN_MONTH[month - 1] ?? 0) && hour < 24 && minute < 60 && second < 60
  const millis = digits(text, 20, 23)
  return isUsual && millis >= 0
    ? daysSince1970(year, month, day) * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1_000 + millis
    : null
}

/** Days of the Gregorian calendar; its years begin with March here, so that the leap day is their last. */
function daysSince1970(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return years * 365 + leapDays + dayOfYear - 719_468
}

/** The number at that place of a text; NaN when there are other signs than digits. */
function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let place = from; place < to; place++) {
    const digit = text.charCodeAt(place) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** The instant that many milliseconds after 1970. @throws {RangeError} outside the years a date can hold */
export function instantOf(millis: number): Instant {
  return new Date(millis).toISOString() as Instant
}

/** Minutes from one instant to a later one; never negative, because clocks in halls step backwards. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(0, (millisOf(to) - millisOf(from)) / 60_000)
}
