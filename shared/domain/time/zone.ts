import { type Instant, millisOf } from './instant.ts'

/** A day of the calendar in a hall's own zone, `2026-11-23`; compares as text. */
export type LocalDate = string & { readonly __brand: 'LocalDate' }

/** A wall time of day, `08:30`. */
export type LocalTime = string

/** What a clock on the hall's wall says: its date and the minutes since its midnight. */
export interface WallClock {
  readonly date: LocalDate
  readonly minuteOfDay: number
}

/** Building a formatter costs about 50 µs and a hall asks every second: one per zone is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    })
    formatters.set(timeZone, formatter)
  }
  return formatter
}

/** What the wall clock says in an IANA zone at that instant. @throws {RangeError} for an unknown zone */
export function wallClock(at: Instant, timeZone: string): WallClock {
  const part: Record<string, string> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(millisOf(at))) part[type] = value
  return {
    date: `${part['year']}-${part['month']}-${part['day']}` as LocalDate,
    minuteOfDay: Number(part['hour']) * 60 + Number(part['minute']),
  }
}

/** Minutes since midnight of `HH:MM`. */
export function minuteOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** The calendar day before. */
export function dayBefore(date: LocalDate): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) - 86_400_000).toISOString().slice(0, 10) as LocalDate
}

/**
 * The hall-day an instant belongs to: days begin at `dayStartsAt` local time (04:00 unless configured), so that a hall
 * open past midnight does not restart its numbers under the people who wait.
 */
export function hallDay(at: Instant, timeZone: string, dayStartsAt: LocalTime): LocalDate {
  const { date, minuteOfDay } = wallClock(at, timeZone)
  return minuteOfDay < minuteOf(dayStartsAt) ? dayBefore(date) : date
}
