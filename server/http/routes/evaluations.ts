import type { RatingId } from '#shared/domain/evaluation/events.ts'
import type { GrantId } from '#shared/domain/queue/ids.ts'
import {
  LapseRequestSchema,
  OwnRatingsSchema,
  RatingRequestSchema,
  RatingsSchema,
  RatingTakenSchema,
  ReviewRequestSchema,
} from '#shared/protocol/schemas/evaluations.ts'
import { NothingSchema } from '#shared/protocol/schemas/requests.ts'
import type { Devices } from '#server/devices/devices.ts'
import { askHall } from '../ask-hall.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { principalName } from '../principal.ts'
import { Problem, refusalAnswer } from '../problem.ts'
import { dayIn } from '../today.ts'
import { phoneRatingEndpoints } from './phone-ratings.ts'
import { atItsCounter, found, known, rate, RATING_CODES } from './rate.ts'
import { isForged, isProven, isTaken, setApart } from './rating-proof.ts'
import { type Names, ownRatingsOf, ratingsOf } from './ratings-view.ts'
import { type HallsOfServer, hallsWithStaff } from './staff-halls.ts'

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
      const device = principal.kind === 'device' || principal.kind === 'revoked' ? principal.device : null
      const put = async (forged: boolean) => {
        const answer = await rate(hall, { ...body, way: 'pad' }, of, device, forged)
        if (answer.status === 200) devices.repeats.note(hall.id, dayIn(hall), device)
        return answer
      }
      if (isTaken(hall, body, of)) return put(false)
      if (principal.kind !== 'revoked') return put(await isForged(hall, body))
      if (!of) throw new Problem('unknown-grant', { field: 'grant' })
      return (await isProven(hall, body)) ? setApart(hall, body, of.grant, principal.device, devices) : put(true)
    },
  })
}

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

function ratings(names: Names, devices: Devices): Endpoint {
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
    handle: async ({ hall, principal }) => ({ status: 200, body: await ratingsOf(hall, principal, names, devices) }),
  })
}

function own(halls: HallsOfServer): Endpoint {
  return endpoint({
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
      const { staff, halls: theirs } = principal.kind === 'person' ? principal : { staff: null, halls: [] }
      // A hall that came after the account may have a namesake: of which hall they are nobody knows then.
      const [only, another] = staff === null ? [] : hallsWithStaff(staff, theirs, halls)
      const isTheirs = staff !== null && only === hall && !another
      return { status: 200, body: isTheirs ? await ownRatingsOf(hall, principal, staff) : { batches: [] } }
    },
  })
}

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
  readonly halls: HallsOfServer
  /** Origins that pages of ours are opened from; the first is where phones reach the server. */
  readonly publicOrigins: readonly string[]
}

/** Ratings: given by pads and phones, seen and followed up by the manager, edited by nobody. */
export function evaluationEndpoints(parts: RatingParts): readonly Endpoint[] {
  const { newId, people, devices, halls, publicOrigins } = parts
  return [
    submit(devices),
    lapse,
    ratings(people, devices),
    own(halls),
    review(newId),
    ...phoneRatingEndpoints(publicOrigins[0] ?? null),
  ]
}
