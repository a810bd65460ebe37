import { z } from '@hono/zod-openapi'
import type { AfterTicket, Call, Counter, CounterState, Grant, Notice } from '#shared/domain/queue/state.ts'
import type { LivingState, Ticket, TicketState } from '#shared/domain/queue/ticket.ts'
import { mirrors } from './mirror.ts'
import { InstantSchema, TicketClassSchema, WordsSchema } from './parts.ts'

const LIVING = ['booked', 'waiting', 'called', 'serving', 'held', 'missed'] as const satisfies LivingState[]

export const TicketStateSchema = z.enum([...LIVING, 'done', 'cancelled', 'expired']).openapi('TicketState')
mirrors<TicketState, z.output<typeof TicketStateSchema>>()(true)

export const TicketSchema = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    service: z.string(),
    class: TicketClassSchema,
    state: z.enum(LIVING),
    day: z.string(),
    order: z.int(),
    issuedAt: InstantSchema,
    waitingSince: InstantSchema,
    since: InstantSchema,
    appointmentAt: InstantSchema.nullable(),
    counter: z.string().nullable(),
    onlyAt: z.string().nullable(),
    returnTo: z.object({ counter: z.string(), service: z.string() }).nullable(),
    callIndex: z.int(),
    overtakenAt: InstantSchema.nullable(),
  })
  .openapi('Ticket', { description: 'A ticket that lives, as the log has made it.' })
mirrors<Ticket, z.output<typeof TicketSchema>>()(true)

export const CounterStateSchema = z.enum(['closed', 'idle', 'calling', 'serving', 'paused']).openapi('CounterState')
mirrors<CounterState, z.output<typeof CounterStateSchema>>()(true)

const AfterTicketSchema = z.union([
  z.object({ state: z.literal('paused'), reason: z.string().nullable(), backAt: InstantSchema.nullable() }),
  z.object({ state: z.literal('closed') }),
])
mirrors<AfterTicket, z.output<typeof AfterTicketSchema>>()(true)

export const GrantSchema = z
  .object({
    grantId: z.string(),
    ticketId: z.string(),
    ticketNumber: z.string().nullable(),
    counterId: z.string(),
    serviceId: z.string(),
    staffId: z.string().nullable(),
    grantedAt: InstantSchema,
    waitedMin: z.number(),
  })
  .openapi('Grant', { description: 'The right to rate one finished service.' })
mirrors<Grant, z.output<typeof GrantSchema>>()(true)

export const CounterConfigSchema = z.object({
  id: z.string(),
  label: WordsSchema,
  zone: z.string(),
  serves: z.array(z.object({ service: z.string(), headStartMin: z.number() })),
  barrierFree: z.boolean(),
})

export const CounterSchema = CounterConfigSchema.extend({
  state: CounterStateSchema,
  since: InstantSchema.nullable(),
  staff: z.string().nullable(),
  openedAt: InstantSchema.nullable(),
  ticket: z.string().nullable(),
  reason: z.string().nullable(),
  backAt: InstantSchema.nullable(),
  afterTicket: AfterTicketSchema.nullable(),
  lastFinished: z.object({ ticket: TicketSchema, at: InstantSchema }).nullable(),
  grant: GrantSchema.nullable(),
  classedInRow: z.int(),
}).openapi('Counter')
mirrors<Counter, z.output<typeof CounterSchema>>()(true)

export const CallSchema = z
  .object({
    callId: z.string(),
    ticketId: z.string(),
    ticketNumber: z.string(),
    counterId: z.string(),
    counterLabel: WordsSchema,
    zone: z.string(),
    serviceId: z.string(),
    serviceName: WordsSchema,
    class: TicketClassSchema,
    callIndex: z.int(),
    requestedAt: InstantSchema,
    releasedAt: InstantSchema,
    voice: z.object({ languages: z.array(z.string()), repeat: z.int() }),
  })
  .openapi('Call', { description: 'One call, whole: no screen needs a second request.' })
mirrors<Call, z.output<typeof CallSchema>>()(true)

export const NoticeSchema = z
  .discriminatedUnion('code', [
    z.object({ id: z.string(), code: z.literal('clock-jumped'), raisedAt: InstantSchema, jumpMin: z.number() }),
    z.object({ id: z.string(), code: z.literal('emergency'), raisedAt: InstantSchema }),
  ])
  .openapi('Notice')
mirrors<Notice, z.output<typeof NoticeSchema>>()(true)
