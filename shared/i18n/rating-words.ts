import type { Level } from '#shared/domain/evaluation/levels.ts'
import { defineWords } from './words.ts'

/** One word for each level. A dictionary's keys are names, so levels are spelt out. */
const LEVEL_NAMES = { 5: 'five', 4: 'four', 3: 'three', 2: 'two', 1: 'one' } as const satisfies Record<Level, string>

const words = defineWords({
  zh: {
    levels: { five: '非常满意', four: '满意', three: '基本满意', two: '不满意', one: '非常不满意' },
  },
  en: {
    levels: {
      five: 'Very satisfied',
      four: 'Satisfied',
      three: 'Fairly satisfied',
      two: 'Dissatisfied',
      one: 'Very dissatisfied',
    },
  },
})

/** One of the five levels of 好差评, as it stands beside its face and its number. */
export function levelWords(language: string, level: Level): string {
  return words(language).levels[LEVEL_NAMES[level]]
}
