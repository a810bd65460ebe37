import type { Words } from '#shared/domain/queue/config.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'

/** Pages worth opening first, in the order somebody new to the hall would. */
const PAGES: readonly { readonly path: string; readonly name: Words }[] = [
  { path: '/', name: { zh: '所有屏幕', en: 'All displays' } },
  { path: '/call-board/', name: { zh: '综合屏', en: 'Call board' } },
  { path: '/ticket-kiosk/', name: { zh: '取号机', en: 'Ticket kiosk' } },
  { path: '/counter-console/', name: { zh: '窗口操作台', en: 'Counter console' } },
  { path: '/counter-sign/', name: { zh: '窗口屏', en: 'Counter sign' } },
]

/** Where a browser finds the server, seen from this machine. */
export function originOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}${port === 80 ? '' : `:${port}`}`
}

/** Whoever opens a page of a real hall should not look for the fault in the page. */
const NO_RIGHTS_YET = `  人员与设备尚无权限，页面会显示“尚未获得授权”。
  People and devices have no rights yet: the pages will say that they may not see the hall.\n\n`

/** What stands on the terminal once the hall is open. */
export function welcome({ hall, demo, counters }: HallSnapshot, origin: string): string {
  const first = counters[0]?.id ?? '1'
  const lines = PAGES.map(({ path, name }) => {
    const counter = path.startsWith('/counter') ? `&counter=${encodeURIComponent(first)}` : ''
    return `  ${name.zh} ${name.en.padEnd(24 - 2 * name.zh.length)} ${origin}${path}?hall=${hall.id}${counter}`
  })
  const kind = demo ? ' · 演示 demo' : ''
  return `\n${hall.name.zh} ${hall.name.en}${kind}\n\n${lines.join('\n')}\n\n${demo ? '' : NO_RIGHTS_YET}`
}
