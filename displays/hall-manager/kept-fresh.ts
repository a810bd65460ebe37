import { Store } from '#shared/stores/store.ts'
import type { Clock } from '#shared/sync/clock.ts'
import type { ApiResult } from './api.ts'

/** A burst of facts asks once at once, and once more when it is over, ms. */
const GAP_MS = 1_000
/** What could not be had is asked for again, ms. */
const RETRY_MS = 5_000

/** Something of the hall that stands on no stream, as it was last heard. */
export interface Kept<T> {
  /** Null until it was heard for the first time. */
  readonly value: T | null
  /** Why it could not be asked for just now; null when the last asking went well. */
  readonly problem: string | null
}

interface KeptFreshParts<T> {
  readonly ask: () => Promise<ApiResult<T>>
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Asks for something whenever told that it may have changed, never twice at a time, and keeps what was last heard. */
export class KeptFresh<T> {
  readonly state = new Store<Kept<T>>({ value: null, problem: null })
  readonly #parts: KeptFreshParts<T>
  #running = false
  #wanted = false
  #askedAt = Number.NEGATIVE_INFINITY
  #callOff = (): void => {}

  constructor(parts: KeptFreshParts<T>) {
    this.#parts = parts
    parts.signal.addEventListener('abort', () => this.#callOff(), { once: true })
  }

  /** It may have changed. */
  refresh(): void {
    this.#wanted = true
    if (!this.#running) this.#plan(GAP_MS)
  }

  #plan(afterMs: number): void {
    const { clock, signal } = this.#parts
    this.#callOff()
    if (signal.aborted) return
    const left = this.#askedAt + afterMs - clock.now()
    if (left > 0) this.#callOff = clock.after(left, () => void this.#ask())
    else void this.#ask()
  }

  async #ask(): Promise<void> {
    const { ask, clock, signal } = this.#parts
    this.#running = true
    this.#wanted = false
    this.#askedAt = clock.now()
    const answer = await ask()
    this.#running = false
    if (signal.aborted) return
    this.state.set(
      answer.ok
        ? { value: answer.value, problem: null }
        : { value: this.state.get().value, problem: answer.problem.code },
    )
    if (this.#wanted) this.#plan(GAP_MS)
    else if (!answer.ok && isPassing(answer.problem.status)) this.#plan(RETRY_MS)
  }
}

/** A right that is missing does not come by asking again. */
function isPassing(status: number | undefined): boolean {
  return status === undefined || status >= 500 || status === 429
}
