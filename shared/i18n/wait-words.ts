import type { WaitRange } from '#shared/domain/queue/events.ts'

/** Waits are told in steps of this many minutes: finer would promise more than anybody knows. */
export const STEP_MIN = 5

/** Where a told range begins and ends, minutes, each rounded up to five; equal ends mean one figure. */
export function waitBounds({ p50Min, p80Min }: WaitRange): { readonly fromMin: number; readonly toMin: number } {
  const up = (minutes: number): number => Math.max(STEP_MIN, Math.ceil(minutes / STEP_MIN) * STEP_MIN)
  const fromMin = up(p50Min)
  return { fromMin, toMin: Math.max(fromMin, up(p80Min)) }
}

/** An estimated wait (预计等候) as people are told it: 约10–20分钟, about 10–20 min; never less than "under five minutes". */
export function waitWords(wait: WaitRange, language: string): string {
  const { fromMin, toMin } = waitBounds(wait)
  const chinese = language === 'zh'
  if (toMin === STEP_MIN) return chinese ? `少于${STEP_MIN}分钟` : `under ${STEP_MIN} min`
  const range = fromMin === toMin ? `${toMin}` : `${fromMin}–${toMin}`
  return chinese ? `约${range}分钟` : `about ${range} min`
}
