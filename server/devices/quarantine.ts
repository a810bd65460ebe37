import { millisOf } from '#shared/domain/time/instant.ts'
import type { QuarantinedRating } from './records.ts'
import type { DeviceShelf } from './shelf.ts'

/** Rows a device may fill in a day, and all of them together: a stolen pad must not fill the disk. */
const A_DAY = 100
const OVERALL = 2_000
const DAY_MS = 24 * 3_600_000

/**
 * Ratings of devices that were let out of the hall. They may be honest: a customer gave them before. So they are kept,
 * with their words, for the manager to read, and counted nowhere.
 */
export class Quarantine {
  readonly #shelf: DeviceShelf

  constructor(shelf: DeviceShelf) {
    this.#shelf = shelf
  }

  /** The same rating twice is one, `known`. `full`: so many lie there already that it must wait on its pad. */
  take(rating: QuarantinedRating): Promise<'kept' | 'known' | 'full'> {
    return this.#shelf.inTurn(async () => {
      const kept = this.#shelf.quarantined(rating.hall)
      if (kept.some(({ id }) => id === rating.id)) return 'known'
      const since = millisOf(rating.receivedAt) - DAY_MS
      const today = kept.filter(({ device, receivedAt }) => device === rating.device && millisOf(receivedAt) > since)
      if (today.length >= A_DAY || kept.length >= OVERALL) return 'full'
      await this.#shelf.setApart(rating)
      return 'kept'
    })
  }
}
