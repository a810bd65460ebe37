import type { Clock } from '#shared/sync/clock.ts'
import { amplitude } from '../sound.ts'

/** So much quieter is what entertains while somebody is called, dB. */
const DUCKED_DB = -15
/** Down before the first word (the chime takes longer than that), held a moment, and slowly back, ms. */
const DOWN_MS = 300
const HELD_MS = 200
const UP_MS = 800
/** No sentence is longer, ms: whatever is lost meanwhile, the film comes back. */
const MOST_MS = 60_000

/**
 * Turns media down while somebody is called, and always back up: by whoever turned it down, or by the watchdog. Calls
 * that follow one another keep it down: nothing pumps between them.
 */
export class Ducking {
  readonly #clock: Clock
  readonly #level: (level: number, overMs: number) => void
  #holders = 0
  #callOff: () => void = () => {}

  constructor(clock: Clock, level: (level: number, overMs: number) => void) {
    this.#clock = clock
    this.#level = level
  }

  /** Down; gives what turns it up again, which does so once. */
  hold(): () => void {
    if (this.#holders++ === 0) {
      this.#callOff()
      this.#level(amplitude(DUCKED_DB), DOWN_MS)
    }
    let isHeld = true
    const letGo = (): void => {
      if (!isHeld) return
      isHeld = false
      callOff()
      this.#less()
    }
    const callOff = this.#clock.after(MOST_MS, letGo)
    return letGo
  }

  #less(): void {
    if (--this.#holders > 0) return
    this.#callOff = this.#clock.after(HELD_MS, () => this.#level(1, UP_MS))
  }
}
