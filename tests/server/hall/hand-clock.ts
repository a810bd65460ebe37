import type { Clock } from '#server/hall/clock.ts'

interface Timer {
  due: number
  readonly every: number | null
  readonly deed: () => void
  readonly until: AbortSignal
}

/** A hall's two clocks, moved by hand. `soon` is a true turn of the event loop: what has arrived by then is heard together. */
export class HandClock implements Clock {
  wall: number
  #monotonic = 1_000
  #timers: Timer[] = []

  /** 10:00 in Shanghai on 23 November 2026, unless told. */
  constructor(wall = Date.parse('2026-11-23T02:00:00.000Z')) {
    this.wall = wall
  }

  now(): number {
    return this.wall
  }

  monotonic(): number {
    return this.#monotonic
  }

  every(ms: number, deed: () => void, until: AbortSignal): void {
    this.#timers.push({ due: this.#monotonic + ms, every: ms, deed, until })
  }

  after(ms: number, deed: () => void, until: AbortSignal): void {
    this.#timers.push({ due: this.#monotonic + ms, every: null, deed, until })
  }

  soon(deed: () => void): void {
    setImmediate(deed)
  }

  /** Lets time pass: timers ring in order, and what they set off is finished before the next one rings. */
  async pass(ms: number): Promise<void> {
    const end = this.#monotonic + ms
    for (;;) {
      this.#timers = this.#timers.filter(({ until }) => !until.aborted)
      const next = this.#timers.reduce<Timer | null>(
        (first, timer) => (timer.due <= end && (!first || timer.due < first.due) ? timer : first),
        null,
      )
      if (!next) break
      this.#move(next.due)
      if (next.every === null) this.#timers.splice(this.#timers.indexOf(next), 1)
      else next.due += next.every
      next.deed()
      await settled()
    }
    this.#move(end)
    await settled()
  }

  #move(monotonic: number): void {
    this.wall += monotonic - this.#monotonic
    this.#monotonic = monotonic
  }
}

/** Everything that was set off has run: several turns of the event loop, none of them a wait. */
export async function settled(turns = 6): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
}
