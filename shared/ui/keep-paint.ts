import { LAST_PAINT_ID, type PaintedPage } from '#shared/protocol/shell.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import { afterPaint } from './after-paint.ts'
import type { ReadableStore } from './store-controller.ts'

/** The first paint is put away as soon as what comes with it (who is next, the typeface) has come too. */
const FIRST_MS = 2_000
/** After that a paint is put away at most so often: it is for the next power cut, not for the next second. */
const EVERY_MS = 10_000

/** Elements whose code is still on its way: nothing stands in them. */
const LATE = ':not(:defined)'

/**
 * Takes over from the last paint that the service worker answered with, as soon as `root` has painted something itself;
 * and puts away, now and then and when the page goes, what `root` shows, so that the next start of this very address
 * begins with pixels instead of scripts. It is the page's own paint: there is no second renderer that could differ from it.
 */
export function keepPaint(root: Element, view: ReadableStore<HallView>, signal: AbortSignal): void {
  const { serviceWorker } = navigator
  let tookOver = false
  let due = false
  let kept = ''
  const save = (): void => {
    due = false
    const { outerHTML: html } = root
    if (signal.aborted || !serviceWorker?.controller || html === kept || root.querySelector(LATE)) return
    kept = html
    const { pathname: script } = new URL(import.meta.url)
    const theme = document.head.querySelector('link[data-theme]')?.getAttribute('href') ?? null
    const address = location.pathname + location.search
    serviceWorker.controller.postMessage({ type: 'PAINTED', address, script, html, theme } satisfies PaintedPage)
  }
  const follow = ({ state, trouble }: HallView): void => {
    if (!state.hall && !trouble) return
    // In an idle moment: to write a page down takes a slow machine longer than to paint a call.
    if (!due) setTimeout(() => void afterPaint().then(save), tookOver ? EVERY_MS : FIRST_MS)
    due = true
    if (!tookOver)
      void wholePaint(root).then(() => document.querySelectorAll(`.${LAST_PAINT_ID}`).forEach((past) => past.remove()))
    tookOver = true
  }
  follow(view.get())
  view.subscribe(follow, signal)
  addEventListener('visibilitychange', () => tookOver && document.hidden && save(), { signal })
  // The first worker of this device has taken over: only now is there somebody to answer with a paint.
  if (!serviceWorker?.controller)
    serviceWorker?.addEventListener('controllerchange', () => tookOver && save(), { once: true, signal })
}

/** Resolves when `root` is on the glass with all that stands in it. */
async function wholePaint(root: Element): Promise<void> {
  await afterPaint()
  const late = [...root.querySelectorAll(LATE)]
  await Promise.all(late.map(({ localName }) => customElements.whenDefined(localName)))
}
