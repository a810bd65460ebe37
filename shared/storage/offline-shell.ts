import { Workbox } from 'workbox-window'
import type { Log } from '#shared/log/log.ts'

/** How often a screen that runs for months asks whether there is a newer version of itself. */
const ASK_MS = 30 * 60_000
/** How often a screen with a newer version at hand looks whether the moment is idle. */
const LOOK_MS = 5_000

export interface OfflineShellOptions {
  readonly log: Log
  /** Nobody would notice if this screen went white for a blink now. */
  readonly isIdle: () => boolean
  readonly signal: AbortSignal
}

/**
 * Makes this page open without its server from now on, and takes a newer version over when nobody is looking: a wall
 * reloads only in an idle moment. Where there is no service worker (an insecure address) the page goes on without.
 */
export async function keepOfflineShell({ log, isIdle, signal }: OfflineShellOptions): Promise<void> {
  if (!('serviceWorker' in navigator) || signal.aborted) return
  const workbox = new Workbox('/service-worker.js')
  let timer: ReturnType<typeof setInterval> | undefined
  const takeOver = (): void => {
    clearInterval(timer)
    timer = setInterval(() => isIdle() && workbox.messageSkipWaiting(), LOOK_MS)
  }
  workbox.addEventListener('waiting', takeOver)
  workbox.addEventListener('controlling', ({ isUpdate, isExternal }) => {
    // A sibling page may have let the new version in: this one still reloads in its own idle moment.
    if (!isUpdate && !isExternal) return
    clearInterval(timer)
    timer = setInterval(() => isIdle() && location.reload(), LOOK_MS)
  })
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  try {
    await workbox.register({ immediate: true })
  } catch {
    log.add('storage', 'no-shell')
    return
  }
  const asking = setInterval(() => void workbox.update().catch(() => log.add('storage', 'no-update')), ASK_MS)
  signal.addEventListener('abort', () => clearInterval(asking), { once: true })
}
