/** Words every screen needs. The base dictionary: other languages have exactly these. */
export const zh = {
  /** On the badge that says how old a picture is; `age` as `ageInWords` has it. */
  freshness: {
    live: '实时',
    recovering: '正在恢复连接',
    stale: (age: string) => `连接中断，显示${age}前的内容`,
    offline: (age: string) => `已离线，显示${age}前的内容`,
    /** Offline without knowing since when. */
    never: '尚未连接到大厅',
  },
  trouble: {
    'unknown-hall': '找不到这个营业厅，请检查页面地址',
    'no-right': '此屏幕尚未获得授权',
  },
  counter: { closed: '未开放', idle: '空闲', calling: '呼叫中', serving: '办理中', paused: '暂停服务' },
  ticket: {
    booked: '已预约',
    waiting: '等候中',
    called: '请到窗口',
    serving: '办理中',
    held: '已挂起',
    missed: '已过号',
    done: '已办结',
    cancelled: '已弃号',
    expired: '已失效',
  },
  class: { normal: '普通', elderly: '老人', disabled: '无障碍', vip: '贵宾', appointment: '预约' },
  wait: {
    under: (minutes: number) => `少于${minutes}分钟`,
    about: (minutes: number) => `约${minutes}分钟`,
    range: (from: number, to: number) => `约${from}–${to}分钟`,
  },
  age: {
    seconds: (count: number) => `${count}秒`,
    minutes: (count: number) => `${count}分钟`,
    hours: (count: number) => `${count}小时`,
    days: (count: number) => `${count}天`,
  },
}
