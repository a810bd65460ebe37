/**
 * What a lobby manager (大堂经理) sees of the hall while walking about: who waits for what, whom it takes too long, and what
 * every counter does. Pure derivations from the hall's state, like the board's.
 */
import { type Instant, minutesBetween } from '../time/instant.ts'
import type { Service } from './config.ts'
import type { Counter, QueueState } from './state.ts'
import type { Ticket } from './ticket.ts'
import { type EstimatedWait, type ServiceRow, serviceRows } from './view.ts'

/** Somebody who waits, and for how long already. */
export interface Waiting {
  readonly ticketNumber: string
  readonly service: Service
  /** Whole minutes since they came in line. */
  readonly waitedMin: number
  /** Whole minutes beyond what the service promises itself; 0 when within it, or when it promises nothing. */
  readonly lateMin: number
}

/** One service (业务) and its line. People who wait for one that is not served wait for nobody. */
export interface ServiceLoad extends ServiceRow {
  /** Who has waited longest; null while nobody waits. */
  readonly longest: Waiting | null
  /** Four in five of those who come now wait so many minutes longer than promised; 0 when within it. */
  readonly expectedLateMin: number
}

/** One counter (窗口) at a glance. */
export interface CounterLoad {
  readonly counter: Counter
  /** Name of who sits there; null when nobody does. */
  readonly clerk: string | null
  readonly ticket: Ticket | null
  readonly service: Service | null
  /** Whole minutes in its present state; null for one that never changed. */
  readonly sinceMin: number | null
}

export interface LobbyView {
  readonly waiting: number
  /** Who has waited longest of all. */
  readonly longest: Waiting | null
  readonly services: readonly ServiceLoad[]
  readonly counters: readonly CounterLoad[]
  /** Counters that are not closed. */
  readonly open: number
}

/** The hall at that instant, with the waits the server estimates. */
export function lobbyView(state: QueueState, waits: readonly EstimatedWait[], at: Instant): LobbyView {
  const services = serviceRows(state, state.counters, waits).map((row) => serviceLoad(state, row, at))
  const longest = services.reduce<Waiting | null>(
    (best, { longest }) => (longest && (!best || longest.waitedMin > best.waitedMin) ? longest : best),
    null,
  )
  return {
    waiting: services.reduce((sum, { waiting }) => sum + waiting, 0),
    longest,
    services,
    counters: state.counters.map((counter) => counterLoad(state, counter, at)),
    open: state.counters.filter((counter) => counter.state !== 'closed').length,
  }
}

function serviceLoad(state: QueueState, row: ServiceRow, at: Instant): ServiceLoad {
  const { service, wait } = row
  const line = state.tickets.filter((ticket) => ticket.state === 'waiting' && ticket.service === service.id)
  const first = line.reduce<Ticket | null>(
    (best, ticket) => (best && best.waitingSince <= ticket.waitingSince ? best : ticket),
    null,
  )
  return {
    ...row,
    longest: first && waitingOf(first, service, at),
    expectedLateMin: wait ? lateMin(wait.p80Min, service) : 0,
  }
}

function waitingOf({ number, waitingSince }: Ticket, service: Service, at: Instant): Waiting {
  const waitedMin = Math.floor(minutesBetween(waitingSince, at))
  return { ticketNumber: number ?? '', service, waitedMin, lateMin: lateMin(waitedMin, service) }
}

/** A service whose target is 0 promises nothing. */
function lateMin(minutes: number, { targetMin }: Service): number {
  return targetMin > 0 ? Math.max(0, Math.floor(minutes - targetMin)) : 0
}

function counterLoad({ tickets, hall }: QueueState, counter: Counter, at: Instant): CounterLoad {
  const ticket = tickets.find(({ id }) => id === counter.ticket) ?? null
  return {
    counter,
    ticket,
    clerk: hall?.staff.find(({ id }) => id === counter.staff)?.name ?? null,
    service: (ticket && hall?.services.find(({ id }) => id === ticket.service)) ?? null,
    sinceMin: counter.since === null ? null : Math.floor(minutesBetween(counter.since, at)),
  }
}
