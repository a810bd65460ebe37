import { z } from '@hono/zod-openapi'
import type { CounterAction } from '#shared/domain/queue/wishes.ts'
import { GivenInstantSchema, TicketClassSchema, givenId } from './parts.ts'

/** Longest reason of a pause; it stands on the counter's sign. */
const REASON_LENGTH = 80

/** A screen's id is its device's, its app and its parameters: `{its name} counter-sign counter=3`. */
const SCREEN_ID_LENGTH = 128

const service = givenId('A service of the hall.')
const counter = givenId('A counter of the hall.')
const ticket = givenId('Id of a ticket.')
const seenTicket = ticket
  .optional()
  .openapi({ description: 'The ticket the clerk sees at the counter; 409 not-current when it has left.' })

/** Exactly one of service and counter. */
const ONE_TARGET = { error: 'name either a service or a counter, not both', path: ['service'] }
const oneTarget = (body: { service?: string | undefined; counter?: string | undefined }): boolean =>
  (body.service === undefined) !== (body.counter === undefined)

/** Take a ticket, or book one for later. */
export const IssueRequestSchema = z
  .strictObject({
    service,
    class: TicketClassSchema.optional().openapi({ description: 'Without it: normal.' }),
    appointmentAt: GivenInstantSchema.optional().openapi({
      description: 'Books an appointment instead of a place in line.',
    }),
  })
  .refine((body) => body.appointmentAt === undefined || body.class === undefined || body.class === 'appointment', {
    error: 'an appointment has the class appointment; leave it out',
    path: ['class'],
  })
  .openapi('IssueRequest')

export const ClassRequestSchema = z.strictObject({ class: TicketClassSchema }).openapi('ClassRequest')

export const TransferTicketRequestSchema = z
  .strictObject({ service: service.optional(), counter: counter.optional() })
  .refine(oneTarget, ONE_TARGET)
  .openapi('TransferTicketRequest')

export const ShownRequestSchema = z
  .strictObject({ screen: givenId('Id the screen gave itself; the same screen counts once.', SCREEN_ID_LENGTH) })
  .openapi('ShownRequest')

/** A body that says nothing: `{}`, or no body at all. */
export const NothingSchema = z.strictObject({}).openapi('Nothing')

const seen = z.strictObject({ ticket: seenTicket }).openapi('SeenTicketRequest')
const named = z.strictObject({ ticket }).openapi('NamedTicketRequest')

/** What each counter action carries. */
export const COUNTER_REQUESTS = {
  open: z.strictObject({ staff: givenId('The clerk who sits down.') }).openapi('OpenRequest'),
  pause: z
    .strictObject({
      reason: z.string().trim().min(1).max(REASON_LENGTH).optional(),
      backAt: GivenInstantSchema.optional(),
    })
    .openapi('PauseRequest'),
  resume: NothingSchema,
  close: NothingSchema,
  'call-next': seen,
  call: named,
  recall: seen,
  start: seen,
  finish: seen,
  reopen: seen,
  'no-show': seen,
  transfer: z
    .strictObject({
      service: service.optional(),
      counter: counter.optional(),
      returnToMe: z.boolean().optional(),
      ticket: seenTicket,
    })
    .refine(oneTarget, ONE_TARGET)
    .openapi('TransferRequest'),
  hold: seen,
  'resume-held': named,
  requeue: z.strictObject({ ticket, where: z.enum(['original', 'end']) }).openapi('RequeueRequest'),
} as const satisfies Record<CounterAction, z.ZodType>
