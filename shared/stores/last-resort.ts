import type { Log } from '#shared/log/log.ts'
import type { SettingsStorage } from '#shared/storage/device-settings.ts'
import { type Clock, deviceClock } from '#shared/sync/clock.ts'

/** First wait before a page with a bug reloads; doubled for each reload that did not help, up to an hour. */
const RELOAD_MS = 10_000
const RELOAD_MAX_MS = 3_600_000
/** A page that ran so long without a bug has been cured. */
const CURED_MS = 300_000
/** Messages kept for tests from outside. */
const KEPT = 50

/** Reports of browsers that are no bugs of ours: a resize observed one frame later, a fetch that was called off. */
const HARMLESS = /ResizeObserver|AbortError/

export interface LastResortOptions {
  readonly log: Log
  readonly settings: SettingsStorage
  readonly signal: AbortSignal
  readonly clock?: Clock
  readonly reload?: () => void
}

/**
 * Catches what nobody caught: logs it, leaves the last paint standing, and reloads the page later, but only while the
 * server answers, because a browser's own error page on a wall is worse than an old picture.
 * @returns the messages, newest last
 */
export function keepLastPaint(options: LastResortOptions): readonly string[] {
  const { log, settings, signal, clock = deviceClock, reload = () => location.reload() } = options
  const errors: string[] = []
  let planned = false
  const reloads = settings.get('reloads') ?? 0
  clock.after(CURED_MS, () => planned || settings.set('reloads', 0))
  const tryReload = (): void => {
    if (signal.aborted) return
    fetch(location.href, { cache: 'no-store' }).then(
      ({ ok }) => {
        if (!ok) return clock.after(RELOAD_MS, tryReload)
        settings.set('reloads', reloads + 1)
        settings.set('lastLog', log.entries().slice(-50))
        return reload()
      },
      () => clock.after(RELOAD_MS, tryReload),
    )
  }
  const caught = (bug: unknown): void => {
    const message = bug instanceof Error ? `${bug.name}: ${bug.message}` : String(bug)
    if (HARMLESS.test(message)) return
    if (errors.push(message) > KEPT) errors.shift()
    log.add('screen', 'bug', { reloads })
    if (planned) return
    planned = true
    clock.after(Math.min(RELOAD_MAX_MS, RELOAD_MS * 2 ** reloads), tryReload)
  }
  addEventListener('error', (event) => caught(event.error ?? event.message), { signal })
  addEventListener('unhandledrejection', (event) => caught(event.reason), { signal })
  return errors
}
