import type { Store } from '#shared/stores/store.ts'
import type { HallcastWindow } from '#shared/stores/test-window.ts'
import { phoneFreshness, type PhoneState } from './follow.ts'

/**
 * `window.hallcast` as on every page: read-only, and it holds nothing the phone has not been told. A phone cannot know
 * whether its hall is a demo, so it is always there.
 */
export function tellTests(phone: Store<PhoneState>, now: () => number, signal: AbortSignal): void {
  const errors: string[] = []
  const caught = (bug: unknown): void =>
    void errors.push(bug instanceof Error ? `${bug.name}: ${bug.message}` : String(bug))
  addEventListener('error', (event) => caught(event.error ?? event.message), { signal })
  addEventListener('unhandledrejection', (event) => caught(event.reason), { signal })
  const seen: HallcastWindow = {
    get sequence() {
      return phone.get().ticket?.sequence ?? 0
    },
    get epoch() {
      return phone.get().ticket?.epoch ?? null
    },
    get freshness() {
      return phoneFreshness(phone.get(), now())
    },
    spoken: [],
    get errors() {
      return [...errors]
    },
  }
  Object.defineProperty(window, 'hallcast', { value: Object.freeze(seen) })
}
