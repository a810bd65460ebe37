import { z } from '@hono/zod-openapi'
import { parsePosition, type Position } from '#shared/protocol/stream.ts'
import { DayEndedSchema } from '#shared/protocol/schemas/answers.ts'
import { HallSnapshotSchema } from '#shared/protocol/schemas/hall.ts'
import { NothingSchema, ShownRequestSchema } from '#shared/protocol/schemas/requests.ts'
import { askHall } from '../ask-hall.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import type { StreamOpener } from '../parts.ts'
import { type Credentials, hallAct, isKnown, isManager } from '../principal.ts'
import { Problem, refusalAnswer } from '../problem.ts'
import { answerResponse, STREAM_HEADERS } from '../responses.ts'

/** From where a reader goes on: the header that a reconnecting reader sends by itself wins over the address. */
export function positionOf(header: string | undefined, after: string | undefined): Position | null {
  const text = header || after
  if (text === undefined) return null
  const position = parsePosition(text)
  if (!position) throw new Problem('bad-position', { field: header ? 'Last-Event-ID' : 'after' })
  return position
}

const snapshot = endpoint({
  method: 'get',
  path: '/api/v1/halls/{hall}',
  action: 'see-hall',
  id: 'getHall',
  summary: 'The hall as it stands: services, counters, living tickets, recent calls, waits.',
  status: 200,
  answer: HallSnapshotSchema,
  codes: ['unknown-hall'],
  handle: ({ hall }) => ({ status: 200, body: hall.snapshot() }),
})

const shown = endpoint({
  method: 'post',
  path: '/api/v1/halls/{hall}/calls/{callId}/shown',
  action: 'report-shown',
  id: 'reportShown',
  summary: 'A screen says that it has painted a call.',
  body: ShownRequestSchema,
  status: 204,
  codes: ['unknown-hall', 'unknown-call'],
  handle: ({ hall, param, body }) => {
    const callId = param('callId')
    if (!hall.fold().queue.calls.some((call) => call.callId === callId))
      throw new Problem('unknown-call', { field: 'callId' })
    hall.shown(callId, body.screen)
    return { status: 204, body: null }
  },
})

const endDay = endpoint({
  method: 'post',
  path: '/api/v1/halls/{hall}/day/end',
  action: 'end-day',
  id: 'endDay',
  summary: 'Ends the hall-day now: who still waits is let go of, every counter closes after its ticket.',
  body: NothingSchema,
  status: 200,
  answer: DayEndedSchema,
  codes: ['unknown-hall'],
  handle: ({ hall, principal, once }) =>
    askHall(
      hall,
      {
        wish: { type: 'end-day' },
        audit: hallAct(principal, hall.id, 'day-ended', `halls/${hall.id}`),
        answer: (outcome) => {
          if (!outcome.ok) return refusalAnswer(outcome.refusal, outcome.fold.queue, {})
          const count = (type: string) => outcome.events.filter((event) => event.type === type).length
          const { sequence } = outcome.fold.queue
          return {
            status: 200,
            body: { epoch: outcome.epoch, sequence, expired: count('ticket.expired'), closed: count('counter.closed') },
          }
        },
      },
      once,
    ),
})

/** The hall's emergency, begun or ended by its manager: on the log, and so on every screen, at once. */
function emergency(begins: boolean): Endpoint {
  return endpoint({
    method: 'post',
    path: `/api/v1/halls/{hall}/emergency/${begins ? 'begin' : 'end'}`,
    action: 'declare-emergency',
    id: begins ? 'beginEmergency' : 'endEmergency',
    summary: begins
      ? 'Begins an emergency: a notice for everybody, above all else: boards, signs and pads show nothing but it, kiosks it above their page. While one stands nothing happens.'
      : 'Ends it. Pads ask again what may still be answered.',
    body: NothingSchema,
    status: 200,
    answer: NothingSchema,
    codes: ['unknown-hall'],
    handle: ({ hall, principal, once }) =>
      askHall(
        hall,
        {
          wish: { type: begins ? 'begin-emergency' : 'end-emergency' },
          audit: hallAct(principal, hall.id, begins ? 'emergency-begun' : 'emergency-ended', `halls/${hall.id}`),
          answer: (outcome) =>
            outcome.ok ? { status: 200, body: {} } : refusalAnswer(outcome.refusal, outcome.fold.queue, {}),
        },
        once,
      ),
  })
}

const PositionQuery = z.object({
  after: z.string().optional().openapi({ description: '{epoch}:{sequence} of the last event that was received.' }),
})

function events(open: StreamOpener, lasting: Credentials['lasting']): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/v1/halls/{hall}/events',
    action: 'follow-hall',
    id: 'followHall',
    summary: 'The event stream: every event after a position, once, in order; a snapshot first without one.',
    query: PositionQuery,
    status: 200,
    answer: 'text/event-stream',
    codes: ['unknown-hall', 'bad-position'],
    handle: ({ context, hall, principal }) => {
      const from = positionOf(context.req.header('last-event-id'), context.req.query('after'))
      if (context.req.method === 'HEAD') return answerResponse({ status: 200, body: null }, STREAM_HEADERS)
      return open(context, STREAM_HEADERS, (sink, gone) => {
        const until = isKnown(principal) ? AbortSignal.any([gone, lasting(principal)]) : gone
        const device = principal.kind === 'device' ? principal.device : null
        // Everybody else learns only that something happened to a rating or a device.
        return hall.stream(from, isManager(principal) ? 'manager' : 'public', sink, until, device)
      })
    },
  })
}

/** The hall as a whole: its state, its stream, its day. */
export function hallEndpoints(open: StreamOpener, { lasting }: Credentials): readonly Endpoint[] {
  return [snapshot, events(open, lasting), shown, endDay, emergency(true), emergency(false)]
}
