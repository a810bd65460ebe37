interface Due {
  readonly at: number
  readonly order: number
  readonly deed: () => void
}

const sooner = (one: Due, other: Due): boolean => one.at < other.at || (one.at === other.at && one.order < other.order)

/** Time goes in steps of 1/1024 ms: sums of such steps are exact, so no timer ever rings a rounding error too soon. */
const STEPS = 1_024

/** Everything that follows from a deed without waiting has happened: the machine's own queues are empty again. */
const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

/**
 * Time that only passes from one deed to the next, ms. Between two deeds all promises settle, so that the order of
 * everything is decided by the deeds, and they by the seed.
 */
export class VirtualTime {
  now = 0
  /** Deeds done. */
  count = 0
  readonly #heap: Due[] = []
  #order = 0

  after(ms: number, deed: () => void): void {
    this.at(this.now + Math.ceil(Math.max(0, ms) * STEPS) / STEPS, deed)
  }

  at(moment: number, deed: () => void): void {
    this.#push({ at: Math.ceil(moment * STEPS) / STEPS, order: this.#order++, deed })
  }

  /** Runs what is due up to that moment, or until told to stop. */
  async runUntil(end: number, stop: () => boolean): Promise<void> {
    await settled()
    for (let next = this.#heap[0]; next && next.at <= end && !stop(); next = this.#heap[0]) {
      this.#pop()
      this.now = next.at
      this.count++
      next.deed()
      await settled()
    }
    if (!stop()) this.now = Math.max(this.now, end)
  }

  #push(due: Due): void {
    const heap = this.#heap
    let index = heap.push(due) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (sooner(heap[parent]!, due)) break
      heap[index] = heap[parent]!
      index = parent
    }
    heap[index] = due
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()!
    if (heap.length === 0) return
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && sooner(heap[child + 1]!, heap[child]!)) child++
      if (sooner(last, heap[child]!)) break
      heap[index] = heap[child]!
      index = child
    }
    heap[index] = last
  }
}
