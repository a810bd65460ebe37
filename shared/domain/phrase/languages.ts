import { chineseLanguage } from './chinese.ts'
import { readChineseText } from './chinese-text.ts'
import { readEnglishText } from './english-text.ts'
import type { SpokenLanguage } from './language.ts'
import { english } from './languages/en.ts'
import { YUE } from './languages/yue.ts'
import { ZH } from './languages/zh.ts'

/** The languages a hall can speak, by code, with all that they know of texts. */
export const SPOKEN_LANGUAGES: ReadonlyMap<string, SpokenLanguage> = new Map(
  [chineseLanguage(ZH, readChineseText), english(readEnglishText), chineseLanguage(YUE, readChineseText)].map(
    (language) => [language.code, language],
  ),
)
