import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** The least an element needs of a store: what holds now, and word of every change until the signal ends. */
export interface ReadableStore<T> {
  get(): T
  subscribe(listener: (value: T) => void, signal: AbortSignal): void
}

/**
 * Keeps an element painted with what a store holds, for as long as the element is on the page.
 * One lifetime, one signal: it ends when the element leaves.
 */
export class StoreController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #store: () => ReadableStore<T> | undefined
  #lifetime: AbortController | null = null
  #value: T | undefined

  /** @param store asked each time the element enters the page: a context may hand its store over that late */
  constructor(host: ReactiveControllerHost, store: () => ReadableStore<T> | undefined) {
    this.#host = host
    this.#store = store
    host.addController(this)
  }

  /** What the store holds; undefined while there is no store. */
  get value(): T | undefined {
    return this.#value
  }

  hostConnected(): void {
    this.#follow()
  }

  /** A context that came after the element entered the page is picked up before the first paint that could use it. */
  hostUpdate(): void {
    if (!this.#lifetime) this.#follow()
  }

  hostDisconnected(): void {
    this.#lifetime?.abort()
    this.#lifetime = null
  }

  #follow(): void {
    const store = this.#store()
    if (!store) return
    this.#lifetime = new AbortController()
    this.#value = store.get()
    this.#host.requestUpdate()
    store.subscribe((value) => {
      this.#value = value
      this.#host.requestUpdate()
    }, this.#lifetime.signal)
  }
}
