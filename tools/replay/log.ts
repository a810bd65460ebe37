import type { TicketClass } from '#shared/domain/queue/ticket.ts'

/** One customer of a log. Moments are milliseconds since 1970. */
export interface LogTicket {
  /** Of the file, from 1. */
  readonly line: number
  readonly hall: string
  readonly service: string
  readonly class: TicketClass
  readonly arrivedAt: number
  /** Null: gave up before any call. */
  readonly calledAt: number | null
  /** End of service, or when they gave up; null where the log does not say. */
  readonly endedAt: number | null
  /** Null: the log names none. */
  readonly counter: string | null
  /** What the hall itself said at issue, where the log has it. */
  readonly said: { readonly openCounters: number | null; readonly ahead: number | null }
}

/** A served ticket with everything a replay needs: healed of the log's diseases. */
export interface ServedTicket extends LogTicket {
  readonly calledAt: number
  readonly endedAt: number
  readonly counter: string
}

/** Why a row cannot have happened. */
export type SkipReason =
  | 'bad-arrival'
  | 'bad-call'
  | 'bad-end'
  | 'no-service'
  | 'unknown-class'
  | 'called-before-arrival'
  | 'ended-before-called'
  | 'left-before-arrival'
  | 'no-call-no-end'
  | 'longer-than-a-day'

export interface SkippedRow {
  readonly line: number
  readonly reason: SkipReason
}

/** A call that overlapped its counter's previous one and waits for that one's end. */
export interface ShiftedCall {
  readonly line: number
  readonly counter: string
  readonly byMin: number
}

/** Everything a file says that can be played. */
export interface QueueLog {
  readonly rows: number
  readonly tickets: readonly LogTicket[]
  readonly skipped: readonly SkippedRow[]
  /** Does it say when service ended? Without, calls can be judged but not played. */
  readonly hasEnds: boolean
}

export function isServed(ticket: LogTicket): ticket is ServedTicket {
  return ticket.calledAt !== null && ticket.endedAt !== null && ticket.counter !== null
}
