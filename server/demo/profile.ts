import type { HallConfig, Service } from '#shared/domain/queue/config.ts'
import type { TicketClass } from '#shared/domain/queue/ticket.ts'
import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'
import { minuteOf, wallClock } from '#shared/domain/time/zone.ts'

/** What an invented day of a county power hall looks like (domain: the demo hall). Shares are of all customers. */
const CUSTOMERS_ORDINARY_DAY = 260
const CUSTOMERS_MONTH_END_DAY = 480
const ELDERLY = 0.18
const VIP = 0.03
/** By service letter; what a hall adds beside these comes as often as an enquiry. */
const SERVICE_SHARE: Readonly<Record<string, number>> = { A: 0.11, B: 0.19, C: 0.42, D: 0.25, V: 0.03 }
/** Peaks 09:30–11:00 and 14:30–16:00 draw so many times the customers of other hours. */
const PEAK = 2
const PEAKS: readonly (readonly [string, string])[] = [
  ['09:30', '11:00'],
  ['14:30', '16:00'],
]

/** The last three and the first five days of a month: when bills are due. */
function isMonthEnd(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day <= 5 || day > daysInMonth - 3
}

/** Customers an hour at that instant. A demo hall never sleeps: outside its hours it is as busy as at a peak. */
export function arrivalsPerHour(hall: HallConfig, at: Instant): number {
  const { date, minuteOfDay } = wallClock(at, hall.timeZone)
  const within = (from: string, to: string): boolean => minuteOfDay >= minuteOf(from) && minuteOfDay < minuteOf(to)
  const open = within(hall.hours.open, hall.hours.close)
  const peakHours = PEAKS.reduce((sum, [from, to]) => sum + (minuteOf(to) - minuteOf(from)) / 60, 0)
  const hours = (minuteOf(hall.hours.close) - minuteOf(hall.hours.open)) / 60
  const base = (isMonthEnd(date) ? CUSTOMERS_MONTH_END_DAY : CUSTOMERS_ORDINARY_DAY) / (hours + peakHours * (PEAK - 1))
  return !open || PEAKS.some(([from, to]) => within(from, to)) ? base * PEAK : base
}

/** The service the next customer comes for. */
export function pickService(services: readonly Service[], random: () => number): Service | undefined {
  const shares = services.map(({ letter }) => SERVICE_SHARE[letter] ?? SERVICE_SHARE['D'] ?? 0)
  let left = random() * shares.reduce((sum, share) => sum + share, 0)
  return services.find((_, index) => (left -= shares[index] ?? 0) < 0) ?? services[0]
}

/** Who the next customer is. */
export function pickClass(random: () => number): TicketClass {
  const draw = random()
  return draw < ELDERLY ? 'elderly' : draw < ELDERLY + VIP ? 'vip' : 'normal'
}

/** Exponential pause with that mean: how independent arrivals are spaced. */
export function exponential(mean: number, random: () => number): number {
  return -mean * Math.log(1 - random())
}

/** How long a service takes, ms: log-normal round its typical time, as measured services are. */
export function serviceMs(typicalMin: number, random: () => number): number {
  const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.max(20_000, typicalMin * 60_000 * Math.exp(0.5 * gauss - 0.125))
}

/** That many milliseconds later. */
export function later(at: Instant, millis: number): Instant {
  return instantOf(millisOf(at) + millis)
}
