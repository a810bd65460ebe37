import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type Clock, deviceClock } from '#shared/sync/clock.ts'

/** Long enough to find one's number among a page of them, short enough to wait for the next. */
const PAGE_MS = 8_000

/** Shows a list that is too long for its place page by page, in equal pages, and turns them by itself. */
export class PageTurner implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #clock: Clock
  #callOff: (() => void) | null = null
  #page = 0
  #pages = 1

  constructor(host: ReactiveControllerHost, clock: Clock = deviceClock) {
    this.#host = host
    this.#clock = clock
    host.addController(this)
  }

  /** The rows to show now, and where that is. Call it from `render`. */
  pageOf<T>(
    rows: readonly T[],
    room: number,
  ): { readonly rows: readonly T[]; readonly page: number; readonly pages: number } {
    this.#pages = Math.max(1, Math.ceil(rows.length / room))
    const page = this.#page % this.#pages
    const length = Math.ceil(rows.length / this.#pages)
    return { rows: rows.slice(page * length, (page + 1) * length), page, pages: this.#pages }
  }

  hostConnected(): void {
    this.#wait()
  }

  hostDisconnected(): void {
    this.#callOff?.()
    this.#callOff = null
  }

  #wait(): void {
    this.#callOff = this.#clock.after(PAGE_MS, () => {
      this.#page = (this.#page + 1) % this.#pages
      if (this.#pages > 1) this.#host.requestUpdate()
      this.#wait()
    })
  }
}
