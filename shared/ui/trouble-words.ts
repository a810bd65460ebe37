import { freshnessInWords } from '#shared/i18n/common.ts'

/** One age of each unit that the badge counts in, ms. */
const AGES = [1_000, 60_000, 3_600_000, 259_200_000]

/** Brings the characters of old news, which a live screen may never have shown: all that a badge can say, and `more`. */
export async function bringTroubleWords(more: string): Promise<void> {
  const said = (['recovering', 'stale', 'offline'] as const).flatMap((freshness) =>
    [null, ...AGES].map((age) => freshnessInWords(freshness, age, 'zh')),
  )
  await document.fonts.load('1em "Noto Sans SC Variable"', said.join('') + more)
}
