import { SILENCE_MS } from '#shared/protocol/stream.ts'
import type { Freshness } from '#shared/protocol/thread.ts'
import { en } from './common/en.ts'
import { zh } from './common/zh.ts'
import { defineWords } from './words.ts'

/** Words every screen needs, in the language asked for. A third language: its file in `common/`, and its name here. */
export const common = defineWords({ zh, en })

/** A time gone by, in its largest whole unit: "3分钟". */
export function ageInWords(ms: number, lang: string): string {
  const { age } = common(lang)
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return age.seconds(Math.floor(ms / 1_000))
  if (minutes < 60) return age.minutes(minutes)
  return minutes < 2_880 ? age.hours(Math.floor(minutes / 60)) : age.days(Math.floor(minutes / 1_440))
}

/**
 * What the badge says of a picture that old; null age: the hall was never heard. A page that recovers from a blink says
 * no age; one that starts from what it stored yesterday does.
 */
export function freshnessInWords(freshness: Freshness, ageMs: number | null, lang: string): string {
  const words = common(lang).freshness
  if (freshness === 'live') return words.live
  if (freshness === 'recovering') {
    const shown = ageMs === null || ageMs < SILENCE_MS ? '' : words.since(ageInWords(ageMs, lang))
    return words.recovering + shown
  }
  return ageMs === null ? words.never : words[freshness](ageInWords(ageMs, lang))
}
