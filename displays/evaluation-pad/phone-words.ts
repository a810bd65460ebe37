import { defineWords } from '#shared/i18n/words.ts'

/** Beside the code that a phone reads from a pad that cannot keep an answer. */
export const phoneWords = defineWords({
  zh: {
    label: '手机评价二维码',
    scan: '请用手机扫码，评价这次服务；也可以告诉大堂经理。您的意见很重要。',
  },
  en: {
    label: 'QR code: rate this service on your phone',
    scan: 'Scan this code to rate this service on your phone, or tell the lobby manager. Your opinion matters.',
  },
})
