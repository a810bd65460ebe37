import { Workbox } from 'workbox-window'
import { SERVICE_WORKER } from '#shared/protocol/shell.ts'
import { watchIdle } from './idle.ts'
import type { Screen } from './open-screen.ts'

/** How often a screen with a newer version at hand looks whether the moment is idle. */
const LOOK_MS = 5_000

/**
 * Lets a newer version of the screens, once it waits, in for all pages of this browser; further ones likewise. Whichever
 * page let it in: each reloads in an idle moment of its own.
 */
export async function letNewerIn(screen: Screen, inUse: () => boolean): Promise<void> {
  const { signal } = screen
  // Somebody may have touched it while nobody looked.
  const isIdle = watchIdle(screen, inUse, performance.now())
  const whenIdle = (deed: () => void): void => {
    const timer = setInterval(() => isIdle() && deed(), LOOK_MS)
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  }
  const anew = (): void => whenIdle(() => location.reload())
  navigator.serviceWorker.addEventListener('controllerchange', anew, { signal })
  const workbox = new Workbox(SERVICE_WORKER)
  workbox.addEventListener('waiting', () => whenIdle(() => workbox.messageSkipWaiting()))
  await workbox.register({ immediate: true })
}
