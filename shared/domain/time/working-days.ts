import { type Instant, instantOf, millisOf } from './instant.ts'
import { type LocalDate, wallClock } from './zone.ts'

const DAY_MS = 86_400_000

/** The days on which a hall's office works. */
export interface WorkingDays {
  /** ISO weekdays, 1 is Monday; never empty. */
  readonly weekdays: readonly number[]
  /** Days off in spite of their weekday: public holidays (节假日). */
  readonly off: readonly LocalDate[]
  /** Days worked in spite of their weekday: make-up days (调休). */
  readonly on: readonly LocalDate[]
}

/** Monday to Friday: what an office keeps that has not said anything else. */
export const OFFICE_DAYS: WorkingDays = { weekdays: [1, 2, 3, 4, 5], off: [], on: [] }

/** A make-up day is worked even where it also stands among the days off: it is the later order of the two. */
export function isWorkingDay(date: LocalDate, { weekdays, off, on }: WorkingDays): boolean {
  if (on.includes(date)) return true
  return weekdays.includes(weekdayOf(date)) && !off.includes(date)
}

function weekdayOf(date: LocalDate): number {
  return new Date(dayMillis(date)).getUTCDay() || 7
}

/** The calendar that many days on; days are counted where no clock is ever set. */
function dateAfter(date: LocalDate, days: number): LocalDate {
  return instantOf(dayMillis(date) + days * DAY_MS).slice(0, 10) as LocalDate
}

function dayMillis(date: LocalDate): number {
  return millisOf(`${date}T00:00:00.000Z` as Instant)
}

/**
 * The same time of day, so many working days later by the hall's own calendar. The day it starts on does not count, as
 * it does not in a term of the law.
 * @throws {RangeError} for an unknown zone
 */
export function afterWorkingDays(at: Instant, count: number, timeZone: string, calendar: WorkingDays): Instant {
  const from = wallClock(at, timeZone)
  let days = 0
  for (let left = count; left > 0;) if (isWorkingDay(dateAfter(from.date, ++days), calendar)) left--
  const about = instantOf(millisOf(at) + days * DAY_MS)
  // Where clocks are set for summer, a day has 23 or 25 hours: the wall decides.
  const there = wallClock(about, timeZone)
  const offMin = (dayMillis(dateAfter(from.date, days)) - dayMillis(there.date)) / 60_000
  return instantOf(millisOf(about) + (offMin + from.minuteOfDay - there.minuteOfDay) * 60_000)
}

/** Working days of the hall's calendar that are still to come: after today, up to and with that day; 0 when it is today or past. */
export function workingDaysUntil(due: Instant, now: Instant, timeZone: string, calendar: WorkingDays): number {
  const last = wallClock(due, timeZone).date
  let left = 0
  for (let date = wallClock(now, timeZone).date; date < last;) {
    date = dateAfter(date, 1)
    if (isWorkingDay(date, calendar)) left++
  }
  return left
}
