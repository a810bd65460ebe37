import type { AnnouncementState } from '#shared/domain/announcement/state.ts'

/** A speaker has its zone for so long, ms, and asks again every second. */
export const LEASE_MS = 4_000

/** Body of `GET …/announcements`: what is being said in the hall, and what became of the last that were. */
export interface VoiceAnswer extends AnnouncementState {
  readonly epoch: string
  /** The log up to which it is told: whoever follows the stream goes on from here. */
  readonly sequence: number
}
