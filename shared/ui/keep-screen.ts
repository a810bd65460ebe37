import { keepShell } from '#shared/stores/keep-shell.ts'
import type { Screen } from '#shared/stores/open-screen.ts'

/**
 * Keeps this screen open without its server, newer when nobody is looking, and, in any hall but a demo, at its manager's
 * word. `inUse` as for `keepShell`.
 */
export function keepScreen(screen: Screen, inUse?: () => boolean): void {
  const isIdle = keepShell(screen, inUse)
  if (screen.queue.view.get().demo) return
  import('./device-page.ts').then(
    (page) => page.serveDevice(screen, isIdle),
    () => screen.log.add('screen', 'no-device'),
  )
}
