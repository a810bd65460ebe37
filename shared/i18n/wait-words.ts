import type { WaitRange } from '#shared/domain/queue/events.ts'
import { defineWords } from './words.ts'

/** Waits are told in steps of this many minutes: finer would promise more than anybody knows. */
const STEP_MIN = 5

const words = defineWords({
  zh: {
    under: (minutes: number) => `少于${minutes}分钟`,
    about: (minutes: number) => `约${minutes}分钟`,
    range: (from: number, to: number) => `约${from}–${to}分钟`,
  },
  en: {
    under: (minutes) => `under ${minutes} min`,
    about: (minutes) => `about ${minutes} min`,
    range: (from, to) => `about ${from}–${to} min`,
  },
})

/**
 * An estimated wait (预计等候) as people are told it: 约10–20分钟, about 10–20 min. Both ends are rounded up to five, equal
 * ends are one figure, and nobody is promised less than "under five minutes".
 */
export function waitInWords({ p50Min, p80Min }: WaitRange, lang: string): string {
  const told = words(lang)
  const up = (minutes: number): number => Math.max(STEP_MIN, Math.ceil(minutes / STEP_MIN) * STEP_MIN)
  const fromMin = up(p50Min)
  const toMin = Math.max(fromMin, up(p80Min))
  if (toMin === STEP_MIN) return told.under(STEP_MIN)
  return fromMin === toMin ? told.about(toMin) : told.range(fromMin, toMin)
}
