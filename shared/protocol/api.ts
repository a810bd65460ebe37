import type { z } from '@hono/zod-openapi'
import type { CounterAction } from '#shared/domain/queue/wishes.ts'
import type { CounterAnswerSchema, IssuedTicketSchema, ProblemSchema, TicketViewSchema } from './schemas/answers.ts'
import type { SessionSchema } from './schemas/people.ts'
import type { COUNTER_REQUESTS, IssueRequestSchema } from './schemas/requests.ts'

/** Root of the hall API; every path below is relative to the hall server. */
export const API_ROOT = '/api/v1'

// Types of what crosses the wire, made from the schemas that validate it. A screen that imports them loads nothing.

/** Body of `POST …/tickets`. */
export type IssueRequest = z.input<typeof IssueRequestSchema>
export type IssuedTicket = z.output<typeof IssuedTicketSchema>
export type TicketView = z.output<typeof TicketViewSchema>
/** Body of `POST …/counters/{counter}/{action}`, by action. */
export type CounterRequests = { readonly [A in CounterAction]: z.input<(typeof COUNTER_REQUESTS)[A]> }
export type CounterAnswer = z.output<typeof CounterAnswerSchema>
/** Who the hall takes this browser for. */
export type Session = z.output<typeof SessionSchema>
export type Problem = z.output<typeof ProblemSchema>
