/**
 * The law of announcements: a call is said once in its acoustic zone, by whoever holds the zone's lease; one that nobody
 * could say in time ends as *not heard*, and its clerk sees so. In an emergency nobody is called aloud. Pure: who holds a lease is known before.
 */
import type { Fact } from '../queue/events.ts'
import type { QueueState } from '../queue/state.ts'
import { isEmergency } from '../queue/notice.ts'
import { callFate } from '../queue/view.ts'
import type { Instant } from '../time/instant.ts'
import { isOldNews, isOlder } from './age.ts'
import {
  type AcousticZone,
  type Announcement,
  type AnnouncementFact,
  type AnnouncementId,
  type AnnouncementName,
  type SpeakerId,
} from './events.ts'
import type { AnnouncementState, Claim, EndedAnnouncement, OpenAnnouncement } from './state.ts'
import type { AnnouncementRefusal, AnnouncementWish, SpeechReport } from './wishes.ts'

/** A call that has waited longer than this since its release is not spoken any more, ms. */
export const TIME_TO_LIVE_MS = 90_000

/** A speaker that says nothing for so long after a claim will never say how it ended, ms: no sentence is that long. */
export const SPEECH_MOST_MS = 60_000

export type AnnouncementDecision =
  | { readonly ok: true; readonly facts: readonly AnnouncementFact[] }
  | { readonly ok: false; readonly refusal: AnnouncementRefusal }

const refuse = (code: AnnouncementRefusal['code']): AnnouncementDecision => ({
  ok: false,
  refusal: { code, field: 'announcement' },
})

/** What the log shall say for the wish: facts, none if it is so already, or a refusal. */
export function decideAnnouncement(
  state: AnnouncementState,
  queue: QueueState,
  wish: AnnouncementWish,
  at: Instant,
): AnnouncementDecision {
  const isMeant = ({ announcementId }: Pick<AnnouncementName, 'announcementId'>): boolean =>
    announcementId === wish.announcement
  const open = state.open.find(isMeant)
  if (!open) return afterwards(state.ended.find(isMeant), wish)
  return wish.type === 'claim-announcement' ? claim(open, queue, wish, at) : report(open, wish)
}

type Wish<T extends AnnouncementWish['type']> = Extract<AnnouncementWish, { type: T }>

/** Who was given up for lost, and says at last that it was heard, is believed: nobody else has said it. */
function afterwards(ended: EndedAnnouncement | undefined, wish: AnnouncementWish): AnnouncementDecision {
  if (!ended) return refuse('unknown-announcement')
  const isGivenUp = ended.reason === 'speaker-lost' && isBy(ended.claim, wish)
  const wasHeard = wish.type === 'report-announcement' && wish.report.state === 'spoken'
  if (!isGivenUp || !wasHeard) return refuse('announcement-over')
  const { announcementId, callId, ticketId, counterId } = ended
  return spoken({ announcementId, callId, ticketId, counterId }, wish.speaker, wish.report)
}

/** A later lease takes over what its predecessor had begun: that one sentence may be heard twice, and no other. */
function claim(
  open: OpenAnnouncement,
  queue: QueueState,
  { speaker, lease, knownForMs }: Wish<'claim-announcement'>,
  at: Instant,
): AnnouncementDecision {
  const before = open.claim
  if (isBy(before, { speaker, lease })) return { ok: true, facts: [] }
  if (before && before.lease >= lease) return refuse('claim-lost')
  // The hall itself reckons how old it was then: after somebody has set its clock, its speaker reckons by the old one for a while.
  const isStale = knownForMs !== null && isOldNews(open.call.releasedAt, at, knownForMs)
  if (isStale || isEmergency(queue) || isLate(open, at) || callFate(queue, open.call) !== 'standing')
    return refuse('announcement-over')
  return { ok: true, facts: [{ ...about(open, 'announcement.claimed'), data: { ...nameOf(open), speaker, lease } }] }
}

function isBy(claim: Claim | null, { speaker, lease }: Omit<Claim, 'at'>): boolean {
  return claim?.speaker === speaker && claim.lease === lease
}

function report(open: OpenAnnouncement, wish: Wish<'report-announcement'>): AnnouncementDecision {
  const { speaker, report } = wish
  if (!isBy(open.claim, wish)) return refuse('claim-lost')
  const by = { ...nameOf(open), speaker }
  switch (report.state) {
    case 'started':
      return open.state === 'started'
        ? { ok: true, facts: [] }
        : { ok: true, facts: [{ ...about(open, 'announcement.started'), data: by }] }
    case 'spoken':
      return spoken(nameOf(open), speaker, report)
    case 'failed':
      return { ok: true, facts: [{ ...about(open, 'announcement.failed'), data: { ...by, reason: report.reason } }] }
  }
}

