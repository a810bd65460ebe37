import type { HallId } from '#shared/domain/queue/ids.ts'
import {
  type EventStore,
  SequenceTaken,
  type StoredAnswer,
  type StoredEvent,
  StoreFull,
} from '#server/store/event-store.ts'
import type { Clock } from './clock.ts'
import { Draft, type DraftContext } from './draft.ts'
import { catchUp } from './fold.ts'
import type { Ask, HallFold, Reply } from './hall-port.ts'
import { HallClosed, type HallLog, StoreTrouble } from './trouble.ts'

/** Asks in one commit at most: so that a commit stays a matter of milliseconds. */
const BATCH = 256

/** How often a commit is decided anew because another node wrote first, before it counts as trouble. */
const ATTEMPTS = 8

export interface WriterOptions extends DraftContext {
  readonly hall: HallId
  readonly store: EventStore
  readonly clock: Clock
  readonly fold: HallFold
  readonly log: HallLog
  /** The log has grown, durably, and `fold` with it. Called before anyone is answered; never throws. */
  readonly grown: (events: readonly StoredEvent[]) => void
}

interface Pending {
  readonly ask: Ask
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: unknown) => void
}

/**
 * The one hand that writes in a hall's log. Asks queue up; all that wait are decided in order and made durable by one
 * commit (group commit); only then is anyone answered and the new fold shown. A failed commit changes nothing.
 */
export class Writer {
  readonly #options: WriterOptions
  #fold: HallFold
  #pending: Pending[] = []
  #behind = false
  #running: Promise<void> | null = null
  #closed = false
  #failing = false

  constructor(options: WriterOptions) {
    this.#options = options
    this.#fold = options.fold
  }

  /** The hall as the log tells it: everything in it is durable. */
  get fold(): HallFold {
    return this.#fold
  }

  /**
   * @throws {StoreTrouble} when it could not be made durable; nothing of it happened
   * @throws {HallClosed} when the hall takes no more wishes
   */
  ask(ask: Ask): Promise<Reply> {
    if (this.#closed) return Promise.reject(new HallClosed('the hall is closed'))
    return new Promise((resolve, reject) => {
      this.#pending.push({ ask, resolve, reject })
      this.#start()
    })
  }

  /** Somebody else wrote up to that sequence: read it before anything else is decided. */
  follow(sequence: number): void {
    if (this.#closed || sequence <= this.#fold.queue.sequence) return
    this.#behind = true
    this.#start()
  }

  /** Finishes what was asked, and takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#running
  }

  #start(): void {
    this.#running ??= new Promise((done) => {
      this.#options.clock.soon(() => {
        void this.#run().finally(done)
      })
    })
  }

  async #run(): Promise<void> {
    while (this.#behind || this.#pending.length > 0) {
      const batch = this.#pending.splice(0, BATCH)
      try {
        if (this.#behind) await this.#catchUp()
        await this.#commit(batch)
      } catch (error) {
        this.#fail(batch, error)
      }
    }
    this.#running = null
  }

  async #commit(batch: readonly Pending[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const draft = new Draft(this.#fold, this.#options)
      const settle = await this.#decide(batch, draft)
      try {
        if (!draft.isEmpty) await this.#options.store.append(this.#options.hall, draft)
      } catch (error) {
        if (!(error instanceof SequenceTaken) || attempt === ATTEMPTS) throw error
        await this.#catchUp()
        continue
      }
      if (!draft.isEmpty) this.#recovered()
      this.#adopt(draft.events, draft.fold)
      for (const answer of settle) answer()
      return
    }
  }

  /** What will be said to each once the draft is durable. An ask that throws is its own trouble, not its neighbours'. */
  async #decide(batch: readonly Pending[], draft: Draft): Promise<(() => void)[]> {
    const stored = await Promise.all(batch.map(({ ask }) => this.#firstAnswer(ask)))
    return batch.map(({ ask, resolve, reject }, index) => {
      try {
        const reply = draft.take(ask, stored[index] ?? null)
        return () => resolve(reply)
      } catch (error) {
        return () => reject(error)
      }
    })
  }

  async #firstAnswer({ once }: Ask): Promise<StoredAnswer | null> {
    return once ? this.#options.store.answer(this.#options.hall, once.scope, once.key) : null
  }

  async #catchUp(): Promise<void> {
    const { store, hall } = this.#options
    this.#behind = false
    const heard: StoredEvent[] = []
    const fold = await catchUp(store, hall, this.#fold, (events) => heard.push(...events))
    this.#adopt(heard, fold)
  }

  #adopt(events: readonly StoredEvent[], fold: HallFold): void {
    if (events.length === 0) return
    this.#fold = fold
    this.#options.grown(events)
  }

  #fail(batch: readonly Pending[], cause: unknown): void {
    const full = cause instanceof StoreFull
    // Said once: while a disk is full every second's tick fails too.
    if (!this.#failing) this.#options.log('store-failed', { hall: this.#options.hall, full, cause: String(cause) })
    this.#failing = true
    for (const { reject } of batch) reject(new StoreTrouble(full, cause))
  }

  #recovered(): void {
    if (this.#failing) this.#options.log('store-recovered', { hall: this.#options.hall })
    this.#failing = false
  }
}
