import type { Grant } from '../queue/state.ts'
import type { CounterId, GrantId } from '../queue/ids.ts'
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

/** Names a pad's chain, a UUIDv7 made with its key: a pad that has lost its storage begins another. */
export type PadId = string & { readonly __brand: 'PadId' }

/** A rating's place among those of its pad: each names the one before it, so that a missing one shows. */
export interface ChainLink {
  readonly pad: PadId
  /** Of this pad, from 1. */
  readonly number: number
  /** Null before the first. */
  readonly previous: RatingId | null
  /** The pad's public key: a raw point of P-256, base64url. Null on an origin without WebCrypto, which is said. */
  readonly key: string | null
  /** ECDSA with SHA-256 over `signedText`, base64url; null exactly where there is no key. */
  readonly signature: string | null
}

/**
 * What the hall found when it held a link against the pad's chain. `unsigned`: in its place, but nothing proves whose it
 * is; `gap`: something before it is missing; `none`: it came without, from a phone.
 */
export type ChainVerdict = 'whole' | 'unsigned' | 'gap' | 'none'

/** Why a rating is refused for good. */
export type RatingRefusalCode =
  | 'bad-signature'
  | 'unknown-grant'
  | 'grant-answered'
  | 'rating-reused'
  | 'grant-lapsed'
  | 'rating-too-old'
  | 'unknown-reason'

/** Who brought a rating: the device that was let into the hall, null for a phone and for a demo's own pads. */
export interface Bearer {
  readonly device: string | null
}

export interface EvaluationFactData {
  'evaluation.submitted': Grant &
    Bearer & {
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
      /** Sequence up to which the pad had heard the hall then; null for a phone. */
      readonly heard: number | null
      readonly chain: ChainLink | null
      readonly chainVerdict: ChainVerdict
      /** It was recorded as silence before it arrived. */
      readonly afterSilence: boolean
    }
  /** A pad's rating that does not count: on record, so that a rightful refusal leaves no gap in the pad's chain. */
  'evaluation.refused': Bearer & {
    readonly ratingId: RatingId
    /** Null where the hall knows no such grant. */
    readonly grantId: GrantId | null
    readonly counterId: CounterId | null
    readonly code: RatingRefusalCode
    /** As it was claimed; where the code is `bad-signature` it says nothing about the pad it names. */
    readonly chain: ChainLink | null
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
