import type { ChainLink, RatingId } from '#shared/domain/evaluation/events.ts'
import { openGrantOf } from '#shared/domain/evaluation/decide.ts'
import type { PastGrant, RateWish } from '#shared/domain/evaluation/wishes.ts'
import type { GrantId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Grant } from '#shared/domain/queue/state.ts'
import type { ErrorCode } from '#shared/protocol/errors.ts'
import {
  LapseRequestSchema,
  OwnGrantSchema,
  OwnRatingsSchema,
  RatingRequestSchema,
  RatingsSchema,
  RatingTakenSchema,
  ReviewRequestSchema,
} from '#shared/protocol/schemas/evaluations.ts'
import { NothingSchema } from '#shared/protocol/schemas/requests.ts'
import type { Devices } from '#server/devices/devices.ts'
import type { Answer, HallPort, Outcome } from '#server/hall/hall-port.ts'
import { askHall } from '../ask-hall.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { type Principal, principalName } from '../principal.ts'
import { Problem, refusalAnswer } from '../problem.ts'
import { isForged, isProven, type RatingRequest, setApart } from './rating-proof.ts'
import { type Names, ownRatingsOf, ratingsOf } from './ratings-view.ts'

const RATING_CODES: readonly ErrorCode[] = [
  'unknown-hall',
  'unknown-grant',
  'unknown-reason',
  'grant-answered',
  'rating-reused',
  'grant-lapsed',
  'rating-too-old',
]

/** The grant as the fold or the log has it; null when it never was. */
async function found(hall: HallPort, id: GrantId): Promise<PastGrant | null> {
  const open = hall.fold().evaluation.open.find(({ grant }) => grant.grantId === id)
  // Said of an open one too: until the hall decides, its silence may take it out of the fold.
  return open ? { grant: open.grant, lapse: open.lapse, rating: null } : hall.pastGrant(id)
}

/** The same. @throws {Problem} when it never was */
async function known(hall: HallPort, id: GrantId) {
  const grant = await found(hall, id)
  if (!grant) throw new Problem('unknown-grant', { field: 'grant' })
  return grant
}

/** A pad rates only at its own counter. @throws {Problem} 403 */
function atItsCounter(principal: Principal, { counterId }: Grant): void {
  if (principal.kind !== 'device' && principal.kind !== 'revoked') return
  const isThere = principal.screens.some(({ kind, counter }) => kind === 'evaluation-pad' && counter === counterId)
  if (!isThere) throw new Problem('no-right', { field: 'grant' })
}

/** A rating that was granted now is 201; the same again is 200 and changes nothing. */
function taken(outcome: Outcome, id: RatingId, grant: GrantId): Answer {
  if (!outcome.ok) return refusalAnswer(outcome.refusal, outcome.fold.queue, {})
  return { status: outcome.events.length > 0 ? 201 : 200, body: { id, grant, receivedAt: outcome.at } }
}

/** Puts a rating to the hall. Its own id makes it one, whatever key it comes under, for as long as the log lives. */
async function rate(
  hall: HallPort,
  said: RatingRequest,
  past: PastGrant | null,
  device: string | null,
  isForged: boolean,
) {
  const { id, comment = '', ...rest } = said
  const rating = id as RatingId
  const grant = said.grant as GrantId
  const wish: RateWish = {
    ...rest,
    type: 'rate',
    rating,
    grant,
    past,
    hasComment: comment !== '',
    chain: said.chain as ChainLink | null,
    device,
    isForged,
  }
  const text = comment === '' ? undefined : { id, kind: 'comment' as const, text: comment }
  return askHall(hall, { wish, text, answer: (outcome) => taken(outcome, rating, grant) }, undefined)
}

