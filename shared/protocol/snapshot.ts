import type { OpenAnnouncement } from '#shared/domain/announcement/state.ts'
import type { Notice, QueueState } from '#shared/domain/queue/state.ts'
import type { ServiceId, TicketId } from '#shared/domain/queue/ids.ts'
import type { HallConfig, Service, Staff } from '#shared/domain/queue/config.ts'
import type { WaitRange } from '#shared/domain/queue/events.ts'
import type { Instant } from '#shared/domain/time/instant.ts'

/** What someone who takes a ticket for a service now has to expect. Scope: *moment*, computed by the server. */
export interface ServiceWait {
  readonly service: ServiceId
  /** Living tickets in state waiting. */
  readonly waiting: number
  /** Null: no open counter serves it. */
  readonly wait: WaitRange | null
}

/** One ticket of the missed shelf (过号区). */
export interface MissedTicket {
  readonly ticketId: TicketId
  readonly ticketNumber: string
  readonly missedAt: Instant
}

/** Body of `GET /api/v1/halls/{hall}` and of the stream's `snapshot` message: the fold, with what is derived beside it. */
export interface HallSnapshot extends QueueState {
  readonly epoch: string
  /** The hall's clock when it was taken. */
  readonly time: Instant
  readonly hall: HallConfig
  readonly services: readonly Service[]
  readonly staff: readonly Staff[]
  readonly missed: readonly MissedTicket[]
  /** What has not been said yet, in the order it was queued. */
  readonly announcements: readonly OpenAnnouncement[]
  readonly notices: readonly Notice[]
  readonly waits: readonly ServiceWait[]
  /** A demo: invented people, everything allowed from this machine, `window.hallcast` on every page. */
  readonly demo: boolean
  /** How many screens said they have painted each of the recent calls, by callId. */
  readonly shown: Readonly<Record<string, number>>
}

/** The fold inside a snapshot, from which a screen goes on with `reduce`. */
export function stateOf(snapshot: HallSnapshot): QueueState {
  const { sequence, hall, counters, tickets, calls, notices, numbers } = snapshot
  return { sequence, hall, counters, tickets, calls, notices, numbers }
}
