/** Words every screen needs. The base dictionary: other languages have exactly these. */
export const zh = {
  /** On the badge that says how old a picture is; `age` as `ageInWords` has it. */
  freshness: {
    live: '实时',
    recovering: '正在恢复连接',
    since: (age: string) => `，显示${age}前的内容`,
    stale: (age: string) => `连接中断，显示${age}前的内容`,
    offline: (age: string) => `已离线，显示${age}前的内容`,
    /** Offline without knowing since when. */
    never: '尚未连接到大厅',
  },
  age: {
    seconds: (count: number) => `${count}秒`,
    minutes: (count: number) => `${count}分钟`,
    hours: (count: number) => `${count}小时`,
    days: (count: number) => `${count}天`,
  },
}
