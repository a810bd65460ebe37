import type { HallView } from './hall-view.ts'
import type { Store } from './store.ts'

/**
 * Has the hall told the time since its line last broke? Until then somebody may have set its clock, and this page does not
 * know. It tells with each heartbeat, which is also what brings new waits. Looked at by pages that speak alone.
 */
export function timeKnown(view: Pick<Store<HallView>, 'get' | 'subscribe'>, signal: AbortSignal): () => boolean {
  let isKnown = false
  let { waits: before } = view.get()
  view.subscribe(({ freshness, waits }) => {
    isKnown = freshness === 'live' && (isKnown || waits !== before)
    before = waits
  }, signal)
  return () => isKnown
}
