import type { HallConfig } from '#shared/domain/queue/config.ts'
import { JUMP_MS } from '#shared/domain/queue/decide/day.ts'
import { type Instant, millisOf } from '#shared/domain/time/instant.ts'
import { hallDay, minuteOf, wallClock } from '#shared/domain/time/zone.ts'
import type { Wish } from '#shared/domain/queue/wishes.ts'
import type { Clock } from './clock.ts'

const TICK_MS = 1_000

/** How far the wall clock has left the monotonic one since the hall last took note of it. */
export class ClockDrift {
  readonly #clock: Clock
  #offset: number
  #read: number

  /** `owed`: what the clock is already doubted by, ms. */
  constructor(clock: Clock, owed: number) {
    this.#clock = clock
    this.#read = clock.now() - clock.monotonic()
    this.#offset = this.#read - owed
  }

  /** Ms; negative when the wall clock was set back. It stands until `taken`: a tick that failed is not forgotten. */
  read(): number {
    this.#read = this.#clock.now() - this.#clock.monotonic()
    return this.#read - this.#offset
  }

  /** What was last read is on the log now. */
  taken(): void {
    this.#offset = this.#read
  }
}

/** Asks of the hall to take note of the time, each second; while one is under way the next is left out. */
export function beginTicking(
  clock: Clock,
  drift: ClockDrift,
  ask: (wish: () => Wish) => Promise<unknown>,
  until: AbortSignal,
): void {
  let isTicking = false
  const tick = async () => {
    if (isTicking) return
    isTicking = true
    try {
      await ask(() => ({ type: 'tick', jumpMs: drift.read() }))
      drift.taken()
    } catch {
      // Told by the writer; the drift is still owed, and the next second asks again.
    }
    isTicking = false
  }
  void tick()
  clock.every(TICK_MS, () => void tick(), until)
}

/** Is the hall open at that wall time? Hours that end before they begin run past midnight. */
function withinHours(hall: HallConfig, at: Instant): boolean {
  const now = wallClock(at, hall.timeZone).minuteOfDay
  const [open, close] = [minuteOf(hall.hours.open), minuteOf(hall.hours.close)]
  return open <= close ? now >= open && now < close : now >= open || now < close
}

/**
 * What a starting server owes to doubt, ms. A log that broke off in opening hours of an earlier day may mean that a
 * night has passed, or that the clock was set: the day is not ended blindly while people wait. Otherwise 0.
 */
export function doubtAtStart(hall: HallConfig, last: Instant | null, now: Instant): number {
  if (last === null || !withinHours(hall, last)) return 0
  const gap = millisOf(now) - millisOf(last)
  const earlierDay = hallDay(last, hall.timeZone, hall.dayStartsAt) < hallDay(now, hall.timeZone, hall.dayStartsAt)
  return earlierDay && gap > JUMP_MS ? gap : 0
}
