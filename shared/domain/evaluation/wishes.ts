import type { GrantId } from '../queue/ids.ts'
import type { Grant } from '../queue/state.ts'
import type { Instant } from '../time/instant.ts'
import type { Bearer, ChainLink, FollowUp, RatingId, RatingRefusalCode, Silence, Way } from './events.ts'
import type { Level, Reason } from './levels.ts'
import type { Lapse } from './state.ts'

/** What is known of a grant before deciding: of one that the fold no longer holds, what the log says. */
export interface PastGrant {
  readonly grant: Grant
  readonly lapse: Lapse | null
  /** The rating that answered it; null while none has. */
  readonly rating: RatingId | null
  /** When the hall had it. */
  readonly ratedAt?: Instant | undefined
}

/** A rating as pad or phone gives it. */
export interface RateWish extends Bearer {
  readonly type: 'rate'
  readonly rating: RatingId
  readonly grant: GrantId
  /** Read before deciding, for a grant the fold does not hold, or not any more: a rating may come a month late. */
  readonly past: PastGrant | null
  readonly level: Level
  readonly reasons: readonly Reason[]
  readonly reasonsVersion: number
  readonly hasComment: boolean
  readonly way: Way
  readonly language: string
  readonly tappedAt: Instant
  /** Sequence up to which the pad had heard the hall when it was tapped; null for a phone, which asks the hall itself. */
  readonly heard: number | null
  readonly chain: ChainLink | null
  /** The signature of its chain does not hold. */
  readonly isForged: boolean
}

/** Everything that may be asked about ratings. */
export type EvaluationWish =
  | RateWish
  /** The pad says that its question ended without an answer. */
  | { readonly type: 'lapse'; readonly grant: GrantId; readonly how: Exclude<Silence, 'day-end' | 'reopened'> }
  /** Somebody writes a note beside a rating, and may move its follow-up on. */
  | {
      readonly type: 'review'
      readonly rating: RatingId
      readonly grant: GrantId
      readonly noteId: string
      readonly step: FollowUp | null
      readonly by: string
    }

export type EvaluationRefusalCode = RatingRefusalCode | 'unknown-rating' | 'wrong-step'

/** A wish about ratings that is not granted. Nothing has changed. */
export interface EvaluationRefusal {
  readonly code: EvaluationRefusalCode
  readonly field?: string
}
