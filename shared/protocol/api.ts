import type { z } from '@hono/zod-openapi'
import type { CounterAction } from '#shared/domain/queue/wishes.ts'
import type {
  CounterAnswerSchema,
  DayEndedSchema,
  HealthSchema,
  IssuedTicketSchema,
  ProblemSchema,
  TicketViewSchema,
} from './schemas/answers.ts'
import type {
  COUNTER_REQUESTS,
  ClassRequestSchema,
  IssueRequestSchema,
  ShownRequestSchema,
  TransferTicketRequestSchema,
} from './schemas/requests.ts'

/** Root of the hall API; every path below is relative to the hall server. */
export const API_ROOT = '/api/v1'

// Types of what crosses the wire, made from the schemas that validate it. A screen that imports them loads nothing.

export type Health = z.output<typeof HealthSchema>
/** Body of `POST …/tickets`. */
export type IssueRequest = z.input<typeof IssueRequestSchema>
export type IssuedTicket = z.output<typeof IssuedTicketSchema>
export type TicketView = z.output<typeof TicketViewSchema>
export type ClassRequest = z.input<typeof ClassRequestSchema>
export type TransferTicketRequest = z.input<typeof TransferTicketRequestSchema>
export type ShownRequest = z.input<typeof ShownRequestSchema>
/** Body of `POST …/counters/{counter}/{action}`, by action. */
export type CounterRequests = { readonly [A in CounterAction]: z.input<(typeof COUNTER_REQUESTS)[A]> }
export type CounterAnswer = z.output<typeof CounterAnswerSchema>
export type DayEnded = z.output<typeof DayEndedSchema>
export type Problem = z.output<typeof ProblemSchema>
