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

/** The wall clock of one zone, and what it last said. */
interface ZoneClock {
  readonly formatter: Intl.DateTimeFormat
  /** Minutes since 1970. Zones change their clocks at whole minutes. */
  minute: number
  says: WallClock
}

/** Building a formatter costs about 50 µs, reading it 5, and every event asks several times: one per zone is kept, with its last answer. */
const clocks = new Map<string, ZoneClock>()

function clockOf(timeZone: string): ZoneClock {
  let clock = clocks.get(timeZone)
  if (!clock) {
    const formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    clock = { formatter, minute: Number.NaN, says: { date: '' as LocalDate, minuteOfDay: 0 } }
    clocks.set(timeZone, clock)
  }
  return clock
}

/** What the wall clock says in an IANA zone at that instant. @throws {RangeError} for an unknown zone */
export function wallClock(at: Instant, timeZone: string): WallClock {
  const clock = clockOf(timeZone)
  const minute = Math.floor(millisOf(at) / 60_000)
  if (clock.minute !== minute) {
    clock.says = read(clock.formatter, minute * 60_000)
    clock.minute = minute
  }
  return clock.says
}

function read(formatter: Intl.DateTimeFormat, millis: number): WallClock {
  const part: Record<string, string> = {}
  for (const { type, value } of formatter.formatToParts(millis)) part[type] = value
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
