import type { HallConfig } from '#shared/domain/queue/config.ts'
import { languageOf } from './words.ts'

/** A language a person can use a screen in: one that all our own words are written in. */
export type Language = 'zh' | 'en'

const WRITTEN: readonly Language[] = ['zh', 'en']

/** The language our words are written in that is nearest to a browser's own (`zh-Hans-CN`, `de`). */
export function nearestLanguage(tag: string): Language {
  return languageOf(tag) === 'zh' ? 'zh' : 'en'
}

/**
 * The languages a screen of this hall can be used in, the hall's first one first: what boards show, as far as it is
 * written. While no hall is known, all there are.
 */
export function languagesOf(hall: Pick<HallConfig, 'board'> | null | undefined): readonly Language[] {
  return hall ? usable(hall.board.languages) : WRITTEN
}

/** Those of these languages that are written; of none, all there are: a screen has to speak some. */
export function usable(languages: readonly string[]): readonly Language[] {
  const ours = languages.map(languageOf).filter((name): name is Language => WRITTEN.includes(name as Language))
  return ours.length > 0 ? [...new Set(ours)] : WRITTEN
}

/** What somebody chose where the hall speaks it, else the hall's own first. */
export function spoken(chosen: Language | null, languages: readonly Language[]): Language {
  return chosen !== null && languages.includes(chosen) ? chosen : (languages[0] ?? 'zh')
}

/** The language that stands beside this one, and that a button switches to; null in a hall of one language. */
export function besideOf(language: Language, languages: readonly Language[]): Language | null {
  return languages.find((other) => other !== language) ?? null
}
