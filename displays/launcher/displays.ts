import type { Words } from '#shared/domain/queue/config.ts'

/** Whom a display is for; the launcher's chapters, in this order. */
export type Audience = 'customers' | 'walls' | 'clerks'

/** One kind of display as the launcher offers it. To add one: a line here. */
export interface Display {
  readonly path: string
  readonly name: Words
  /** What it is for, in one line. */
  readonly purpose: Words
  readonly audience: Audience
  /** One for each counter (`?counter=`), one for each waiting zone besides the whole hall (`?zone=`), or one. */
  readonly each: 'counter' | 'zone' | 'hall'
  /** What a newcomer does there, when it is one of the three to try, in the order of trying. */
  readonly tryIt?: { readonly step: number; readonly what: Words; readonly picture: 'kiosk' | 'console' | 'board' }
}

export const DISPLAYS: readonly Display[] = [
  {
    path: '/ticket-kiosk/',
    audience: 'customers',
    each: 'hall',
    name: { zh: '取号机', en: 'Ticket kiosk' },
    purpose: {
      zh: '选业务、取号，扫码在手机上跟进',
      en: 'Choose a service, take a ticket',
    },
    tryIt: { step: 1, what: { zh: '先取一张号', en: 'Take a ticket' }, picture: 'kiosk' },
  },
  {
    path: '/evaluation-pad/',
    audience: 'customers',
    each: 'counter',
    name: { zh: '评价器', en: 'Evaluation pad' },
    purpose: { zh: '柜台平板：每次办理结束后请客户评价', en: 'On the counter: asks after each service' },
  },
  {
    path: '/call-board/',
    audience: 'walls',
    each: 'zone',
    name: { zh: '综合屏', en: 'Call board' },
    purpose: {
      zh: '最新叫号、各窗口、等候人数与时间',
      en: 'Newest call, counters, who waits and how long',
    },
    tryIt: { step: 3, what: { zh: '看它出现在墙上', en: 'See it on the wall' }, picture: 'board' },
  },
  {
    path: '/counter-sign/',
    audience: 'walls',
    each: 'counter',
    name: { zh: '窗口屏', en: 'Counter sign' },
    purpose: { zh: '窗口上方：正在为谁服务', en: 'Above a counter: whose turn it is there' },
  },
  {
    path: '/voice/',
    audience: 'walls',
    each: 'hall',
    name: { zh: '语音叫号', en: 'Voice' },
    purpose: {
      zh: '接功放的电脑：只播报，并显示声音是否正常',
      en: 'For the PC at the amplifier: speaks, and shows whether it is heard',
    },
  },
  {
    path: '/counter-console/',
    audience: 'clerks',
    each: 'counter',
    name: { zh: '窗口操作台', en: 'Counter console' },
    purpose: { zh: '顺呼、重呼、过号、转移、暂停', en: 'Next, recall, no-show, transfer, pause' },
    tryIt: { step: 2, what: { zh: '再把它叫到窗口', en: 'Call it to a counter' }, picture: 'console' },
  },
  {
    path: '/hall-manager/',
    audience: 'clerks',
    each: 'hall',
    name: { zh: '大堂经理', en: 'Lobby manager' },
    purpose: { zh: '全厅实况、差评提醒与跟进、设备', en: 'The hall now, low ratings, devices' },
  },
  {
    path: '/sign-in/',
    audience: 'clerks',
    each: 'hall',
    name: { zh: '登录', en: 'Sign-in' },
    purpose: { zh: '用户名和密码，或一次性验证码', en: 'User name and password, or a one-time code' },
  },
  {
    path: '/voice-studio/',
    audience: 'clerks',
    each: 'hall',
    name: { zh: '语音录制', en: 'Voice studio' },
    purpose: {
      zh: '用本厅自己的声音叫号：照稿录音，二十分钟',
      en: 'Calls in your own voice: read a script, twenty minutes',
    },
  },
]
