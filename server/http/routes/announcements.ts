import type { z } from '@hono/zod-openapi'
import type { AcousticZone, AnnouncementId, SpeakerId } from '#shared/domain/announcement/events.ts'
import type { AnnouncementWish, SpeechReport } from '#shared/domain/announcement/wishes.ts'
import type { ErrorCode } from '#shared/protocol/errors.ts'
import { NothingSchema } from '#shared/protocol/schemas/requests.ts'
import {
  ClaimRequestSchema,
  LeaseRequestSchema,
  LeaseSchema,
  OutcomeRequestSchema,
  VoiceAnswerSchema,
} from '#shared/protocol/schemas/voice.ts'
import type { Ask, HallPort } from '#server/hall/hall-port.ts'
import { askHall } from '../ask-hall.ts'
import { endpoint, type Endpoint } from '../endpoint.ts'
import { type Principal, principalName } from '../principal.ts'
import { Problem, refusalAnswer } from '../problem.ts'

const CODES: readonly ErrorCode[] = ['unknown-hall', 'unknown-announcement', 'announcement-over', 'claim-lost']

const announcements = endpoint({
  method: 'get',
  path: '/api/v1/halls/{hall}/announcements',
  action: 'see-hall',
  id: 'getAnnouncements',
  summary: 'What is being said in the hall, and what became of the last that were.',
  status: 200,
  answer: VoiceAnswerSchema,
  codes: ['unknown-hall'],
  handle: ({ hall }) => {
    const { queue, announcement } = hall.fold()
    return { status: 200, body: { epoch: hall.epoch, sequence: queue.sequence, ...announcement } }
  },
})

const lease = endpoint({
  method: 'post',
  path: '/api/v1/halls/{hall}/announcements/lease',
  action: 'speak',
  id: 'leaseZone',
  summary: 'Asks for an acoustic zone, or renews it: its one speaker is whoever holds the lease.',
  body: LeaseRequestSchema,
  status: 200,
  answer: LeaseSchema,
  codes: ['unknown-hall', 'bad-input'],
  handle: ({ hall, body, principal }) => {
    const zone = knownZone(hall, body.zone)
    const speaker = speakerOf(principal, body)
    if (body.release) {
      hall.leases.release(zone, speaker)
      return { status: 200, body: { held: false, speaker, lease: null, forMs: 0 } }
    }
    const { lease, forMs } = hall.leases.ask(zone, speaker)
    const held = lease.speaker === speaker
    return { status: 200, body: { held, speaker, lease: held ? lease.number : null, forMs } }
  },
})

/** What a page calls itself counts among the pages of its own device only. */
function speakerOf(principal: Principal, { speaker }: { readonly speaker?: string | undefined }): SpeakerId {
  const name = principalName(principal)
  return (speaker === undefined ? name : `${name}/${speaker}`) as SpeakerId
}

/** @throws {Problem} where the hall has no such loudspeakers: two speakers would be heard in one place */
function knownZone(hall: HallPort, zone: string): AcousticZone {
  const voice = hall.fold().queue.hall?.voice
  if (zone === '*' || voice?.zones.some((known) => known === zone)) return zone as AcousticZone
  throw new Problem('bad-input', { field: 'zone', detail: 'zone has no loudspeakers of its own in this hall.' })
}

/** What a speaker asks for is decided only while it holds the lease of the zone the announcement is for. */
function asSpeaker(hall: HallPort, wish: AnnouncementWish, once: Ask['once']) {
  const { open } = hall.fold().announcement
  const zone = open.find(({ announcementId }) => announcementId === wish.announcement)?.zone
  // What was claimed is finished by whoever claimed it, lease or not: its claim is what counts.
  const needsLease = wish.type === 'claim-announcement'
  if (zone !== undefined && needsLease && !hall.leases.holds(zone, wish.speaker, wish.lease))
    throw new Problem('claim-lost', { field: 'lease' })
  return askHall(
    hall,
    {
      wish,
      answer: (outcome) =>
        outcome.ok ? { status: 200, body: {} } : refusalAnswer(outcome.refusal, outcome.fold.queue, {}),
    },
    once,
  )
}

const claim = endpoint({
  method: 'post',
  path: '/api/v1/halls/{hall}/announcements/{id}/claim',
  action: 'speak',
  id: 'claimAnnouncement',
  summary: 'The speaker of the zone takes it upon itself to say it; nobody else will, while the lease lasts.',
  body: ClaimRequestSchema,
  status: 200,
  answer: NothingSchema,
  codes: CODES,
  handle: ({ hall, body, param, principal, once }) =>
    asSpeaker(
      hall,
      {
        type: 'claim-announcement',
        announcement: param('id') as AnnouncementId,
        speaker: speakerOf(principal, body),
        lease: body.lease,
        knownForMs: body.knownForMs,
      },
      once,
    ),
})

/** @throws {Problem} naming what the outcome lacks */
function reportOf({ state, engine, languages, reason }: z.output<typeof OutcomeRequestSchema>): SpeechReport {
  if (state === 'started') return { state }
  if (state === 'spoken') {
    if (engine === undefined) throw new Problem('bad-input', { field: 'engine', detail: 'engine: what was heard?' })
    return { state, engine, languages: languages ?? [] }
  }
  if (reason === undefined) throw new Problem('bad-input', { field: 'reason', detail: 'reason: why was it not heard?' })
  return { state, reason }
}

const outcome = endpoint({
  method: 'post',
  path: '/api/v1/halls/{hall}/announcements/{id}/outcome',
  action: 'speak',
  id: 'reportAnnouncement',
  summary: 'How it went: started, spoken and by which engine, or why nothing was heard.',
  body: OutcomeRequestSchema,
  status: 200,
  answer: NothingSchema,
  codes: [...CODES, 'bad-input'],
  handle: ({ hall, body, param, principal, once }) =>
    asSpeaker(
      hall,
      {
        type: 'report-announcement',
        announcement: param('id') as AnnouncementId,
        speaker: speakerOf(principal, body),
        lease: body.lease,
        report: reportOf(body),
      },
      once,
    ),
})

/** The hall's voice: who may speak where, and what became of each sentence. */
export const announcementEndpoints: readonly Endpoint[] = [announcements, lease, claim, outcome]
