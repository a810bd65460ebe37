import { defineWords } from '#shared/i18n/words.ts'

/** What a pad asks a customer who was not satisfied. */
export const reasonsWords = defineWords({
  zh: {
    reasons: '哪方面让您不满意？（可多选）',
    comment: '想说的话（可不填）',
  },
  en: {
    reasons: 'What went wrong?',
    comment: 'Anything to add (optional)',
  },
})
