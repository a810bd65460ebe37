import type { Call } from '../queue/state.ts'
import type { CallId, CounterId, TicketId, ZoneId } from '../queue/ids.ts'
import type { Instant } from '../time/instant.ts'

/** Names one thing to be said, a UUIDv7. */
export type AnnouncementId = string & { readonly __brand: 'AnnouncementId' }

/** Where one loudspeaker is heard: a zone of the hall that has its own, or the whole hall. */
export type AcousticZone = ZoneId | '*'

/**
 * Who speaks, as the hall knows it: whose credentials were shown, and the page of theirs, named anew at each start. A page
 * that was reloaded is another speaker, and no screen can speak in the name of another.
 */
export type SpeakerId = string & { readonly __brand: 'SpeakerId' }

/** What a page that speaks calls itself, a UUIDv7. */
export type SpeakingPage = string & { readonly __brand: 'SpeakingPage' }

/** What is said of a call: it, or the same once more. */
export type AnnouncementKind = 'call' | 'recall'

/** How a sentence came to the ear. `chime`: no voice could say it, a tone and the screen had to do. */
export type Engine = 'pack' | 'system' | 'server' | 'chime'

/** Why nothing was heard. `speaker-lost`: whoever had claimed it never said how it ended. `emergency`: it was cut short for one. */
export type Unheard = 'sound-blocked' | 'no-engine' | 'decode-error' | 'watchdog' | 'speaker-lost' | 'emergency'

/** One thing to be said in one acoustic zone, once. */
export interface Announcement {
  readonly announcementId: AnnouncementId
  readonly zone: AcousticZone
  readonly kind: AnnouncementKind
  /** The call it is about, whole, so that a speaker needs no second request. */
  readonly call: Call
}

/** What an announcement is told by in the facts after its first. */
export interface AnnouncementName {
  readonly announcementId: AnnouncementId
  readonly callId: CallId
  readonly ticketId: TicketId
  readonly counterId: CounterId
}

interface BySpeaker extends AnnouncementName {
  readonly speaker: SpeakerId
}

export interface AnnouncementFactData {
  'announcement.queued': Announcement
  'announcement.claimed': BySpeaker & {
    /** Number of the lease it was claimed under: a speaker that lost its zone cannot claim with an older one. */
    readonly lease: number
  }
  'announcement.started': BySpeaker
  'announcement.spoken': BySpeaker & { readonly engine: Engine; readonly languages: readonly string[] }
  'announcement.failed': BySpeaker & { readonly reason: Unheard }
  /** It need not be said any more: `by` a later one of the same ticket, or because the customer has come or gone. */
  'announcement.superseded': AnnouncementName & { readonly by: AnnouncementId | null }
  'announcement.expired': AnnouncementName & { readonly at: Instant }
}

export type AnnouncementFactType = keyof AnnouncementFactData

/** One thing that happened to an announcement, as `decide` states it. */
export type AnnouncementFact = {
  readonly [T in AnnouncementFactType]: {
    readonly type: T
    readonly subject: string
    readonly data: AnnouncementFactData[T]
  }
}[AnnouncementFactType]
