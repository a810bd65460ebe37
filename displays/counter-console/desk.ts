import type { Service } from '#shared/domain/queue/config.ts'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import { candidatesFor, queueFor } from '#shared/domain/queue/policy.ts'
import type { Call, Counter, QueueState } from '#shared/domain/queue/state.ts'
import type { Ticket } from '#shared/domain/queue/ticket.ts'
import { type Instant, millisOf, minutesBetween } from '#shared/domain/time/instant.ts'
import { presentTicket } from './actions.ts'

/** Rows of the waiting list a clerk could scroll to; beyond that only the number counts. */
const ROWS_LISTED = 60

export interface ServiceLoad {
  readonly service: Service
  readonly waiting: number
  /** Does this counter serve it? */
  readonly mine: boolean
}

/** Everything a clerk sees of the hall from one counter. */
export interface Desk {
  readonly counter: Counter
  /** Who sits here; null when nobody does. */
  readonly clerk: string | null
  readonly ticket: Ticket | null
  readonly service: Service | null
  /** The call by which the present ticket came; null once twenty later calls have pushed it out. */
  readonly call: Call | null
  /** Who may be called here, in the order the policy would call them. */
  readonly queue: readonly Ticket[]
  /** All who may be called here, listed or not. */
  readonly waiting: number
  readonly loads: readonly ServiceLoad[]
  readonly missed: readonly Ticket[]
  readonly held: readonly Ticket[]
  /** Every counter of the hall, this one too. */
  readonly counters: readonly Counter[]
}

/** The hall as this counter sees it; null when the hall has no such counter (or is not known yet). */
export function deskOf(state: QueueState, counterId: CounterId, at: Instant): Desk | null {
  const counter = state.counters.find(({ id }) => id === counterId)
  if (!counter || !state.hall) return null
  const ticket = presentTicket(state, counter)
  const queue = queueFor(state, counter, at, ROWS_LISTED)
  return {
    counter,
    ticket,
    queue,
    clerk: state.hall.staff.find(({ id }) => id === counter.staff)?.name ?? null,
    service: state.hall.services.find(({ id }) => id === ticket?.service) ?? null,
    call: state.calls.find(({ ticketId }) => ticketId === ticket?.id) ?? null,
    waiting: candidatesFor(state, counter).length,
    loads: loadsOf(state, counter),
    missed: shelf(state, counter, 'missed'),
    held: shelf(state, counter, 'held'),
    counters: state.counters,
  }
}

function loadsOf(state: QueueState, counter: Counter): readonly ServiceLoad[] {
  return (state.hall?.services ?? []).map((service) => ({
    service,
    waiting: state.tickets.filter((ticket) => ticket.state === 'waiting' && ticket.service === service.id).length,
    mine: counter.serves.some((served) => served.service === service.id),
  }))
}

/** Tickets set aside: this counter's own first, then the latest, because that customer is nearest. */
function shelf(state: QueueState, { id }: Counter, kind: 'missed' | 'held'): readonly Ticket[] {
  return state.tickets
    .filter((ticket) => ticket.state === kind)
    .sort((a, b) => Number(b.counter === id) - Number(a.counter === id) || millisOf(b.since) - millisOf(a.since))
}

/** Whole minutes from then to now, as a clerk reads a wait. */
export function waitedMin(since: Instant, at: Instant): number {
  return Math.floor(minutesBetween(since, at))
}

/** Time at the counter as `M:SS`, or `H:MM:SS` beyond the hour. */
export function elapsed(since: Instant, at: Instant): string {
  const seconds = Math.floor(minutesBetween(since, at) * 60)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number): string => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
