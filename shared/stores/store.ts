/** A value a screen paints from: anyone may look and listen, its owner replaces it whole. */
export class Store<T> {
  #value: T
  readonly #listeners = new Set<(value: T) => void>()

  constructor(value: T) {
    this.#value = value
  }

  get(): T {
    return this.#value
  }

  /** Tells every listener at once; the same value again tells nobody. */
  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of this.#listeners) tell(listener, value)
  }

  /** Hears every later value until the signal aborts; the present one is `get()`. */
  subscribe(listener: (value: T) => void, signal: AbortSignal): void {
    if (signal.aborted) return
    this.#listeners.add(listener)
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true })
  }
}

/** One listener's bug must not keep the others from hearing: it is thrown where the page's last resort catches it. */
export function tell<T>(listener: (value: T) => void, value: T): void {
  try {
    listener(value)
  } catch (bug) {
    queueMicrotask(() => {
      throw bug
    })
  }
}
