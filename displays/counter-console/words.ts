import { defineWords } from '#shared/i18n/words.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

/** Every word of the console, in the language asked for. */
export const consoleWords = defineWords({ zh, en })

export type ConsoleWords = ReturnType<typeof consoleWords>

/** What stands in the way and the cure, in the clerk's words; a code that a newer hall invents gets the general ones. */
export function failureWords(code: string, words: ConsoleWords): string {
  const known: Readonly<Record<string, string | undefined>> = words.failures
  return known[code] ?? words.failures.other
}
