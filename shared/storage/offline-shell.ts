import type { Log } from '#shared/log/log.ts'
import { SERVICE_WORKER } from '#shared/protocol/shell.ts'

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
  const every = (ms: number, deed: () => void): void => {
    const timer = setInterval(deed, ms)
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  }
  const whenIdle = (deed: () => void): void => every(LOOK_MS, () => isIdle() && deed())
  reloadWithNewer(whenIdle, signal)
  try {
    const registration = await navigator.serviceWorker.register(SERVICE_WORKER)
    // A version that meets no other is the first. Most pages never meet a newer one: they do without its script.
    const meet = (): void => {
      const { active, installing, waiting } = registration
      if (active && waiting) {
        met.abort()
        import('./newer-version.ts')
          .then((newer) => newer.letNewerIn(whenIdle))
          .catch(() => log.add('storage', 'no-update'))
      } else if (active) installing?.addEventListener('statechange', meet, { signal: met.signal })
    }
    const met = new AbortController()
    signal.addEventListener('abort', () => met.abort(), { once: true })
    registration.addEventListener('updatefound', meet, { signal: met.signal })
    meet()
    every(ASK_MS, () => void registration.update().catch(() => log.add('storage', 'no-update')))
  } catch {
    log.add('storage', 'no-shell')
  }
}

/** Whichever page let the newer version in: each reloads in an idle moment of its own. The first version reloads nothing. */
function reloadWithNewer(whenIdle: (deed: () => void) => void, signal: AbortSignal): void {
  const { serviceWorker } = navigator
  let isNewer = serviceWorker.controller !== null
  const change = (): void => {
    if (isNewer) whenIdle(() => location.reload())
    isNewer = true
  }
  serviceWorker.addEventListener('controllerchange', change, { signal })
}
