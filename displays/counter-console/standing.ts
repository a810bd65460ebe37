import type { Session } from '#shared/protocol/api.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import type { ReadableStore } from '#shared/ui/store-controller.ts'

/** Nobody has signed in here; or this browser is no console of that counter. */
export type Hindrance = 'signed-out' | 'not-paired'

/**
 * Why whoever sits here may not work at the counter: a clerk works at its console, which a manager has let in; whoever
 * runs the hall may everywhere.
 */
export function hindranceOf({ kind, person, screens }: Session, counter: string | null): Hindrance | null {
  if (kind === 'demo' || (person && person.role !== 'clerk')) return null
  const isHere = screens.some((one) => one.kind === 'counter-console' && (counter === null || one.counter === counter))
  if (!isHere) return 'not-paired'
  return person ? null : 'signed-out'
}

/** Runs each time the hall is heard again. */
export function onceLive(view: ReadableStore<HallView>, run: () => void, signal: AbortSignal): void {
  let isLive = false
  view.subscribe(({ freshness }) => {
    if (!isLive && freshness === 'live') run()
    isLive = freshness === 'live'
  }, signal)
}
