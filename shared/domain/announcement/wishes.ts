import type { AnnouncementId, Engine, SpeakerId, Unheard } from './events.ts'

/** What a speaker says of itself with every wish; whether the lease is the zone's present one is looked at before. */
interface AsSpeaker {
  readonly announcement: AnnouncementId
  readonly speaker: SpeakerId
  readonly lease: number
}

/** How far a speaker has come. */
export type SpeechReport =
  | { readonly state: 'started' }
  | { readonly state: 'spoken'; readonly engine: Engine; readonly languages: readonly string[] }
  | { readonly state: 'failed'; readonly reason: Unheard }

/** Everything that may be asked about announcements. */
export type AnnouncementWish =
  | ({
      readonly type: 'claim-announcement'
      /** For so long its speaker has known of it, ms; null: since it was queued. */
      readonly knownForMs: number | null
    } & AsSpeaker)
  | ({ readonly type: 'report-announcement'; readonly report: SpeechReport } & AsSpeaker)

export type AnnouncementRefusalCode = 'unknown-announcement' | 'announcement-over' | 'claim-lost'

/** A wish about announcements that is not granted. Nothing has changed. */
export interface AnnouncementRefusal {
  readonly code: AnnouncementRefusalCode
  readonly field?: string
}
