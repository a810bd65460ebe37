import { z } from '@hono/zod-openapi'
import { ERRORS, type ErrorCode } from '../errors.ts'
import { InstantSchema, TicketClassSchema, WaitRangeSchema, WordsSchema } from './parts.ts'
import { CallSchema, CounterSchema, CounterStateSchema, TicketSchema, TicketStateSchema } from './queue.ts'

export const HealthSchema = z
  .object({
    status: z.literal('ok'),
    version: z.string(),
    uptimeMs: z.number(),
    languages: z
      .array(z.string())
      .openapi({ description: 'What the halls here speak, for a page on which nobody is signed in.' }),
  })
  .openapi('Health')

/** Answer to whoever took a ticket: the only time the key is said. */
export const IssuedTicketSchema = z
  .object({
    id: z.string(),
    key: z.string().openapi({
      description:
        '128 bits; opens this ticket on a phone. Kept only as a hash. What somebody signed in is given follows the ticket and rates nothing.',
    }),
    number: z.string().nullable().openapi({ description: 'Null for an appointment until its check-in.' }),
    service: z.string(),
    class: TicketClassSchema,
    ahead: z.int().openapi({ description: 'Tickets waiting for services that share a counter with this one.' }),
    wait: WaitRangeSchema.nullable(),
    issuedAt: InstantSchema,
    appointmentAt: InstantSchema.nullable(),
    publicUrl: z
      .string()
      .nullable()
      .openapi({ description: 'Where phones reach this server, if it was told; null: at the origin of the request.' }),
  })
  .openapi('IssuedTicket')

/** One ticket as its holder sees it. Of one that has left the hall only number and state are certain. */
export const TicketViewSchema = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    service: z.string().nullable(),
    class: TicketClassSchema.nullable(),
    state: TicketStateSchema,
    ahead: z.int().nullable().openapi({ description: 'Null unless it waits.' }),
    wait: WaitRangeSchema.nullable(),
    counter: z.string().nullable().openapi({ description: 'The counter that calls or serves it.' }),
    call: CallSchema.nullable().openapi({ description: 'Its latest call, while it is called or served.' }),
    issuedAt: InstantSchema.nullable(),
    appointmentAt: InstantSchema.nullable(),
    epoch: z.string(),
    sequence: z.int(),
    // A phone has no right to the snapshot: the names it needs come with its ticket.
    languages: z.array(z.string()).openapi({ description: 'What the hall speaks, the first one large.' }),
    hallName: WordsSchema,
    serviceName: WordsSchema.nullable(),
    counterLabel: WordsSchema.nullable(),
    emergency: z.boolean().openapi({ description: 'The hall is in an emergency: nobody is sent to a counter.' }),
    helpPlace: WordsSchema.openapi({ description: 'Where somebody stands who can help: the reception of the hall.' }),
  })
  .openapi('TicketView')

export const CounterAnswerSchema = z
  .object({
    epoch: z.string(),
    sequence: z.int().openapi({ description: 'Position of the log after this action.' }),
    counter: CounterSchema,
    ticket: TicketSchema.nullable(),
    call: CallSchema.nullable(),
  })
  .openapi('CounterAnswer')

export const DayEndedSchema = z
  .object({ epoch: z.string(), sequence: z.int(), expired: z.int(), closed: z.int() })
  .openapi('DayEnded')

const CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]

/** RFC 9457 problem details, with what a client acts on. */
export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(CODES),
    cure: z.string(),
    field: z.string().optional(),
    state: z.union([TicketStateSchema, CounterStateSchema]).optional(),
    current: z
      .object({ counter: CounterSchema.nullable(), ticket: TicketSchema.nullable() })
      .optional()
      .openapi({ description: 'The counter and ticket the wish was about, as they are now.' }),
  })
  .openapi('Problem', { description: 'RFC 9457 problem details.' })
