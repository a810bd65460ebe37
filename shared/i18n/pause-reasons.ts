import type { Words } from '#shared/domain/queue/config.ts'

/** Why a counter pauses, as clerks pick it. The Chinese text is what the log keeps and screens show; a clerk may write another. */
export const PAUSE_REASONS = [
  { zh: '临时离开', en: 'Away for a moment' },
  { zh: '就餐', en: 'Meal' },
  { zh: '交接班', en: 'Shift change' },
  { zh: '培训会议', en: 'Training' },
  { zh: '设备故障', en: 'Equipment fault' },
] as const satisfies readonly Words[]

/** A reason in both languages where it is a known one; one a clerk wrote stands as it was written. */
export function reasonWords(reason: string): Partial<Words> & { readonly zh: string } {
  return PAUSE_REASONS.find(({ zh }) => zh === reason) ?? { zh: reason }
}
