import { keepOfflineShell } from '#shared/storage/offline-shell.ts'
import type { Screen } from './open-screen.ts'

/** Nobody has touched the page for so long. */
const UNTOUCHED_MS = 60_000
/** The newest call has stood for so long: everybody it was for has seen it. */
const QUIET_MS = 20_000

/** Tells whether nobody would notice if the page went white for a blink: no hand on it, no call that is new. */
function watchIdle({ queue, signal }: Screen): () => boolean {
  // Opening a page is no touch; but what was called just before it was opened nobody has told it.
  let touchedAt = Number.NEGATIVE_INFINITY
  let calledAt = performance.now()
  const touch = (): void => void (touchedAt = performance.now())
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, touch, { capture: true, passive: true, signal })
  queue.onFresh(({ fact: { type } }) => {
    if (type === 'ticket.called' || type === 'ticket.recalled') calledAt = performance.now()
  }, signal)
  return () => performance.now() - touchedAt > UNTOUCHED_MS && performance.now() - calledAt > QUIET_MS
}

/**
 * Makes this screen open without its server from now on, and newer when nobody is looking. `inUse`: somebody is in the
 * middle of something here, however long ago they touched it.
 * @returns tells whether nobody would notice if it began anew now
 */
export function keepShell(screen: Screen, inUse: () => boolean = () => false): () => boolean {
  const { log, signal } = screen
  const isQuiet = watchIdle(screen)
  const isIdle = (): boolean => !inUse() && isQuiet()
  keepOfflineShell({ log, isIdle, signal }).catch(() => log.add('storage', 'no-shell'))
  return isIdle
}