function spoken(
  name: AnnouncementName,
  speaker: SpeakerId,
  { engine, languages }: Extract<SpeechReport, { state: 'spoken' }>,
): AnnouncementDecision {
  const data = { ...name, speaker, engine, languages }
  return { ok: true, facts: [{ ...about(name, 'announcement.spoken'), data }] }
}

/**
 * What follows from facts of the queue, in the same append: a call is queued for the voice, what is still queued for the
 * same ticket gives way to it, and a customer who has come or gone is called no more. An emergency ends as not heard what
 * is queued, and whatever is called while it stands.
 */
export function announceQueue(
  state: AnnouncementState,
  queue: QueueState,
  facts: readonly Fact[],
  newId: () => string,
): readonly AnnouncementFact[] {
  if (!queue.hall?.voice.announced) return []
  return facts.flatMap((fact): readonly AnnouncementFact[] => {
    if (fact.type === 'ticket.called' || fact.type === 'ticket.recalled') {
      const queued: Announcement = {
        announcementId: newId() as AnnouncementId,
        zone: acousticZone(queue, fact.data.zone),
        kind: fact.type === 'ticket.called' ? 'call' : 'recall',
        call: fact.data,
      }
      const { announcementId } = queued
      return [
        ...givingWay(state, fact.data.ticketId, announcementId),
        { type: 'announcement.queued', subject: subjectOf(announcementId), data: queued },
        ...(isEmergency(queue) ? [expired(queued, fact.data.releasedAt)] : []),
      ]
    }
    if (fact.type === 'notice.raised' && isEmergency({ notices: [fact.data] }))
      return state.open.flatMap((open) => (open.state === 'queued' ? [expired(open, fact.data.raisedAt)] : []))
    return ENDS_CALLING.has(fact.type) && 'ticketId' in fact.data ? givingWay(state, fact.data.ticketId, null) : []
  })
}

/** Facts after which nobody waits at the counter for this ticket any more. */
const ENDS_CALLING: ReadonlySet<Fact['type']> = new Set([
  'ticket.started',
  'ticket.missed',
  'ticket.requeued',
  'ticket.held',
  'ticket.transferred',
  'ticket.cancelled',
  'ticket.expired',
])

function givingWay(state: AnnouncementState, ticket: string, by: AnnouncementId | null): readonly AnnouncementFact[] {
  return state.open
    .filter((open) => open.call.ticketId === ticket && open.state === 'queued')
    .map((open) => ({ ...about(open, 'announcement.superseded'), data: { ...nameOf(open), by } }))
}

/** Time has passed: what is too late to be said, and what a speaker took into its grave. */
export function unheard(state: AnnouncementState, at: Instant): readonly AnnouncementFact[] {
  return state.open.flatMap((open): readonly AnnouncementFact[] => {
    if (open.state === 'queued') return isLate(open, at) ? [expired(open, at)] : []
    const { claim } = open
    if (!claim || !isOlder(claim.at, at, SPEECH_MOST_MS)) return []
    const data = { ...nameOf(open), speaker: claim.speaker, reason: 'speaker-lost' as const }
    return [{ ...about(open, 'announcement.failed'), data }]
  })
}

function expired(one: Announcement, at: Instant): AnnouncementFact {
  return { ...about(one, 'announcement.expired'), data: { ...nameOf(one), at } }
}

function isLate({ call }: Announcement, at: Instant): boolean {
  return isOlder(call.releasedAt, at, TIME_TO_LIVE_MS)
}

/** The loudspeaker that is heard where the call's customers wait. */
export function acousticZone({ hall }: QueueState, zone: Announcement['call']['zone']): AcousticZone {
  return hall?.voice.zones.includes(zone) ? zone : '*'
}

function subjectOf(id: AnnouncementId): string {
  return `announcements/${id}`
}

function about<T extends AnnouncementFact['type']>(
  { announcementId }: Pick<AnnouncementName, 'announcementId'>,
  type: T,
) {
  return { type, subject: subjectOf(announcementId) }
}

function nameOf({ announcementId, call: { callId, ticketId, counterId } }: Announcement): AnnouncementName {
  return { announcementId, callId, ticketId, counterId }
}
