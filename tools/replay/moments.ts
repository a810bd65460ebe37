import { instantOf } from '#shared/domain/time/instant.ts'
import { wallClock } from '#shared/domain/time/zone.ts'
import { ReplayTrouble } from './trouble.ts'

const MINUTE_MS = 60_000
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads the wall times of a log in one zone. Looking an offset up is slow, so one an hour is remembered. */
export class LocalTimes {
  readonly zone: string
  readonly #offsets = new Map<number, number>()

  /** @throws {ReplayTrouble} `unknown-zone` */
  constructor(zone: string) {
    this.zone = zone
    try {
      wallClock(instantOf(0), zone)
    } catch {
      throw new ReplayTrouble(
        'unknown-zone',
        '--zone',
        `"${zone}" is no IANA time zone; write one such as Asia/Jerusalem or Europe/Warsaw`,
      )
    }
  }

  /** Milliseconds since 1970 of `2026-11-23T08:30:00`, with a blank for the T, with or without an offset; null when it is no moment. */
  moment(text: string): number | null {
    const match = LOCAL.exec(text.trim())
    if (!match) return null
    const [, year, month, day, hour, minute, second = '0', fraction = '0', offset] = match
    const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
    // A date that does not exist (30 February, 25 o'clock) rolls over: what comes back differs from what was written.
    if (
      new Date(wall).toISOString().slice(0, 16) !== `${year}-${month}-${day}T${hour}:${minute}` ||
      Number(second) > 59
    )
      return null
    const millis = wall + Math.floor(Number(`0.${fraction}`) * 1_000)
    if (offset === undefined) return this.#utc(millis)
    return millis - offsetMinutes(offset) * MINUTE_MS
  }

  /** Milliseconds since 1970 of a minute of a local day; the minute may lie beyond midnight. */
  minuteOfDay(date: string, minute: string): number | null {
    const match = DATE.exec(date.trim())
    if (!match || !/^\d+(\.\d+)?$/.test(minute.trim())) return null
    const midnight = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
    if (new Date(midnight).toISOString().slice(0, 10) !== date.trim()) return null
    return this.#utc(midnight + Number(minute) * MINUTE_MS)
  }

  /** The instant of a wall time: one that does not exist moves forward by the gap, one that happens twice is the first. */
  #utc(wall: number): number {
    const early = wall - this.#offset(wall - 86_400_000)
    const late = wall - this.#offset(wall + 86_400_000)
    if (early === late) return early
    if (early + this.#offset(early) === wall) return early
    return late + this.#offset(late) === wall ? late : early
  }

  /** By how much the zone's wall clock is ahead of UTC, ms. */
  #offset(at: number): number {
    const hour = Math.floor(at / 3_600_000)
    let offset = this.#offsets.get(hour)
    if (offset === undefined) {
      const { date, minuteOfDay } = wallClock(instantOf(hour * 3_600_000), this.zone)
      offset = Date.parse(`${date}T00:00:00.000Z`) + minuteOfDay * MINUTE_MS - hour * 3_600_000
      this.#offsets.set(hour, offset)
    }
    return offset
  }
}

function offsetMinutes(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))
  return offset.startsWith('-') ? -minutes : minutes
}
