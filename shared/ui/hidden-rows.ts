import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Of what a list shows, the part that is turned over at once: enough stays to find one's place again. */
const TURN = 0.8
/** A row that is off by a rounding is seen, px. */
const ROUNDING_PX = 1

/**
 * Tells how many rows of a list lie outside its frame, before and after what is seen, so that nobody takes a part for
 * the whole; and turns the list over. Looks when the frame or the rows have changed, or the list was moved by hand.
 */
export class HiddenRows implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #listOf: () => HTMLElement | null
  readonly #observer = new ResizeObserver(() => requestAnimationFrame(this.#look))
  #list: HTMLElement | null = null
  #rows = 0

  /** Rows that stand before what is seen. */
  before = 0
  /** Rows that come after it. */
  after = 0

  constructor(host: ReactiveControllerHost, listOf: () => HTMLElement | null) {
    this.#host = host
    this.#listOf = listOf
    host.addController(this)
  }

  hostUpdated(): void {
    const list = this.#listOf()
    if (list !== this.#list) {
      this.#leave()
      this.#list = list
      list?.addEventListener('scroll', this.#look, { passive: true })
      if (list) this.#observer.observe(list)
    } else if (list && list.childElementCount !== this.#rows) requestAnimationFrame(this.#look)
    this.#rows = list?.childElementCount ?? 0
  }

  hostDisconnected(): void {
    this.#leave()
  }

  /** Moves the list by nearly a page: -1 back, 1 on; in whichever direction it scrolls. */
  turn(pages: number): void {
    const list = this.#list
    list?.scrollBy({ left: pages * TURN * list.clientWidth, top: pages * TURN * list.clientHeight })
  }

  #leave(): void {
    this.#list?.removeEventListener('scroll', this.#look)
    this.#observer.disconnect()
    this.#list = null
  }

  #look = (): void => {
    const frame = this.#list?.getBoundingClientRect()
    if (!this.#list || !frame || frame.width === 0) return
    const places = [...this.#list.children].map((row) => row.getBoundingClientRect())
    const before = places.filter(
      ({ left, top }) => left < frame.left - ROUNDING_PX || top < frame.top - ROUNDING_PX,
    ).length
    const after = places.filter(
      ({ right, bottom }) => right > frame.right + ROUNDING_PX || bottom > frame.bottom + ROUNDING_PX,
    ).length
    if (before === this.before && after === this.after) return
    this.before = before
    this.after = after
    this.#host.requestUpdate()
  }
}
