import type { GrantId, StaffId, TicketId } from '../queue/ids.ts'
import type { Grant } from '../queue/state.ts'
import type { Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/zone.ts'
import type { ClerkBatch } from './batches.ts'
import type {
  Bearer,
  ChainVerdict,
  EvaluationFactData,
  FollowUp,
  PadId,
  RatingId,
  RatingRefusalCode,
} from './events.ts'

/** Why and when a grant ended at its counter; its customer may have answered before. */
export interface Lapse {
  readonly why: 'next-ticket' | 'reopened'
  readonly at: Instant
  /** Of the fact that ended it. A pad that had not heard so far could not know. */
  readonly sequence: number
}

/** A grant nobody has answered yet: it may still be answered, or it has lapsed and its silence is not on record. */
export interface OpenGrant {
  readonly grant: Grant
  readonly lapse: Lapse | null
  /** The pad has given up and said so. The phone may still answer, until the next service begins. */
  readonly isSilent: boolean
}

/** A note beside a rating; its words lie outside the log, under `noteId`. */
export interface RatingNote {
  readonly noteId: string
  /** The step it took the follow-up to; null: a note alone. */
  readonly step: FollowUp | null
  readonly by: string
  readonly at: Instant
}

/** A low rating on its way to being resolved, and for a while after. */
export interface LowRating {
  readonly rating: EvaluationFactData['evaluation.submitted']
  readonly createdAt: Instant
  readonly step: FollowUp
  readonly stepAt: Instant
  /** Oldest first. */
  readonly notes: readonly RatingNote[]
}

/** One clerk's hall-day. A clerk who dodges grants shows in `missed` and `transferred`. */
export interface StaffDay {
  readonly day: LocalDate
  readonly staff: StaffId
  readonly called: number
  readonly missed: number
  readonly transferred: number
  readonly granted: number
  readonly silent: number
  /** Ratings by level, index 0 for level 1. */
  readonly levels: readonly number[]
}

/** Where a pad's chain ends, as far as the hall has seen it. */
export interface PadChain extends Bearer {
  readonly pad: PadId
  readonly key: string | null
  readonly number: number
  readonly rating: RatingId
}

/** How far the ratings that came on one hall-day can be trusted. */
export interface TrustDay {
  readonly day: LocalDate
  readonly verdicts: Readonly<Record<ChainVerdict, number>>
  /** The same by the device that brought them; a phone's and a demo's own are of none. */
  readonly devices: Readonly<Record<string, Readonly<Record<ChainVerdict, number>>>>
  readonly refused: readonly (Bearer & { readonly rating: RatingId; readonly code: RatingRefusalCode })[]
}

/** What the hall knows about its ratings: the fold of its log. Scope: *hall*. */
export interface EvaluationState {
  readonly open: readonly OpenGrant[]
  /** Latest answered grants with their ratings, newest last: two answers at one instant are seen to be two. */
  readonly answered: readonly { readonly grant: GrantId; readonly rating: RatingId }[]
  /** Tickets whose service was rated lately, newest last: taken back and finished again it is not asked about twice. */
  readonly rated: readonly TicketId[]
  readonly low: readonly LowRating[]
  readonly days: readonly StaffDay[]
  /** What clerks see of what they were given, oldest first. */
  readonly batches: readonly ClerkBatch[]
  /** Whichever pad was heard last stands last. */
  readonly chains: readonly PadChain[]
  /** The latest day on which a rating came; null before the first. */
  readonly trust: TrustDay | null
}

export const EMPTY_EVALUATION: EvaluationState = {
  open: [],
  answered: [],
  rated: [],
  low: [],
  days: [],
  batches: [],
  chains: [],
  trust: null,
}

/** Answered grants kept in the fold; older ones are looked up in the log before deciding. */
export const ANSWERED_KEPT = 2_000

/** A service is taken back within a minute and finished again in its time; a busy hall rates so many meanwhile. */
export const RATED_KEPT = 256

/** Low ratings that were resolved and are still shown with their notes; older ones are in the log. */
export const RESOLVED_KEPT = 20

/** Hall-days whose tallies are kept: a month's figures, and a rating that arrives a month late. */
export const DAYS_TALLIED = 32
