import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Bus } from './bus.ts'

type Listener = (sequence: number) => void

/** Hints inside one process: enough for a hall that one server runs. Delivered at once, before `publish` returns. */
export class LocalBus implements Bus {
  readonly #listeners = new Map<HallId, Set<Listener>>()

  publish(hall: HallId, sequence: number): void {
    for (const listener of this.#listeners.get(hall) ?? []) listener(sequence)
  }

  subscribe(hall: HallId, listener: Listener, signal: AbortSignal): void {
    if (signal.aborted) return
    const listeners = this.#listeners.get(hall) ?? new Set()
    this.#listeners.set(hall, listeners)
    // Its own function, so that one listener given twice is two subscriptions, each ended by its own signal.
    const subscription: Listener = (sequence) => listener(sequence)
    listeners.add(subscription)
    signal.addEventListener('abort', () => listeners.delete(subscription), { once: true })
  }
}
