import { defineWords } from '#shared/i18n/words.ts'

/** What the phone says when it asks how the service was. */
export const ratingWords = defineWords({
  zh: {
    title: '请您评价这次服务',
    promise: '您的评价仅用于改进服务，工作人员无法修改',
    reasons: '哪方面让您不满意？（可多选）',
    comment: '想说的话（可不填）',
    submit: '提交评价',
    sending: '正在提交',
    failed: '没有成功，请再试一次',
    thanks: '感谢您的评价',
    thanksLow: '感谢您的意见，我们会尽快改进',
    elsewhere: '这次服务已经评价过了，感谢您',
    over: '这次服务已不能评价，有意见请告诉大堂经理',
  },
  en: {
    title: 'How was this service?',
    promise: 'Used only to improve our service. Staff cannot change it',
    reasons: 'What was not good? Choose any',
    comment: 'Anything you wish to say (optional)',
    submit: 'Submit',
    sending: 'Submitting',
    failed: 'That did not work, please try again',
    thanks: 'Thank you for your rating',
    thanksLow: 'Thank you. We will do something about it',
    elsewhere: 'This service has been rated already. Thank you',
    over: 'This service can no longer be rated. Please tell the hall manager',
  },
})
