import type { Freshness, HallView } from './hall-view.ts'
import type { Store } from './store.ts'

/** One utterance, as the contract shows it to tests from outside. */
export interface Spoken {
  readonly callId: string
  readonly text: string
  readonly language: string
  readonly startedAt: string
  readonly endedAt: string | null
  readonly outcome: string | null
}

/** `window.hallcast` on every page of a demo, read-only. */
export interface HallcastWindow {
  readonly sequence: number
  readonly epoch: string | null
  readonly freshness: Freshness
  readonly spoken: readonly Spoken[]
  readonly errors: readonly string[]
}

declare global {
  interface Window {
    readonly hallcast?: HallcastWindow
  }
}

/** Shows tests from outside what this page knows, once it turns out that the hall is a demo. */
export function tellTests(
  view: Store<HallView>,
  spoken: readonly Spoken[],
  errors: readonly string[],
  signal: AbortSignal,
): void {
  const seen: HallcastWindow = {
    get sequence() {
      return view.get().state.sequence
    },
    get epoch() {
      return view.get().epoch
    },
    get freshness() {
      return view.get().freshness
    },
    get spoken() {
      return [...spoken]
    },
    get errors() {
      return [...errors]
    },
  }
  view.subscribe(({ demo }) => {
    if (demo && !window.hallcast) Object.defineProperty(window, 'hallcast', { value: Object.freeze(seen) })
  }, signal)
}
