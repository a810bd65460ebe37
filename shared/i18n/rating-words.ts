import type { Level, Reason } from '#shared/domain/evaluation/levels.ts'
import { defineWords } from './words.ts'

/** One word for each level. A dictionary's keys are names, so levels are spelt out. */
const LEVEL_NAMES = { 5: 'five', 4: 'four', 3: 'three', 2: 'two', 1: 'one' } as const satisfies Record<Level, string>

const words = defineWords({
  zh: {
    levels: { five: '非常满意', four: '满意', three: '基本满意', two: '不满意', one: '非常不满意' },
    reason: {
      attitude: '服务态度',
      efficiency: '办理速度',
      skill: '业务能力',
      environment: '大厅环境',
      process: '办事流程',
      other: '其他',
      unsaid: '不想说明',
    },
  },
  en: {
    levels: {
      five: 'Very satisfied',
      four: 'Satisfied',
      three: 'Fairly satisfied',
      two: 'Dissatisfied',
      one: 'Very dissatisfied',
    },
    reason: {
      attitude: 'Attitude',
      efficiency: 'Speed',
      skill: 'Knowledge',
      environment: 'The hall',
      process: 'The procedure',
      other: 'Other',
      unsaid: 'Rather not say',
    },
  },
})

/** One of the five levels of 好差评, as it stands beside its face and its number. */
export function levelWords(language: string, level: Level): string {
  return words(language).levels[LEVEL_NAMES[level]]
}

/** What lay behind a low rating; a reason of a newer list reads as something else. */
export function reasonWords(language: string, reason: Reason): string {
  const { reason: known } = words(language)
  return known[reason] ?? known.other
}
