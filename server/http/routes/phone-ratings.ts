import { openGrantOf } from '#shared/domain/evaluation/decide.ts'
import type { GrantId, TicketId } from '#shared/domain/queue/ids.ts'
import {
  OwnGrantSchema,
  PhoneWaySchema,
  RatingRequestSchema,
  RatingTakenSchema,
} from '#shared/protocol/schemas/evaluations.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { Problem } from '../problem.ts'
import { ratingKeyOf } from '../ticket-key.ts'
import { atItsCounter, known, rate, RATING_CODES } from './rate.ts'

const fromPhone = endpoint({
  method: 'post',
  path: '/api/v1/halls/{hall}/tickets/{id}/evaluation',
  action: 'rate-own-service',
  id: 'rateOwnService',
  summary: 'The same from the phone of whoever holds the ticket; the first answer wins.',
  body: RatingRequestSchema,
  status: 201,
  answer: RatingTakenSchema,
  codes: [...RATING_CODES, 'wrong-ticket-key'],
  handle: async ({ hall, body, param }) => {
    const past = await known(hall, body.grant as GrantId)
    if (past.grant.ticketId !== (param('id') as TicketId)) throw new Problem('unknown-grant', { field: 'grant' })
    // A phone asks the hall itself: it can know of the next ticket.
    return rate(hall, { ...body, way: 'phone', heard: null, chain: null }, past, null, false)
  },
})

const openGrant = endpoint({
  method: 'get',
  path: '/api/v1/halls/{hall}/tickets/{id}/grant',
  action: 'see-own-question',
  id: 'ownGrant',
  summary:
    "The grant whoever holds the ticket may still answer, null when there is none or the key rates nothing; and the hall's clock.",
  status: 200,
  answer: OwnGrantSchema,
  codes: ['unknown-hall', 'unknown-ticket', 'wrong-ticket-key'],
  handle: async ({ hall, param, principal }) => {
    const id = param('id') as TicketId
    const { queue, evaluation } = hall.fold()
    const lives = queue.tickets.some((ticket) => ticket.id === id)
    if (!lives && !(await hall.pastTicket(id))) throw new Problem('unknown-ticket', { field: 'id' })
    const rates = principal.kind !== 'holder' || principal.key !== 'following'
    return { status: 200, body: { grant: rates ? openGrantOf(evaluation, id) : null, time: hall.now() } }
  },
})

/** A pad whose disk fails hands its question over. `publicUrl`: where phones reach the server, if it was told. */
function toPhone(publicUrl: string | null): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/v1/halls/{hall}/evaluations/grants/{grant}/phone',
    action: 'hand-to-phone',
    id: 'handToPhone',
    summary: 'For the pad that cannot keep an answer: what its QR code says, so that a phone can give it instead.',
    status: 200,
    answer: PhoneWaySchema,
    codes: ['unknown-hall', 'unknown-grant', 'grant-answered', 'grant-lapsed'],
    handle: async ({ hall, param, principal }) => {
      const { grant, lapse, rating } = await known(hall, param('grant') as GrantId)
      atItsCounter(principal, grant)
      if (rating) throw new Problem('grant-answered', { field: 'grant' })
      if (lapse) throw new Problem('grant-lapsed', { field: 'grant' })
      const key = await ratingKeyOf(hall, grant.ticketId)
      // A ticket from elsewhere never had a key: no phone can speak for it.
      if (key === null) throw new Problem('unknown-grant', { field: 'grant' })
      return { status: 200, body: { ticket: grant.ticketId, key, publicUrl } }
    },
  })
}

/** The customer's own phone, which may answer what the pad asks: because it holds the ticket, or because a pad could not. */
export function phoneRatingEndpoints(publicUrl: string | null): readonly Endpoint[] {
  return [fromPhone, openGrant, toPhone(publicUrl)]
}
