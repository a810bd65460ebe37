/** How long rights last that something open hangs on: a session, a token, a device. */
export class Lives {
  readonly #lives = new Map<string, AbortController>()

  /** Everybody something open hangs on. */
  get ids(): readonly string[] {
    return [...this.#lives.keys()]
  }

  /** Aborts once the right of that id has ended. */
  lasting(id: string): AbortSignal {
    const life = this.#lives.get(id) ?? new AbortController()
    this.#lives.set(id, life)
    return life.signal
  }

  end(id: string): void {
    this.#lives.get(id)?.abort()
    this.#lives.delete(id)
  }
}
