import type { AcousticZone, SpeakerId } from '#shared/domain/announcement/events.ts'
import { LEASE_MS } from '#shared/protocol/voice.ts'
import type { OpenAnnouncement } from '#shared/domain/announcement/state.ts'
import type { Clock } from './clock.ts'

/** Who may speak in a zone just now. */
export interface Lease {
  readonly speaker: SpeakerId
  /** Higher with every change of hands, across restarts of the hall too: what was claimed under an older one can be taken over. */
  readonly number: number
}

interface Held extends Lease {
  /** Monotonic ms. */
  readonly until: number
}

/**
 * One speaker a zone: whoever asks first holds its lease for four seconds and renews it every second; when it says
 * nothing any more, the next one who asks has it. Scope: *moment*; of the time before a restart of the server the log knows
 * who was in the middle of a sentence.
 */
export class Leases {
  readonly #clock: Clock
  readonly #sequence: () => number
  readonly #held = new Map<AcousticZone, Held>()
  #last = 0

  /**
   * `sequence` of the hall's log: it grows with every claim, so that numbers grow although they are kept nowhere.
   * `open`: what was being said when the server stopped. Its speaker finds its zone as if it had just renewed it: nobody
   * who happens to ask sooner speaks over it, or says again what it has said meanwhile. A living one asks every second
   * while it speaks, and until it has told how its sentence ended.
   */
  constructor(clock: Clock, sequence: () => number, open: readonly Pick<OpenAnnouncement, 'zone' | 'claim'>[]) {
    this.#clock = clock
    this.#sequence = sequence
    const until = clock.monotonic() + LEASE_MS
    for (const { zone, claim } of open) {
      if (!claim) continue
      const { speaker, lease } = claim
      if (lease > (this.#held.get(zone)?.number ?? 0)) this.#held.set(zone, { speaker, number: lease, until })
      this.#last = Math.max(this.#last, lease)
    }
  }

  /** Asks for the zone, or renews it; gives the lease that holds now, whoever has it, and how long for, ms. */
  ask(zone: AcousticZone, speaker: SpeakerId): { readonly lease: Lease; readonly forMs: number } {
    const now = this.#clock.monotonic()
    const held = this.#held.get(zone)
    if (held && held.speaker !== speaker && held.until > now) return { lease: held, forMs: held.until - now }
    const isRenewed = held?.speaker === speaker && held.until > now
    const number = isRenewed ? held.number : (this.#last = Math.max(this.#last, this.#sequence()) + 1)
    const lease = { speaker, number, until: now + LEASE_MS }
    this.#held.set(zone, lease)
    return { lease, forMs: LEASE_MS }
  }

  /** A page that goes says so: the next speaker need not wait. */
  release(zone: AcousticZone, speaker: SpeakerId): void {
    if (this.#held.get(zone)?.speaker === speaker) this.#held.delete(zone)
  }

  /** Is that the lease that holds now? */
  holds(zone: AcousticZone, speaker: SpeakerId, number: number): boolean {
    const held = this.#held.get(zone)
    return held?.speaker === speaker && held.number === number && held.until > this.#clock.monotonic()
  }
}
