import type { VirtualTime } from './time.ts'

/**
 * One running program: a server, a page. When it is killed its timers never ring again and what it still had to do
 * stays undone; JavaScript cannot be torn from its promises, but cut off from time, disk and network they change nothing.
 */
export class Process {
  readonly startedAt: number
  /** Until then what is due waits: the machine sleeps, or the page is frozen. */
  frozenUntil = 0
  /** What became due meanwhile, in order. */
  #held: (() => void)[] = []
  readonly #time: VirtualTime
  readonly #life = new AbortController()
  readonly #failed: (error: unknown) => void

  /** @param failed told of what a deed of this program throws: nothing caught it */
  constructor(time: VirtualTime, failed: (error: unknown) => void) {
    this.#time = time
    this.#failed = failed
    this.startedAt = time.now
  }

  /** Aborts when it is killed: the way a page or a server that ends properly ends its own things. */
  get signal(): AbortSignal {
    return this.#life.signal
  }

  get isAlive(): boolean {
    return !this.#life.signal.aborted
  }

  /** Ms since it started; runs on while it is frozen. */
  get age(): number {
    return this.#time.now - this.startedAt
  }

  after(ms: number, deed: () => void): () => void {
    let isOff = false
    const ring = (): void => {
      if (isOff || !this.isAlive) return
      if (this.frozenUntil > this.#time.now) return this.#hold(ring)
      try {
        deed()
      } catch (error) {
        this.#failed(error)
      }
    }
    this.#time.after(ms, ring)
    return () => {
      isOff = true
    }
  }

  /** Resolves when so much time has passed; never, when the program is killed before. */
  pass(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve))
  }

  #hold(ring: () => void): void {
    if (this.#held.push(ring) === 1) this.#time.at(this.frozenUntil, this.#thaw)
  }

  readonly #thaw = (): void => {
    if (this.frozenUntil > this.#time.now) return this.#time.at(this.frozenUntil, this.#thaw)
    const held = this.#held
    this.#held = []
    for (const ring of held) this.#time.after(0, ring)
  }

  freeze(ms: number): void {
    this.frozenUntil = Math.max(this.frozenUntil, this.#time.now + ms)
  }

  kill(): void {
    this.#life.abort()
  }
}
