import { defineWords } from './words.ts'

/** What a screen says of its own sound. */
export const soundWords = defineWords({
  zh: { blocked: '声音被浏览器拦住，请轻触屏幕' },
  en: { blocked: 'Sound is blocked: touch the screen' },
})
