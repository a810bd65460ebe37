import { LAST_PAINT_ID } from '#shared/protocol/shell.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import { afterPaint } from './after-paint.ts'
import { putAway } from './last-paint.ts'
import type { ReadableStore } from './store-controller.ts'

/** The first paint is put away as soon as what comes with it (who is next, the typeface) has come too. */
const FIRST_MS = 2_000
/** After that a paint is put away at most so often: it is for the next power cut, not for the next second. */
const EVERY_MS = 10_000

/**
 * Takes over from the last paint that the service worker answered with, as soon as `root` has painted something itself;
 * and puts away, now and then and when the page goes, what `root` shows, so that the next start of this very address
 * begins with pixels instead of scripts. It is the page's own paint: there is no second renderer that could differ from it.
 */
export function keepPaint(root: Element, view: ReadableStore<HallView>, signal: AbortSignal): void {
  let tookOver = false
  let due = false
  const save = async (): Promise<void> => {
    due = false
    if (signal.aborted || !navigator.serviceWorker?.controller) return
    await putAway(root, import.meta.url)
  }
  // A paint that could not be put away costs nothing: the page starts from its stored state instead.
  const trySave = (): void => void save().catch(() => {})
  const follow = ({ state, trouble }: HallView): void => {
    if (!state.hall && !trouble) return
    if (!due) setTimeout(trySave, tookOver ? EVERY_MS : FIRST_MS)
    due = true
    if (!tookOver) void afterPaint().then(() => document.getElementById(LAST_PAINT_ID)?.remove())
    tookOver = true
  }
  follow(view.get())
  view.subscribe(follow, signal)
  addEventListener('visibilitychange', () => tookOver && document.hidden && trySave(), { signal })
  // The first worker of this device has taken over: only now is there somebody to answer with a paint.
  const { serviceWorker } = navigator
  if (!serviceWorker?.controller)
    serviceWorker?.addEventListener('controllerchange', () => tookOver && trySave(), { once: true, signal })
}
