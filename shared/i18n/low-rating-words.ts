import type { Reason } from '#shared/domain/evaluation/levels.ts'
import { defineWords } from './words.ts'

const words = defineWords({
  zh: {
    attitude: '服务态度',
    efficiency: '办理速度',
    skill: '业务能力',
    environment: '大厅环境',
    process: '办事流程',
    other: '其他',
    unsaid: '不想说明',
  },
  en: {
    attitude: 'Attitude',
    efficiency: 'Speed',
    skill: 'Knowledge',
    environment: 'The hall',
    process: 'The procedure',
    other: 'Other',
    unsaid: 'Rather not say',
  },
})

/** What lay behind a low rating; a reason of a newer list reads as something else. */
export function reasonWords(language: string, reason: Reason): string {
  const known = words(language)
  return known[reason] ?? known.other
}
