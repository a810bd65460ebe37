import type { Words } from '#shared/domain/queue/config.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { timeInWords } from '#shared/i18n/dates.ts'
import { nameIn } from '#shared/i18n/words.ts'
import type { ConsoleWords } from './words.ts'

/** A name of the hall's in the clerk's language. */
export function labelOf(name: Words, words: ConsoleWords): string {
  return nameIn(name, words.language)
}

/** `10:40` on the hall's wall. */
export function wallTime(at: Instant, timeZone: string): string {
  return timeInWords(at, timeZone, 'en-GB')
}
