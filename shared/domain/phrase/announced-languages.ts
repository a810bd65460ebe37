import { chineseLanguage } from './chinese.ts'
import type { SpokenLanguage } from './language.ts'
import { english } from './languages/en.ts'
import { YUE } from './languages/yue.ts'
import { ZH } from './languages/zh.ts'
import type { Wanted } from './wanted.ts'

/** What a speaker says by itself; nothing of it is a text whose times and sums would have to be read. */
export type Announced = Extract<Wanted, { readonly kind: 'call' | 'recall' | 'prepare' | 'wait' | 'emergency' }>

/** Words are said as they are written. */
const asWritten = (text: string): readonly string[] => (text === '' ? [] : [text])

/** The languages of a speaker: it does not load the rules for texts, which are half of the grammar. */
export const ANNOUNCED_LANGUAGES: ReadonlyMap<string, SpokenLanguage> = new Map(
  [chineseLanguage(ZH, asWritten), english((text) => text), chineseLanguage(YUE, asWritten)].map((language) => [
    language.code,
    language,
  ]),
)
