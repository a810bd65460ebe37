import type { z } from '@hono/zod-openapi'
import type { CounterAction } from '#shared/domain/queue/wishes.ts'
import type { CounterAnswerSchema, IssuedTicketSchema, ProblemSchema, TicketViewSchema } from './schemas/answers.ts'
import type {
  DeviceAlarmSchema,
  DevicesSchema,
  DeviceSchema,
  PairingApprovalRequestSchema,
  PairingPollSchema,
  PairingRequestSchema,
  PairingSchema,
  PairingStartedSchema,
  PresenceRequestSchema,
  PresenceSchema,
  QuarantineSchema,
} from './schemas/devices.ts'
import type {
  OwnGrantSchema,
  PhoneWaySchema,
  RatingRequestSchema,
  RatingsSchema,
  ReviewRequestSchema,
} from './schemas/evaluations.ts'
import type { AuditSchema, SessionSchema } from './schemas/people.ts'
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
/** Ratings that revoked devices have sent. */
export type Quarantine = z.output<typeof QuarantineSchema>
/** What a phone may answer now. */
export type OwnGrant = z.output<typeof OwnGrantSchema>
/** How a customer answers on the phone what a pad could not keep. */
export type PhoneWay = z.output<typeof PhoneWaySchema>
/** A rating as pad or phone sends it. */
export type RatingRequest = z.input<typeof RatingRequestSchema>
/** Today's ratings as the manager sees them. */
export type Ratings = z.output<typeof RatingsSchema>
/** A rating of two or less, with its follow-up. */
export type LowRating = Ratings['low'][number]
/** Body of `POST …/evaluations/{rating}/reviews`. */
export type ReviewRequest = z.input<typeof ReviewRequestSchema>
/** The chain of privileged acts, or its end. */
export type Audit = z.output<typeof AuditSchema>
export type Problem = z.output<typeof ProblemSchema>

/** What a new screen asks, and what it shows and polls with until a manager has typed its code. */
export type PairingRequest = z.input<typeof PairingRequestSchema>
export type PairingStarted = z.output<typeof PairingStartedSchema>
export type PairingPoll = z.output<typeof PairingPollSchema>
/** What a manager sees of it, and says. */
export type Pairing = z.output<typeof PairingSchema>
export type PairingApproval = z.input<typeof PairingApprovalRequestSchema>
export type Devices = z.output<typeof DevicesSchema>
export type Device = z.output<typeof DeviceSchema>
export type DeviceAlarm = z.output<typeof DeviceAlarmSchema>
/** What a device says of itself, and what it hears back. */
export type PresenceReport = z.input<typeof PresenceRequestSchema>
export type Presence = z.output<typeof PresenceSchema>
