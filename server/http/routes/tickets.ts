import { z } from '@hono/zod-openapi'
import type { ServiceId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Ticket } from '#shared/domain/queue/ticket.ts'
import type { TransferTarget, Wish } from '#shared/domain/queue/wishes.ts'
import { estimateWait } from '#shared/domain/queue/wait/estimate.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { ErrorCode } from '#shared/protocol/errors.ts'
import { IssuedTicketSchema, TicketViewSchema } from '#shared/protocol/schemas/answers.ts'
import {
  ClassRequestSchema,
  IssueRequestSchema,
  NothingSchema,
  TransferTicketRequestSchema,
} from '#shared/protocol/schemas/requests.ts'
import type { Answer, Ask, HallFold, HallPort, Outcome } from '#server/hall/hall-port.ts'
import { askHall } from '../ask-hall.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { Problem, refusalAnswer } from '../problem.ts'
import { keyOfNew } from '../ticket-key.ts'
import { hasEnded, pastOf } from './past.ts'
import { pastView, viewOf } from './ticket-view.ts'

type IssueRequest = z.output<typeof IssueRequestSchema>

/** The wish to take a ticket, with the wait the customer is told; or to book one. */
function issueWish(id: TicketId, body: IssueRequest, { queue, waits }: HallFold, at: Instant): Wish {
  const service = body.service as ServiceId
  if (body.appointmentAt !== undefined)
    return { type: 'book', ticketId: id, service, appointmentAt: body.appointmentAt }
  const chosen = body.class ?? 'normal'
  return {
    type: 'issue',
    ticketId: id,
    service,
    class: chosen,
    promised: estimateWait(waits, queue, service, chosen, at),
  }
}

function issuedBody(
  outcome: Outcome & { readonly ok: true },
  id: TicketId,
  key: string,
  publicUrl: string | null,
): unknown {
  const ticket = outcome.fold.queue.tickets.find((living) => living.id === id)
  const fact = outcome.events.find((event) => event.type === 'ticket.issued' && event.data !== null)
  const told = fact?.data as { readonly ahead: number; readonly promised: unknown } | undefined
  return {
    id,
    key,
    number: ticket?.number ?? null,
    service: ticket?.service,
    class: ticket?.class,
    ahead: told?.ahead ?? 0,
    wait: told?.promised ?? null,
    issuedAt: outcome.at,
    appointmentAt: ticket?.appointmentAt ?? null,
    publicUrl,
  }
}

function issueEndpoint(newId: () => string, publicUrl: string | null): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/halls/{hall}/tickets',
    action: 'take-ticket',
    id: 'takeTicket',
    summary: 'Takes a ticket, or books one for a later time.',
    body: IssueRequestSchema,
    status: 201,
    answer: IssuedTicketSchema,
    codes: ['unknown-hall', 'unknown-service', 'hall-closed', 'appointment-past', 'appointments-full'],
    handle: async ({ hall, body, isStaff, once }) => {
      const id = newId() as TicketId
      const { key, keyHash } = await keyOfNew(id, isStaff)
      return askHall(
        hall,
        {
          wish: (fold, at) => issueWish(id, body, fold, at),
          // Stored with the Idempotency-Key for a day, so that a kiosk that asks again can still print the QR code.
          answer: (outcome) =>
            outcome.ok
              ? { status: 201, body: issuedBody(outcome, id, key, publicUrl) }
              : refusalAnswer(outcome.refusal, outcome.fold.queue, {}),
          secret: { ticketId: id, keyHash },
        },
        once,
      )
    },
  })
}

const KeyQuery = z.object({
  key: z.string().max(64).optional().openapi({ description: 'The key of the ticket, from its QR code.' }),
})

const view = endpoint({
  method: 'get',
  path: '/api/v1/halls/{hall}/tickets/{id}',
  action: 'see-ticket',
  id: 'getTicket',
  summary: 'One ticket: its state, how many are ahead, the wait to expect.',
  query: KeyQuery,
  status: 200,
  answer: TicketViewSchema,
  codes: ['unknown-hall', 'unknown-ticket', 'wrong-ticket-key'],
  handle: async ({ hall, param }) => {
    const id = param('id') as TicketId
    const past = await pastOf(hall, id)
    const fold = hall.fold()
    const moment = { fold, epoch: hall.epoch, at: hall.now() }
    const ticket = fold.queue.tickets.find((living) => living.id === id)
    if (ticket) return { status: 200, body: viewOf(ticket, moment) }
    if (past) return { status: 200, body: pastView(id, past, moment) }
    throw new Problem('unknown-ticket', { field: 'id' })
  },
})

