import { defineWords } from '#shared/i18n/words.ts'

const zh = {
  calling: '请到本窗口',
  /** Old news sends nobody anywhere. */
  latest: '最近呼叫',
  serving: '正在办理',
  wait: '请稍候',
  welcome: '欢迎光临',
  paused: '暂停服务',
  closed: '未开放',
  elsewhere: '请到其他窗口办理',
  backAt: (time: string) => `${time} 恢复`,
  barrierFree: '无障碍',
  /** For ears: the newest call. */
  called: (ticket: string, counter: string) => `请 ${ticket} 号到${counter}`,
}

/** What a counter sign says, in the language asked for. */
export const signWords = defineWords({
  zh,
  en: {
    calling: 'Please come here',
    latest: 'Latest call',
    serving: 'Now serving',
    wait: 'Please wait',
    welcome: 'Welcome',
    paused: 'Paused',
    closed: 'Closed',
    elsewhere: 'Please use another counter',
    backAt: (time) => `back at ${time}`,
    barrierFree: 'Barrier-free',
    called: (ticket, counter) => `Ticket ${ticket}, please go to ${counter}`,
  },
})

export type SignWord = Exclude<keyof typeof zh, 'backAt' | 'called'>
