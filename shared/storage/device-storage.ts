import type { HallId } from '#shared/domain/queue/ids.ts'
import type { WholeHall } from '#shared/protocol/thread.ts'

/** A hall as this device knew it last. Scope: *device*. */
export interface StoredHall extends Omit<WholeHall, 'shown'> {
  /** Device's date when the hall told of it, ms since 1970: only its distance to now means something. */
  readonly savedAt: number
}

/** What a screen keeps so that it starts with the right picture while the hall cannot be reached. */
export interface DeviceStorage {
  /** The hall as it was stored last; null: never, or by another version of this app. */
  hall(hall: HallId): Promise<StoredHall | null>
  saveHall(hall: HallId, stored: StoredHall): Promise<void>
}
