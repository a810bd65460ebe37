import type { CounterId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Counter } from '#shared/domain/queue/state.ts'
import type { Wish } from '#shared/domain/queue/wishes.ts'
import { type Instant, millisOf } from '#shared/domain/time/instant.ts'
import type { Clock } from '#server/hall/clock.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import { estimateWait } from '#shared/domain/queue/wait/estimate.ts'
import { type Plan, planFor } from './clerk.ts'
import { arrivalsPerHour, exponential, pickClass, pickService } from './profile.ts'

/** Where invented people get their luck, names and hours from. */
export interface DemoOptions {
  readonly signal: AbortSignal
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  readonly newId: () => string
}

/** A hall that opens empty looks broken: so many customers are in it when a demo starts. */
const CUSTOMERS_AT_START = 14
/** Of those who wait, this share gives up in a minute: 2 % over a usual wait. */
const GIVE_UP_A_MINUTE = 0.0015
/** Share of missed customers who turn up in a minute. */
const TURN_UP_A_MINUTE = 0.2
/** After a person has used a counter, its invented clerk keeps away for so long. */
const KEEP_AWAY_MS = 5 * 60_000

interface Seat {
  plan: Plan | null
  at: number
  /** How the counter looked when the plan was made; anything else means that a person has acted. */
  looks: string
}

/**
 * Keeps a demo hall alive: customers come, wait, give up or are served by clerks, all through the same wishes as
 * people's. A counter that a person uses is left to that person.
 */
export function startDemoCustomers(port: HallPort, options: DemoOptions): void {
  const seats = new Map<CounterId, Seat>()
  let nextArrival = options.clock.monotonic()
  const { tickets } = port.fold().queue
  for (let count = tickets.length; count < CUSTOMERS_AT_START; count++) arrive(port, options)
  options.clock.every(
    1_000,
    () => {
      const now = options.clock.monotonic()
      const { hall, counters } = port.fold().queue
      if (!hall) return
      while (now >= nextArrival) {
        arrive(port, options)
        nextArrival += exponential(3_600_000 / arrivalsPerHour(hall, port.now()), options.random)
      }
      for (const counter of counters) seats.set(counter.id, sit(port, options, counter, seats.get(counter.id), now))
      wander(port, options)
    },
    options.signal,
  )
}

/** Asks like anybody else; what is refused, or fails while the disk is full, an invented person simply tries again later. */
function ask(port: HallPort, wish: Wish | ((at: Instant) => Wish)): void {
  port
    .ask({
      wish: typeof wish === 'function' ? (_fold, at) => wish(at) : wish,
      answer: () => ({ status: 200, body: null }),
    })
    .catch(() => undefined)
}

function arrive(port: HallPort, { random, newId }: DemoOptions): void {
  const { hall } = port.fold().queue
  const service = hall && pickService(hall.services, random)
  if (!service) return
  const ticketClass = pickClass(random)
  ask(port, (at) => {
    const { queue, waits } = port.fold()
    return {
      type: 'issue',
      ticketId: newId() as TicketId,
      service: service.id,
      class: ticketClass,
      promised: estimateWait(waits, queue, service.id, ticketClass, at),
    }
  })
}

function looksOf({ state, ticket, since, backAt }: Counter): string {
  return `${state} ${ticket} ${since} ${backAt}`
}

/** One look at a counter: carries out what was planned, or plans; steps back when somebody else has acted there. */
function sit(port: HallPort, { random }: DemoOptions, counter: Counter, seat: Seat | undefined, now: number): Seat {
  const { queue } = port.fold()
  const looks = looksOf(counter)
  const replan = (delay = 0): Seat => {
    const plan = queue.hall && planFor(queue, queue.hall, counter, port.now(), random)
    return { plan, looks, at: now + delay + (plan?.inMs ?? 5_000) }
  }
  if (!seat) return replan()
  // Empty `looks` mark the seat after its own act, whatever that made of the counter.
  if (seat.looks !== '' && seat.looks !== looks) return replan(KEEP_AWAY_MS)
  if (seat.looks === '') return replan()
  if (now < seat.at) return seat
  if (seat.plan) ask(port, { type: 'counter', counter: counter.id, ...seat.plan.wish })
  return { ...seat, looks: '' }
}

/** Those at no counter: some give up, some who missed their call come back and are put in line again. */
function wander(port: HallPort, { random }: DemoOptions): void {
  const { tickets, counters } = port.fold().queue
  const open = counters.find(({ state }) => state !== 'closed')
  for (const ticket of tickets) {
    if (
      ticket.state === 'waiting' &&
      millisOf(port.now()) - millisOf(ticket.issuedAt) > 120_000 &&
      random() < GIVE_UP_A_MINUTE / 60
    )
      ask(port, { type: 'cancel', ticket: ticket.id })
    if (ticket.state === 'missed' && open && random() < TURN_UP_A_MINUTE / 60) {
      ask(port, { type: 'counter', counter: open.id, action: 'requeue', ticket: ticket.id, where: 'original' })
    }
  }
}