/** Asks something about one ticket and answers with the ticket as it is afterwards. */
async function askAbout(hall: HallPort, id: TicketId, wish: Wish, once: Ask['once']): Promise<Answer> {
  const past = await pastOf(hall, id)
  let before: Ticket | undefined
  return askHall(
    hall,
    {
      wish: ({ queue }) => {
        before = queue.tickets.find((ticket) => ticket.id === id)
        return wish
      },
      answer: (outcome) => {
        const { fold, epoch, at } = outcome
        if (!outcome.ok)
          return refusalAnswer(namingTheTicket(hasEnded(outcome.refusal, past)), fold.queue, { ticket: id })
        const after = fold.queue.tickets.find((ticket) => ticket.id === id)
        if (!before) throw new Error(`${wish.type} was granted to a ticket that does not live`)
        return {
          status: 200,
          body: after ? viewOf(after, { fold, epoch, at }) : viewOf(before, { fold, epoch, at }, 'cancelled'),
        }
      },
    },
    once,
  )
}

/** Here the ticket stands in the path as `id`; in the law of the hall it is the field `ticket`. */
function namingTheTicket<R extends { readonly field?: string }>(refusal: R): R {
  return refusal.field === 'ticket' ? { ...refusal, field: 'id' } : refusal
}

const ABOUT_ONE: readonly ErrorCode[] = ['unknown-hall', 'unknown-ticket', 'wrong-state']

const cancel = endpoint({
  method: 'post',
  path: '/api/v1/halls/{hall}/tickets/{id}/cancel',
  action: 'cancel-ticket',
  id: 'cancelTicket',
  summary: 'The customer gives up.',
  query: KeyQuery,
  body: NothingSchema,
  status: 200,
  answer: TicketViewSchema,
  codes: [...ABOUT_ONE, 'wrong-ticket-key'],
  handle: ({ hall, param, once }) => {
    const ticket = param('id') as TicketId
    return askAbout(hall, ticket, { type: 'cancel', ticket }, once)
  },
})

const checkIn = endpoint({
  method: 'post',
  path: '/api/v1/halls/{hall}/tickets/{id}/check-in',
  action: 'change-ticket',
  id: 'checkIn',
  summary: 'A customer with an appointment has come.',
  body: NothingSchema,
  status: 200,
  answer: TicketViewSchema,
  codes: [...ABOUT_ONE, 'appointment-not-today'],
  handle: ({ hall, param, once }) => {
    const ticket = param('id') as TicketId
    return askAbout(hall, ticket, { type: 'check-in', ticket }, once)
  },
})

const changeClass = endpoint({
  method: 'post',
  path: '/api/v1/halls/{hall}/tickets/{id}/class',
  action: 'change-ticket',
  id: 'changeClass',
  summary: 'The customer belongs to another class.',
  body: ClassRequestSchema,
  status: 200,
  answer: TicketViewSchema,
  codes: ABOUT_ONE,
  handle: ({ hall, param, body, once }) => {
    const ticket = param('id') as TicketId
    return askAbout(hall, ticket, { type: 'change-class', ticket, class: body.class }, once)
  },
})

const transfer = endpoint({
  method: 'post',
  path: '/api/v1/halls/{hall}/tickets/{id}/transfer',
  action: 'change-ticket',
  id: 'transferTicket',
  summary: 'Sends a waiting ticket to another service or counter; it keeps its place.',
  body: TransferTicketRequestSchema,
  status: 200,
  answer: TicketViewSchema,
  codes: [...ABOUT_ONE, 'unknown-service', 'unknown-counter', 'same-place'],
  handle: ({ hall, param, body, once }) => {
    const ticket = param('id') as TicketId
    const to = (body.service === undefined ? { counter: body.counter } : { service: body.service }) as TransferTarget
    return askAbout(hall, ticket, { type: 'transfer-waiting', ticket, to }, once)
  },
})

/** A customer's way with a ticket, from the kiosk to the phone. `publicUrl` is where phones reach the server, if it was told. */
export function ticketEndpoints(newId: () => string, publicUrl: string | null): readonly Endpoint[] {
  return [issueEndpoint(newId, publicUrl), view, cancel, checkIn, changeClass, transfer]
}
