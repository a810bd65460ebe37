import type { Said } from '#shared/audio/announcer.ts'
import { type Clock, sleep } from '#shared/sync/clock.ts'

/**
 * From the end of one time to the beginning of the next, ms. Two languages take some fifteen seconds: whoever comes in
 * hears it within half a minute, the longest silence that standards of voice alarm (BS 5839-8) leave.
 */
const PAUSE_MS = 10_000

export interface EmergencyVoiceParts {
  /** The hall is in an emergency. */
  readonly stands: () => boolean
  /** This page is the one that speaks in its zone. */
  readonly speaks: () => boolean
  /** Breaks off what is being said. */
  readonly cut: () => void
  readonly say: () => Promise<Said>
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Says in one acoustic zone that there is an emergency: at once, over any call, and again and again until it is lifted. */
export class EmergencyVoice {
  readonly #parts: EmergencyVoiceParts
  #isAtIt = false

  constructor(parts: EmergencyVoiceParts) {
    this.#parts = parts
  }

  /** To be called whenever the hall, or who speaks in the zone, has changed. */
  look(): void {
    if (this.#isAtIt || !this.#isDue) return
    this.#isAtIt = true
    this.#parts.cut()
    void this.#sayOn()
  }

  get #isDue(): boolean {
    const { stands, speaks, signal } = this.#parts
    return !signal.aborted && stands() && speaks()
  }

  async #sayOn(): Promise<void> {
    const { say, clock, signal } = this.#parts
    while (this.#isDue) {
      await say()
      await sleep(clock, PAUSE_MS, signal)
    }
    this.#isAtIt = false
  }
}
