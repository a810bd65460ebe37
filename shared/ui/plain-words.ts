/** Why a page has nothing of its own to show. */
export type PlainReason =
  | 'unknown-hall'
  | 'unknown-counter'
  | 'no-counter'
  | 'unknown-zone'
  | 'no-right'
  | 'not-paired'
  | 'signed-out'
  | 'connecting'
  | 'emergency'

/** What is said for every reason but that of a screen at the door, which has a code to show. */
export type PlainWords = Readonly<
  Record<Exclude<PlainReason, 'not-paired'>, { title: { zh: string; en: string }; cure: { zh: string; en: string } }>
>

/** What a page says for each reason. */
export const PLAIN_WORDS: PlainWords = {
  'unknown-hall': {
    title: { zh: '没有找到这个营业厅', en: 'This hall is not known here' },
    cure: { zh: '请检查网址中的 hall= 后面的名称。', en: 'Please check the name after hall= in the address.' },
  },
  'unknown-counter': {
    title: { zh: '没有找到这个窗口', en: 'This hall has no such counter' },
    cure: {
      zh: '请检查网址中 counter= 后面的窗口编号。',
      en: 'Please check the counter after counter= in the address.',
    },
  },
  'no-counter': {
    title: { zh: '网址没有指明窗口', en: 'The address names no counter' },
    cure: { zh: '请在网址后面加上 ?counter= 和窗口编号。', en: 'Please add ?counter= and the counter to the address.' },
  },
  'unknown-zone': {
    title: { zh: '没有找到这个等候区', en: 'This hall has no such waiting zone' },
    cure: { zh: '请检查网址中的 zone= 后面的名称。', en: 'Please check the name after zone= in the address.' },
  },
  'no-right': {
    title: { zh: '此屏幕尚未获得授权', en: 'This screen may not see the hall yet' },
    cure: { zh: '请联系大堂经理。', en: 'Please ask the lobby manager.' },
  },
  'signed-out': {
    title: { zh: '请先登录', en: 'Please sign in' },
    cure: { zh: '登录后即可在此窗口办理业务。', en: 'Then you can work at this counter.' },
  },
  connecting: {
    title: { zh: '正在连接营业厅', en: 'Connecting to the hall' },
    cure: { zh: '请稍候，屏幕会自动恢复。', en: 'One moment: the screen will come up by itself.' },
  },
  emergency: {
    title: { zh: '紧急情况', en: 'Emergency' },
    cure: { zh: '请保持冷静，听从工作人员指引', en: 'Please stay calm and follow the staff' },
  },
}
