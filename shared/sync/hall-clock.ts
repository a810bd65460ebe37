/** Readings looked at: at one heartbeat in 5 s the latest forty seconds, so that a hall's clock that was set is followed. */
const READINGS = 8

/**
 * The hall's clock as a device knows it: an offset to its own monotonic clock, never its date.
 * A message that travels late makes the hall look slow and none makes it look fast, so the highest of the latest
 * readings is nearest to the truth.
 */
export class HallClock {
  readonly #offsets: number[] = []

  /** The hall said `hallMs`, and it was heard at `nowMs` of the monotonic clock. */
  heard(hallMs: number, nowMs: number): void {
    if (this.#offsets.push(hallMs - nowMs) > READINGS) this.#offsets.shift()
  }

  /** Ms since 1970 by the hall's clock; null until it was heard. */
  read(nowMs: number): number | null {
    return this.#offsets.length ? nowMs + Math.max(...this.#offsets) : null
  }
}
