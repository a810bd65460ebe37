import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Of a row, the part that is seen when it is off by a rounding only. */
const WHOLE = 0.98

/**
 * Tells how many rows of a list lie outside its frame, before and after what is seen, so that nobody takes a part for
 * the whole; and turns the list over. A row that the frame cuts lies outside too: all that do carry `data-cut`.
 */
export class HiddenRows implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #listOf: () => HTMLElement | null
  #observer: IntersectionObserver | undefined
  #list: HTMLElement | null = null

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
      this.hostDisconnected()
      this.#list = list
      this.#observer = new IntersectionObserver(this.#look, { root: list, threshold: WHOLE })
    }
    // A row that is watched already stays watched once.
    for (const row of list?.children ?? []) this.#observer?.observe(row)
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#list = null
  }

  /** Moves the list by a page, in whichever direction it scrolls: 1 on, to the first row that is not whole; -1 back, from the last. */
  turn(pages: -1 | 1): void {
    const list = this.#list
    const rows = list?.children
    const frame = list?.getBoundingClientRect()
    const row = rows?.[pages > 0 ? rows.length - this.after : this.before - 1]?.getBoundingClientRect()
    if (!list || !frame || !row) return
    if (pages > 0) list.scrollBy(row.left - frame.left, row.top - frame.top)
    else list.scrollBy(row.right - frame.right, row.bottom - frame.bottom)
  }

  #look = (changes: readonly IntersectionObserverEntry[]): void => {
    for (const { target, intersectionRatio } of changes) target.toggleAttribute('data-cut', intersectionRatio < WHOLE)
    const cut = [...(this.#list?.children ?? [])].map((row) => row.hasAttribute('data-cut'))
    const before = Math.max(0, cut.indexOf(false))
    const after = cut.length - 1 - cut.lastIndexOf(false)
    if (before === this.before && after === this.after) return
    this.before = before
    this.after = after
    this.#host.requestUpdate()
  }
}
