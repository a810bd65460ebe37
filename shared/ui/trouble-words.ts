import { freshnessInWords } from '#shared/i18n/common.ts'

/** One age of each unit that the badge counts in, ms. */
const AGES = [1_000, 60_000, 3_600_000, 259_200_000]

/**
 * Brings the characters of what a live screen may never have shown: all that a badge of old news can say, and `said`:
 * texts, dictionaries, sentences with places to fill.
 */
export async function bringTroubleWords(said: unknown): Promise<void> {
  const badge = (['recovering', 'stale', 'offline'] as const).flatMap((freshness) =>
    [null, ...AGES].map((age) => freshnessInWords(freshness, age, 'zh')),
  )
  // What a sentence says between its places stands in its source.
  const text = JSON.stringify([badge, said], (_, word: unknown) => (typeof word === 'function' ? String(word) : word))
  await document.fonts.load('1em "Noto Sans SC Variable"', text)
}
