import type { Words } from '#shared/domain/queue/config.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { minutesBetween } from '#shared/domain/time/instant.ts'
import { dayInWords, timeInWords } from '#shared/i18n/dates.ts'
import { ageInWords } from '#shared/i18n/common.ts'
import { defineWords, nameIn } from '#shared/i18n/words.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

/** Every word of the manager's page, in the language asked for. */
export const managerWords = defineWords({ zh, en })

export type ManagerWords = ReturnType<typeof managerWords>

/** What stands in the way and the cure; a code that a newer hall invents gets the general ones. */
export function failureWords(code: string, words: ManagerWords): string {
  const known: Readonly<Record<string, string | undefined>> = words.failures
  return known[code] ?? words.failures.other
}

/** A name of the hall's in the manager's language. */
export function labelOf(name: Words | undefined, words: ManagerWords): string {
  return name ? nameIn(name, words.language) : ''
}

/** Whole minutes as a manager reads a wait. */
export function waitOf(minutes: number, words: ManagerWords): string {
  return minutes < 1 ? words.lessThanMinute : words.minutes(Math.floor(minutes))
}

/** How long ago, in its largest whole unit. */
export function agoOf(at: Instant, now: Instant, words: ManagerWords): string {
  return ageInWords(minutesBetween(at, now) * 60_000, words.language)
}

/** `10:40` on the hall's wall. */
export function clockOf(at: Instant, timeZone: string): string {
  return timeInWords(at, timeZone, 'en-GB')
}

/** The day and the time, for what is not of today. */
export function whenOf(at: Instant, timeZone: string, words: ManagerWords): string {
  return `${dayInWords(at, timeZone, words.language)} ${clockOf(at, timeZone)}`
}

/** The time alone of what is of the same day. */
export function sinceOf(at: Instant, now: Instant, timeZone: string, words: ManagerWords): string {
  const isToday = dayInWords(at, timeZone, words.language) === dayInWords(now, timeZone, words.language)
  return isToday ? clockOf(at, timeZone) : whenOf(at, timeZone, words)
}

/** A share as a whole percentage: finer would promise more than a day's ratings know. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
