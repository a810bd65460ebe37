import { SERVICE_WORKER } from '#shared/protocol/shell.ts'
import type { Screen } from './open-screen.ts'

/** How often a screen that runs for months asks whether there is a newer version of itself. */
const ASK_MS = 30 * 60_000

/**
 * Makes this screen open without its server from now on, and newer when nobody is looking: a wall reloads only in an idle
 * moment. `inUse`: somebody is in the middle of something here. Where there is no service worker (an insecure address) the
 * page goes on without. Never throws.
 */
export async function keepShell(screen: Screen, inUse: () => boolean = () => false): Promise<void> {
  const { log, signal } = screen
  const noUpdate = (): void => log.add('storage', 'no-update')
  try {
    const registration = await navigator.serviceWorker.register(SERVICE_WORKER)
    let met = false
    // A version that meets no other is the first. Most pages never meet a newer one: they do without its script.
    const meet = (): void => {
      const { active, installing, waiting } = registration
      if (!active || met) return
      installing?.addEventListener('statechange', meet, { signal })
      if (!waiting) return
      met = true
      import('./newer-version.ts').then((newer) => newer.letNewerIn(screen, inUse)).catch(noUpdate)
    }
    registration.addEventListener('updatefound', meet, { signal })
    meet()
    const timer = setInterval(() => void registration.update().catch(noUpdate), ASK_MS)
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  } catch {
    log.add('storage', 'no-shell')
  }
}
