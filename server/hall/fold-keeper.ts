import type { HallId } from '#shared/domain/queue/ids.ts'
import type { EventStore } from '#server/store/event-store.ts'
import type { Clock } from './clock.ts'
import { storable } from './fold.ts'
import type { HallFold } from './hall-port.ts'
import type { HallLog } from './trouble.ts'

/** Events between two stored folds: replaying so many takes a few milliseconds at start. */
const EVERY = 500

export interface FoldKeeperOptions {
  readonly hall: HallId
  readonly store: EventStore
  readonly clock: Clock
  readonly log: HallLog
  readonly fold: () => HallFold
}

/** Puts the fold away now and then, so that a start need not read the whole log. Nothing is lost when it cannot. */
export class FoldKeeper {
  readonly #options: FoldKeeperOptions
  #saved: number
  #saving: Promise<void> | null = null

  constructor(options: FoldKeeperOptions, saved: number) {
    this.#options = options
    this.#saved = saved
  }

  /** The log has grown. Saving waits until the answers have gone out: it may take longer than a call. */
  grown(): void {
    if (this.#saving || this.#lag() < EVERY) return
    this.#saving = new Promise<void>((done) => {
      this.#options.clock.soon(() => {
        void this.#save().finally(done)
      })
    }).then(() => {
      this.#saving = null
    })
  }

  /** The last word: the fold as it is now. */
  async close(): Promise<void> {
    await this.#saving
    if (this.#lag() > 0) await this.#save()
  }

  #lag(): number {
    return this.#options.fold().queue.sequence - this.#saved
  }

  async #save(): Promise<void> {
    const { hall, store, log } = this.#options
    const fold = this.#options.fold()
    try {
      await store.saveFold(hall, storable(fold))
      this.#saved = fold.queue.sequence
    } catch (error) {
      log('fold-not-saved', { hall, cause: String(error) })
    }
  }
}
