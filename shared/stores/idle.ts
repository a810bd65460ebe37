import type { Screen } from './open-screen.ts'

/** Nobody has touched the page for so long. */
const UNTOUCHED_MS = 60_000
/** The newest call has stood for so long: everybody it was for has seen it. */
const QUIET_MS = 20_000

/**
 * Tells whether nobody would notice if the page went white for a blink: no hand on it, no call that is new, and nobody in
 * the middle of something (`inUse`), however long ago they touched it. What was called just before nobody has told it:
 * a call counts as just made.
 * @param touchedAt when a hand was on the page last, as far as is known, by `performance.now()`. Opening a page is no touch.
 */
export function watchIdle({ queue, signal }: Screen, inUse: () => boolean, touchedAt = -Infinity): () => boolean {
  let calledAt = performance.now()
  const touch = (): void => void (touchedAt = performance.now())
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, touch, { capture: true, passive: true, signal })
  queue.onFresh(({ fact: { type } }) => {
    if (type === 'ticket.called' || type === 'ticket.recalled') calledAt = performance.now()
  }, signal)
  return () => {
    const now = performance.now()
    return now - touchedAt > UNTOUCHED_MS && now - calledAt > QUIET_MS && !inUse()
  }
}
