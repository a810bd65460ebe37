import { hallDay } from '#shared/domain/time/zone.ts'
import type { FollowUp } from '#shared/domain/evaluation/events.ts'
import type { LowRating, Ratings, ReviewRequest } from '#shared/protocol/api.ts'
import type { FreshFact } from '#shared/protocol/thread.ts'
import type { QueueStore } from '#shared/stores/queue-store.ts'
import { Store } from '#shared/stores/store.ts'
import type { Clock } from '#shared/sync/clock.ts'
import type { ManagerApi } from './api.ts'
import { KeptFresh } from './kept-fresh.ts'
import { lowRatingIn } from './low-ratings.ts'

/** A new hall-day begins with empty figures; looked for so often, ms. */
const DAY_LOOK_MS = 60_000

/** What the page knows of today's ratings. Scope: *moment*. */
export interface RatingsView {
  /** Null until the hall has told them for the first time. */
  readonly ratings: Ratings | null
  /** Every low one that is known, those that the stream told a moment ago among them. */
  readonly low: readonly LowRating[]
  readonly problem: string | null
}

interface RatingsDeskParts {
  readonly api: Pick<ManagerApi, 'ratings' | 'review'>
  readonly queue: Pick<QueueStore, 'view' | 'onFresh' | 'now'>
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Follows the hall's ratings: a low one stands here as soon as the stream tells of it, the figures a moment later. */
export class RatingsDesk {
  readonly view = new Store<RatingsView>({ ratings: null, low: [], problem: null })
  readonly #parts: RatingsDeskParts
  readonly #kept: KeptFresh<Ratings>
  /** Low ratings the stream told of, until the hall's own list has them. */
  #told: readonly LowRating[] = []

  constructor(parts: RatingsDeskParts) {
    const { api, queue, clock, signal } = parts
    this.#parts = parts
    this.#kept = new KeptFresh({ ask: () => api.ratings(), clock, signal })
    this.#kept.state.subscribe(() => this.#merge(), signal)
    queue.onFresh((fresh) => this.#hear(fresh), signal)
    let wasLive = false
    queue.view.subscribe(({ freshness }) => {
      const isLive = freshness === 'live'
      if (isLive && !wasLive) this.#kept.refresh()
      wasLive = isLive
    }, signal)
    this.#watchDay()
    this.#kept.refresh()
  }

  /** Writes a note beside a rating and may take its follow-up on. Gives the code of what stood in the way, null when it is done. */
  async review({ id, grant }: LowRating, step: FollowUp | null, note: string): Promise<string | null> {
    const answer = await this.#parts.api.review(id, { grant, step: step as ReviewRequest['step'], note })
    // Also when it was refused: somebody else may have been quicker.
    this.#kept.refresh()
    return answer.ok ? null : answer.problem.code
  }

  #hear(fresh: FreshFact): void {
    if (!fresh.fact.type.startsWith('evaluation.')) return
    const { hall } = this.#parts.queue.view.get().state
    const low = hall && lowRatingIn(fresh, hall)
    if (low) {
      this.#told = [...this.#told, low]
      this.#merge()
    }
    this.#kept.refresh()
  }

  /** What was asked for before the stream told of a rating does not have it: it stays until an answer does. */
  #merge(): void {
    const { value, problem } = this.#kept.state.get()
    const listed = value?.low ?? []
    this.#told = this.#told.filter(({ id }) => !listed.some((one) => one.id === id))
    this.view.set({ ratings: value, low: [...listed, ...this.#told], problem })
  }

  #watchDay(): void {
    const { queue, clock, signal } = this.#parts
    const { hall } = queue.view.get().state
    const day = this.view.get().ratings?.day
    if (hall && day && hallDay(queue.now(), hall.timeZone, hall.dayStartsAt) !== day) this.#kept.refresh()
    const callOff = clock.after(DAY_LOOK_MS, () => {
      signal.removeEventListener('abort', callOff)
      if (!signal.aborted) this.#watchDay()
    })
    signal.addEventListener('abort', callOff)
  }
}
