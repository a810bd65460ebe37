import { LAST_PAINT_ID } from '#shared/protocol/shell.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import { afterPaint } from './after-paint.ts'
import type { ReadableStore } from './store-controller.ts'

/** A paint is put away at most so often: it is for the next power cut, not for the next second. */
const EVERY_MS = 10_000

/**
 * Takes over from the last paint that the service worker put into this page, as soon as `root` has painted something
 * itself; and puts away, now and then, what `root` shows, so that the next start of this very address begins with pixels
 * instead of scripts. It is the page's own paint: there is no second renderer that could differ from it.
 */
export function keepPaint(root: Element, view: ReadableStore<HallView>, signal: AbortSignal): void {
  let tookOver = false
  let due = false
  const save = async (): Promise<void> => {
    due = false
    if (signal.aborted || !navigator.serviceWorker?.controller) return
    const { putAway } = await import('./last-paint.ts')
    await putAway(root)
  }
  const follow = ({ state, trouble }: HallView): void => {
    if (!state.hall && !trouble) return
    if (!tookOver) void afterPaint().then(() => document.getElementById(LAST_PAINT_ID)?.remove())
    tookOver = true
    if (due) return
    due = true
    // A paint that could not be put away costs nothing: the page starts from its stored state instead.
    setTimeout(() => void save().catch(() => {}), EVERY_MS)
  }
  follow(view.get())
  view.subscribe(follow, signal)
}
