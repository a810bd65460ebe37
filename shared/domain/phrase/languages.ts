import type { SpokenLanguage } from './language.ts'
import { en } from './languages/en.ts'
import { yue } from './languages/yue.ts'
import { zh } from './languages/zh.ts'

/** The languages a hall can speak, by code. */
export const SPOKEN_LANGUAGES: ReadonlyMap<string, SpokenLanguage> = new Map(
  [zh, en, yue].map((language) => [language.code, language]),
)