function submit(devices: Devices): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/halls/{hall}/evaluations',
    action: 'rate',
    id: 'rate',
    summary:
      'A rating of one finished service, from the pad at its counter. Its own id makes it one: 201, then 200. 202: the pad was let out of the hall, and its signature holds; kept, not counted.',
    body: RatingRequestSchema,
    status: 201,
    answer: RatingTakenSchema,
    codes: [...RATING_CODES, 'bad-signature', 'quarantine-full'],
    handle: async ({ hall, body, principal }) => {
      // A grant that never was is the hall's to refuse: it keeps count of what pads may not send.
      const of = await found(hall, body.grant as GrantId)
      if (of) atItsCounter(principal, of.grant)
      if (principal.kind === 'revoked') {
        if (!of) throw new Problem('unknown-grant', { field: 'grant' })
        if (!(await isProven(hall, body))) return rate(hall, { ...body, way: 'pad' }, of, principal.device, true)
        return setApart(hall, body, of.grant, principal.device, devices)
      }
      const device = principal.kind === 'device' ? principal.device : null
      return rate(hall, { ...body, way: 'pad' }, of, device, await isForged(hall, body))
    },
  })
}

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
  action: 'rate-own-service',
  id: 'ownGrant',
  summary: "The grant whoever holds the ticket may still answer, null when there is none; and the hall's clock.",
  status: 200,
  answer: OwnGrantSchema,
  codes: ['unknown-hall', 'unknown-ticket', 'wrong-ticket-key'],
  handle: async ({ hall, param }) => {
    const id = param('id') as TicketId
    const { queue, evaluation } = hall.fold()
    const lives = queue.tickets.some((ticket) => ticket.id === id)
    if (!lives && !(await hall.pastTicket(id))) throw new Problem('unknown-ticket', { field: 'id' })
    return { status: 200, body: { grant: openGrantOf(evaluation, id), time: hall.now() } }
  },
})

const lapse = endpoint({
  method: 'post',
  path: '/api/v1/halls/{hall}/evaluations/lapses',
  action: 'tell-silence',
  id: 'lapse',
  summary: 'The pad says that its question ended without an answer: silence is recorded as silence.',
  body: LapseRequestSchema,
  status: 200,
  answer: NothingSchema,
  codes: ['unknown-hall', 'unknown-grant'],
  handle: async ({ hall, body, principal, once }) => {
    const grant = body.grant as GrantId
    atItsCounter(principal, (await known(hall, grant)).grant)
    return askHall(
      hall,
      {
        wish: { type: 'lapse', grant, how: body.how },
        answer: (outcome) =>
          outcome.ok ? { status: 200, body: {} } : refusalAnswer(outcome.refusal, outcome.fold.queue, {}),
      },
      once,
    )
  },
})

function ratings(names: Names): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/v1/halls/{hall}/evaluations',
    action: 'see-ratings',
    id: 'getRatings',
    summary:
      "Today's ratings in figures with their intervals, clerk by clerk, and the low ones with their notes: all that are open, the last that were resolved.",
    status: 200,
    answer: RatingsSchema,
    codes: ['unknown-hall'],
    handle: async ({ hall, principal }) => ({ status: 200, body: await ratingsOf(hall, principal, names) }),
  })
}

const own = endpoint({
  method: 'get',
  path: '/api/v1/halls/{hall}/evaluations/mine',
  action: 'see-own-ratings',
  id: 'getOwnRatings',
  summary:
    'What a clerk sees of the ratings given to them: batches of five or more, a day late, with numbers masked in comments.',
  status: 200,
  answer: OwnRatingsSchema,
  codes: ['unknown-hall'],
  handle: async ({ hall, principal }) => {
    const staff = principal.kind === 'person' ? principal.staff : null
    return { status: 200, body: staff === null ? { batches: [] } : await ownRatingsOf(hall, principal, staff) }
  },
})

function review(newId: () => string): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/halls/{hall}/evaluations/{rating}/reviews',
    action: 'review-rating',
    id: 'reviewRating',
    summary: 'A note beside a rating; moves the follow-up of a low one on. The rating itself is never edited.',
    body: ReviewRequestSchema,
    status: 200,
    answer: NothingSchema,
    codes: ['unknown-hall', 'unknown-rating', 'wrong-step'],
    handle: ({ hall, body, param, principal, once }) => {
      const rating = param('rating') as RatingId
      const noteId = newId()
      const by = principalName(principal)
      return askHall(
        hall,
        {
          wish: { type: 'review', rating, grant: body.grant as GrantId, noteId, step: body.step, by },
          text: { id: noteId, kind: 'note', text: body.note },
          audit: {
            hall: hall.id,
            actor: by,
            act: 'rating-reviewed',
            subject: `ratings/${rating}`,
            data: { step: body.step, noteId },
          },
          answer: (outcome) =>
            outcome.ok ? { status: 200, body: {} } : refusalAnswer(outcome.refusal, outcome.fold.queue, {}),
        },
        once,
      )
    },
  })
}

/** What the routes of ratings need of the server. */
export interface RatingParts {
  readonly newId: () => string
  readonly people: Names
  readonly devices: Devices
}

/** Ratings: given by pads and phones, seen and followed up by the manager, edited by nobody. */
export function evaluationEndpoints(parts: RatingParts): readonly Endpoint[] {
  const { newId, people, devices } = parts
  return [submit(devices), lapse, ratings(people), own, review(newId), fromPhone, openGrant]
}
