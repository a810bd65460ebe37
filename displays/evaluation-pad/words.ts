import type { Level, Reason } from '#shared/domain/evaluation/levels.ts'
import { defineWords } from '#shared/i18n/words.ts'

/** One word for each level. A dictionary's keys are names, so levels are spelt out. */
const LEVEL_WORDS = { 5: 'five', 4: 'four', 3: 'three', 2: 'two', 1: 'one' } as const satisfies Record<Level, string>

export const padWords = defineWords({
  zh: {
    language: '中文',
    elderOn: '大字版',
    elderOff: '标准版',
    title: '请您评价这次服务',
    change: '您可以重新选择',
    served: (who: string) => `本次为您服务 · ${who}`,
    number: (number: string) => `工号 ${number}`,
    ticket: '您的号票',
    promise: '您的评价仅用于改进服务，工作人员无法修改',
    levels: { five: '非常满意', four: '满意', three: '基本满意', two: '不满意', one: '非常不满意' },
    reasons: '哪方面让您不满意？（可多选）',
    reason: {
      attitude: '服务态度',
      efficiency: '办理速度',
      skill: '业务能力',
      environment: '大厅环境',
      process: '办事流程',
      other: '其他',
      unsaid: '不想说明',
    },
    comment: '想说的话（可不填）',
    submit: '提交',
    back: '重新选择',
    close: '关闭',
    thanks: '感谢您的评价',
    thanksLow: '感谢您的意见，我们会尽快改进',
    chosen: (level: string) => `您的评价：${level}`,
    mayChange: (seconds: number) => `${seconds} 秒内可以修改`,
    changeMind: '修改评价',
    elsewhere: '已收到您的手机评价，感谢您',
    notKept: '抱歉，这台评价器暂时无法保存您的评价',
    notKeptCure: '请用手机扫描号票上的二维码评价，或告诉大堂经理。您的意见很重要。',
    leavesIn: (seconds: number) => `${seconds} 秒后结束`,
    moreTime: '继续评价',
    welcome: '欢迎光临',
    serving: '正在为您服务',
    afterwards: '办理结束后，请您在这里评价',
    away: '窗口暂停服务',
    backAt: (time: string) => `预计 ${time} 恢复`,
    closed: '窗口未开放',
    stars: (count: number) => `${count} 星服务`,
    keeping: '正在保存',
    waiting: (count: number) => `${count} 条评价待上传`,
  },
  en: {
    language: 'English',
    elderOn: 'Large type',
    elderOff: 'Normal type',
    title: 'How was this service?',
    change: 'You may choose again',
    served: (who) => `You were served by ${who}`,
    number: (number) => `No. ${number}`,
    ticket: 'Your ticket',
    promise: 'Used only to improve our service. Staff cannot change it',
    levels: {
      five: 'Very satisfied',
      four: 'Satisfied',
      three: 'Fairly satisfied',
      two: 'Dissatisfied',
      one: 'Very dissatisfied',
    },
    reasons: 'What went wrong? Choose any.',
    reason: {
      attitude: 'Attitude',
      efficiency: 'Speed',
      skill: 'Knowledge',
      environment: 'The hall',
      process: 'The procedure',
      other: 'Something else',
      unsaid: 'Rather not say',
    },
    comment: 'Anything to add (optional)',
    submit: 'Send',
    back: 'Choose again',
    close: 'Close',
    thanks: 'Thank you for your rating',
    thanksLow: 'Thank you for telling us. We will look into it.',
    chosen: (level) => `Your rating: ${level}`,
    mayChange: (seconds) => `You may change it for ${seconds} s`,
    changeMind: 'Change my rating',
    elsewhere: 'We have your rating from your phone. Thank you.',
    notKept: 'Sorry, this pad cannot keep your rating now',
    notKeptCure:
      'Please rate with your phone: scan the code on your ticket, or tell the lobby manager. Your opinion matters.',
    leavesIn: (seconds) => `Ends in ${seconds} s`,
    moreTime: 'More time',
    welcome: 'Welcome',
    serving: 'At your service',
    afterwards: 'Please rate the service here when it is finished',
    away: 'This counter is paused',
    backAt: (time) => `Back at about ${time}`,
    closed: 'This counter is closed',
    stars: (count) => `${count} stars`,
    keeping: 'Saving',
    waiting: (count) => `${count} ratings to be sent`,
  },
})

export function levelWords(language: string, level: Level): string {
  return padWords(language).levels[LEVEL_WORDS[level]]
}

export function reasonWords(language: string, reason: Reason): string {
  return padWords(language).reason[reason]
}
