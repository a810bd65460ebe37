import type { Grant } from '../queue/state.ts'
import type { GrantId } from '../queue/ids.ts'
import type { Instant } from '../time/instant.ts'
import type { Level, Reason } from './levels.ts'

/** Born on the pad or phone, a UUIDv7: the same rating sent twice is one rating. */
export type RatingId = string & { readonly __brand: 'RatingId' }

/** How the customer answered. */
export type Way = 'pad' | 'phone'

/**
 * How a question ended without an answer. `timeout`: nobody touched the pad; `next-ticket`: the next service began;
 * `dismissed`: the customer closed it; `reopened`: the service was not over; `day-end`: no pad ever said.
 */
export type Silence = 'timeout' | 'next-ticket' | 'dismissed' | 'reopened' | 'day-end'

/** Where a low rating stands: 15 working days from `created` to `resolved`. */
export type FollowUp = 'created' | 'assigned' | 'contacted' | 'resolved'

/** The pad's own chain: each rating names the one before it, so that a missing one shows. */
export interface ChainLink {
  /** The device whose chain it is. */
  readonly deviceId: string
  /** Of this pad, from 1. */
  readonly number: number
  /** SHA-256 (hex) of the rating before it; 64 zeros before the first. */
  readonly previous: string
  /** ECDSA P-256 over the rating, base64url; null on an origin without WebCrypto, which is said. */
  readonly signature: string | null
}

/** What the hall found when it held a link against the one before. */
export type ChainVerdict = 'whole' | 'unsigned' | 'gap' | 'forged' | 'none'

export interface EvaluationFactData {
  'evaluation.submitted': Grant & {
    readonly ratingId: RatingId
    readonly level: Level
    readonly reasons: readonly Reason[]
    readonly reasonsVersion: number
    /** A comment lies outside the log, under the rating's id, where it can be erased. */
    readonly hasComment: boolean
    readonly way: Way
    /** Language the customer answered in. */
    readonly language: string
    /** By the hall's clock as the pad knew it. */
    readonly tappedAt: Instant
    readonly chain: ChainLink | null
    readonly chainVerdict: ChainVerdict
    /** It was recorded as silence before it arrived. */
    readonly afterSilence: boolean
  }
  'evaluation.lapsed': Grant & { readonly how: Silence }
  'evaluation.reviewed': {
    readonly ratingId: RatingId
    readonly grantId: GrantId
    /** A note lies outside the log, under this id. */
    readonly noteId: string
    readonly step: FollowUp | null
    /** Who says so: a person's id. */
    readonly by: string
  }
}

export type EvaluationFactType = keyof EvaluationFactData

/** One thing that happened to a rating, as `decide` states it. */
export type EvaluationFact = {
  readonly [T in EvaluationFactType]: {
    readonly type: T
    readonly subject: string
    readonly data: EvaluationFactData[T]
  }
}[EvaluationFactType]
