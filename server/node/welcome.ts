import type { Words } from '#shared/domain/queue/config.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'

/** Pages worth opening first, in the order somebody new to the hall would. */
const PAGES: readonly { readonly path: string; readonly name: Words; readonly counter?: true }[] = [
  { path: '/', name: { zh: '所有屏幕', en: 'All displays' } },
  { path: '/call-board/', name: { zh: '综合屏', en: 'Call board' } },
  { path: '/ticket-kiosk/', name: { zh: '取号机', en: 'Ticket kiosk' } },
  { path: '/counter-console/', name: { zh: '窗口操作台', en: 'Counter console' }, counter: true },
  { path: '/counter-sign/', name: { zh: '窗口屏', en: 'Counter sign' }, counter: true },
  { path: '/evaluation-pad/', name: { zh: '评价器', en: 'Evaluation pad' }, counter: true },
  { path: '/hall-manager/', name: { zh: '大堂经理', en: 'Lobby manager' } },
]

/** Where a browser finds the server, seen from this machine. */
export function originOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}${port === 80 ? '' : `:${port}`}`
}

/** A real hall shows nothing to strangers: where one signs in, and how the first admin comes in. */
function theWayIn(origin: string, code: string | null): string {
  if (code === null) return `  登录 Sign in ${origin}/sign-in/\n\n`
  return `  首次使用：打开下面的一次性网址，为管理员（admin）设置密码。
  First start: open this one-time address to set the password of the admin (user name: admin).

  ${origin}/sign-in/?setup=${code}\n\n`
}

/** What stands on the terminal once the hall is open; `code` sets the first admin's password, if nobody has yet. */
export function welcome({ hall, demo, counters }: HallSnapshot, origin: string, code: string | null): string {
  const first = counters[0]?.id ?? '1'
  const lines = PAGES.map(({ path, name, counter: atCounter }) => {
    const counter = atCounter ? `&counter=${encodeURIComponent(first)}` : ''
    return `  ${name.zh} ${name.en.padEnd(24 - 2 * name.zh.length)} ${origin}${path}?hall=${hall.id}${counter}`
  })
  const kind = demo ? ' · 演示 demo' : ''
  return `\n${hall.name.zh} ${hall.name.en}${kind}\n\n${lines.join('\n')}\n\n${demo ? '' : theWayIn(origin, code)}`
}
