import type { AnnouncementId } from '#shared/domain/announcement/events.ts'
import { reduceAnnouncement } from '#shared/domain/announcement/reduce.ts'
import { type AnnouncementState, SILENT_HALL } from '#shared/domain/announcement/state.ts'
import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import type { Position } from '#shared/protocol/stream.ts'
import type { FreshFact } from '#shared/protocol/thread.ts'
import type { VoiceAnswer } from '#shared/protocol/voice.ts'
import { backoffMs } from '#shared/sync/backoff.ts'
import { type Clock, sleep } from '#shared/sync/clock.ts'
import type { QueueStore } from './queue-store.ts'
import { Store } from './store.ts'

export interface VoiceStoreOptions {
  readonly queue: Pick<QueueStore, 'view' | 'onFresh'>
  /** Asks the hall what is being said; null when there is no answer. */
  readonly ask: () => Promise<VoiceAnswer | null>
  readonly clock: Clock
  /** 0 ≤ random < 1 */
  readonly random: () => number
  readonly signal: AbortSignal
}

/** Announcements remembered as heard of in time: more than can wait to be said at once. */
const REMEMBERED = 500

/**
 * What is being said in the hall, on the few pages that speak or show it: asked for once, then folded from the stream the
 * page reads anyway; asked for again whenever the page's own state did not follow from the one before. A page that does
 * neither loads none of this. Scope: *moment*.
 */
export class VoiceStore {
  readonly state = new Store<AnnouncementState>(SILENT_HALL)
  /** What was heard of as it was queued; whatever else is to be said was learnt of by recovery. */
  readonly heardLive = new Set<AnnouncementId>()
  readonly #options: VoiceStoreOptions
  #asking = false
  /** Up to where `state` holds; null until the hall has told it. */
  #at: Position | null = null
  /** Heard while the hall is being asked. */
  #meanwhile: LoggedHallFact[] = []

  constructor(options: VoiceStoreOptions) {
    this.#options = options
    const { queue, signal } = options
    queue.onFresh((fresh) => this.#hear(fresh), signal)
    // Facts are told after what they made of the view: only then is it known whether they explain it.
    queue.view.subscribe(() => queueMicrotask(() => this.#look()), signal)
    this.#look()
  }

  #hear({ fact, recovered }: FreshFact): void {
    if (fact.type === 'announcement.queued' && fact.data !== null && !recovered)
      this.#remember(fact.data.announcementId)
    if (this.#asking) this.#meanwhile.push(fact)
    else this.#fold([fact])
  }

  #remember(id: AnnouncementId): void {
    this.heardLive.add(id)
    for (const oldest of this.heardLive) if (this.heardLive.size > REMEMBERED) this.heardLive.delete(oldest)
  }

  #fold(facts: readonly LoggedHallFact[]): void {
    let state = this.state.get()
    for (const fact of facts) {
      if (fact.sequence - 1 !== this.#at?.sequence) continue
      this.#at = { ...this.#at, sequence: fact.sequence }
      state = reduceAnnouncement(state, fact)
    }
    this.state.set(state)
  }

  /** Asks the hall where what is on this page does not follow from what was told. */
  #look(): void {
    const { epoch, state } = this.#options.queue.view.get()
    // A hall that says nothing is not asked what it says.
    if (this.#asking || epoch === null || !state.hall?.voice.announced || this.#options.signal.aborted) return
    if (epoch !== this.#at?.epoch || state.sequence > this.#at.sequence) void this.#begin()
  }

  async #begin(): Promise<void> {
    const { ask, clock, random, signal, queue } = this.#options
    this.#asking = true
    for (let failures = 1; !signal.aborted; failures++) {
      // The hall's answer knows of everything that was heard before it was asked.
      this.#meanwhile = []
      const answer = await ask()
      if (answer && answer.epoch === queue.view.get().epoch) {
        const { open, ended, epoch, sequence } = answer
        this.#at = { epoch, sequence }
        this.state.set({ open, ended })
        this.#fold(this.#meanwhile)
        break
      }
      await sleep(clock, backoffMs(failures, random()), signal)
    }
    this.#meanwhile = []
    this.#asking = false
    this.#look()
  }
}
