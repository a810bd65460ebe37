import { defineWords } from '#shared/i18n/words.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

/** Every word of the voice studio, in the language of whoever sits there. */
export const studioWords = defineWords({ zh, en })

export type StudioWords = ReturnType<typeof studioWords>

/** What a language is called; one that nobody has named here by its code. */
export function languageName(language: string, words: StudioWords): string {
  return (words.languages as Readonly<Record<string, string | undefined>>)[language] ?? language
}
