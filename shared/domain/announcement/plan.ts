/**
 * What a speaker says next, and in which form. A voice is the narrow place of a hall: twenty counters call every nine
 * seconds, and a call with its chime and repeat takes fourteen. So a backlog shortens what is said, and what belongs
 * together is said together; no call cuts another.
 */
import { millisOf } from '../time/instant.ts'
import type { AcousticZone, AnnouncementKind, SpeakerId } from './events.ts'
import type { AnnouncementState, OpenAnnouncement } from './state.ts'

/** Calls of one counter that were queued so close together are said in one sentence, ms. */
export const MERGE_MS = 5_000

/** From so many waiting on each is said once; from so many more, without chime and in the first language only. */
const ONCE_FROM = 2
const SHORT_FROM = 4

/** First what was pressed first time; a recall can wait for it. */
const RANK: Readonly<Record<AnnouncementKind, number>> = { call: 0, recall: 1 }

/** One sentence to be said. */
export interface Utterance {
  /** What it says: one, or several tickets to one counter. */
  readonly announcements: readonly OpenAnnouncement[]
  readonly chime: boolean
  readonly languages: readonly string[]
  /** How often in each language. */
  readonly times: number
}

/** Whom a zone's sentences are picked for. */
export interface Listener {
  readonly zone: AcousticZone
  readonly speaker: SpeakerId
  readonly lease: number
  /** Announcements this device has said already, whatever became of its lease since. */
  readonly said: ReadonlySet<string>
}

/** What may still be said here, the most urgent first. */
export function backlog(
  { open }: AnnouncementState,
  { zone, speaker, lease, said }: Listener,
): readonly OpenAnnouncement[] {
  const mayBeSaid = (one: OpenAnnouncement): boolean => {
    const { announcementId, zone: where, claim } = one
    // Its own claim is one that it did not come to say: the answer was lost, or the lease before it could speak.
    const isFree = claim === null || claim.lease < lease || claim.speaker === speaker
    return where === zone && isFree && !said.has(announcementId)
  }
  return open
    .filter(mayBeSaid)
    .map((one, place) => ({ one, place }))
    .sort((a, b) => RANK[a.one.kind] - RANK[b.one.kind] || a.place - b.place)
    .map(({ one }) => one)
}

/** The next sentence, or null where nothing waits. */
export function nextUtterance(state: AnnouncementState, listener: Listener): Utterance | null {
  const waiting = backlog(state, listener)
  const [first] = waiting
  if (!first) return null
  const together = waiting.filter((other) => belongTogether(first, other))
  const behind = waiting.length - together.length
  const { languages, repeat } = first.call.voice
  return {
    announcements: together,
    chime: behind < SHORT_FROM,
    languages: behind < SHORT_FROM ? languages : languages.slice(0, 1),
    times: behind < ONCE_FROM ? repeat : 1,
  }
}

function belongTogether(first: OpenAnnouncement, other: OpenAnnouncement): boolean {
  if (other === first) return true
  const apart = Math.abs(millisOf(other.queuedAt) - millisOf(first.queuedAt))
  return other.call.counterId === first.call.counterId && other.kind === first.kind && apart <= MERGE_MS
}
