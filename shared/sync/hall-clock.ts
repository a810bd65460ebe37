/** Readings looked at: at one heartbeat in 5 s the latest forty seconds, so that a hall's clock that was set is followed. */
const READINGS = 8

/** No message travels so long: what is so far behind the readings before it was said by a clock that somebody has set back, ms. */
const SET_BACK_MS = 30_000

/**
 * The hall's clock as a device knows it: an offset to its own monotonic clock, never its date.
 * A message that travels late makes the hall look slow and none makes it look fast, so the highest of the latest
 * readings is nearest to the truth.
 */
export class HallClock {
  #offsets: readonly number[] = []

  /** The hall said `hallMs`, and it was heard at `nowMs` of the monotonic clock. */
  heard(hallMs: number, nowMs: number): void {
    const offset = hallMs - nowMs
    const believed = this.#offsets.filter((before) => before - offset < SET_BACK_MS)
    this.#offsets = [offset, ...believed].slice(0, READINGS)
  }

  /** Ms since 1970 by the hall's clock; null until it was heard. */
  read(nowMs: number): number | null {
    return this.#offsets.length ? nowMs + Math.max(...this.#offsets) : null
  }
}
