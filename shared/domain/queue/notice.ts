import type { Notice, QueueState } from './state.ts'

type ClockNotice = Extract<Notice, { code: 'clock-jumped' }>

/** Is the hall in an emergency? Whatever a screen shows otherwise stands back then. */
export function isEmergency({ notices }: Pick<QueueState, 'notices'>): boolean {
  return notices.some(({ code }) => code === 'emergency')
}

/** The notice that the clock was set; undefined while nobody doubts it. */
export function clockNotice({ notices }: QueueState): ClockNotice | undefined {
  return notices.find((notice): notice is ClockNotice => notice.code === 'clock-jumped')
}
