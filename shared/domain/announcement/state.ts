import type { Instant } from '../time/instant.ts'
import type { Announcement, AnnouncementName, SpeakerId, Unheard } from './events.ts'

/** Who has taken it upon themselves to say it. */
export interface Claim {
  readonly speaker: SpeakerId
  readonly lease: number
  readonly at: Instant
}

/**
 *     queued ──► claimed ──► started ──► spoken | failed
 *       │           └──► claimed again, by the next speaker of the zone, when this one has lost its lease
 *       └──► superseded | expired
 *
 * One end can be put right: a speaker that was given up for lost says after all that it was heard.
 */
export interface OpenAnnouncement extends Announcement {
  readonly state: 'queued' | 'claimed' | 'started'
  readonly queuedAt: Instant
  readonly claim: Claim | null
}

/** How it ended, for the clerk who waits for the customer. */
export type Outcome = 'spoken' | 'failed' | 'superseded' | 'expired'

/** One that ended; `callIndex` tells a recall from the call before it. */
export interface EndedAnnouncement extends AnnouncementName {
  readonly callIndex: number
  readonly outcome: Outcome
  /** Set when it failed. */
  readonly reason: Unheard | null
  /** Whose it was last. */
  readonly claim: Claim | null
}

/** What the hall knows of its voice: the fold of its log. Scope: *hall*. It is JSON as it stands. */
export interface AnnouncementState {
  /** Those that have not ended, in the order they were queued. */
  readonly open: readonly OpenAnnouncement[]
  /** The last ones that ended, newest first. */
  readonly ended: readonly EndedAnnouncement[]
}

export const SILENT_HALL: AnnouncementState = { open: [], ended: [] }

/** As many as a state keeps calls, and their recalls. */
export const ENDED_KEPT = 40
