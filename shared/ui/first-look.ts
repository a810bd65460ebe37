import type { HallView } from '#shared/stores/hall-view.ts'
import { afterPaint } from './after-paint.ts'
import type { ReadableStore } from './store-controller.ts'

/** A hall that does not answer keeps nothing waiting for longer, ms. */
const LATEST_MS = 2_000

/**
 * Resolves once the page has painted its hall. What comes after the first look (the typeface, the copies for a start
 * without the server) waits for this, so that it takes neither line nor connections from the calls.
 */
export function firstLook(view: ReadableStore<HallView>): Promise<void> {
  return new Promise((resolve) => {
    const found = new AbortController()
    const end = (): void => {
      clearTimeout(timer)
      found.abort()
      void afterPaint().then(resolve)
    }
    const timer = setTimeout(end, LATEST_MS)
    const look = ({ state, trouble }: HallView): void => {
      if (state.hall || trouble) end()
    }
    view.subscribe(look, found.signal)
    look(view.get())
  })
}
