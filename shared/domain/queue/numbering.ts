import type { Instant } from '../time/instant.ts'
import { hallDay, type LocalDate } from '../time/zone.ts'
import type { HallConfig } from './config.ts'
import { clockNotice } from './notice.ts'
import { DAYS_KEPT, type DayNumbers, type QueueState } from './state.ts'
import type { Ticket } from './ticket.ts'

/** Is the ticket one that somebody in the hall is waiting with, or being served on? */
export function peopleWait(tickets: readonly Ticket[]): boolean {
  return tickets.some(
    ({ state }) => state === 'waiting' || state === 'called' || state === 'serving' || state === 'held',
  )
}

/**
 * The hall-day whose numbers are given now. While a jumped clock is in doubt and people wait, the day they came on
 * goes on, so that two customers never hold the same number.
 */
export function currentDay(state: QueueState, hall: HallConfig, at: Instant): LocalDate {
  const today = hallDay(at, hall.timeZone, hall.dayStartsAt)
  if (!clockNotice(state) || !peopleWait(state.tickets)) return today
  const days = state.tickets.filter(({ state }) => state !== 'booked').map(({ day }) => day)
  return days.reduce((latest, day) => (day > latest ? day : latest), days[0] ?? today)
}

/** `A008`; three digits until 999, then as many as it takes. */
export function formatNumber(letter: string, count: number): string {
  return `${letter}${String(count).padStart(3, '0')}`
}

/** The next number of a letter on that day: one more than the last given, and none that a living ticket still holds. */
export function nextNumber(state: QueueState, letter: string, day: LocalDate): string {
  let count = state.numbers.find((numbers) => numbers.day === day)?.last[letter] ?? 0
  let number: string
  do number = formatNumber(letter, ++count)
  while (state.tickets.some((ticket) => ticket.number === number))
  return number
}

/** Remembers a number as given. Days the clock left and came back to are found again, the oldest are dropped. */
export function rememberNumber(numbers: readonly DayNumbers[], day: LocalDate, number: string): readonly DayNumbers[] {
  const letter = number.replace(/\d+$/, '')
  const count = Number(number.slice(letter.length))
  const today = numbers.find((entry) => entry.day === day)
  const last = { ...today?.last, [letter]: Math.max(count, today?.last[letter] ?? 0) }
  return [{ day, last }, ...numbers.filter((entry) => entry !== today)].slice(0, DAYS_KEPT)
}
