import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { Counter, QueueState } from '#shared/domain/queue/state.ts'
import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import { type Instant, millisOf } from '#shared/domain/time/instant.ts'
import { later, serviceMs } from './profile.ts'

/** Shares of all customers (domain: the demo hall). */
const NO_SHOW = 0.04
const TRANSFER = 0.06
/** Chance that a clerk rests after a customer, and for how long. */
const REST = 0.03
const REST_MS = 10 * 60_000

/** What an invented clerk does next, and after how long. */
export interface Plan {
  readonly wish: CounterWish
  readonly inMs: number
}

function between(from: number, to: number, random: () => number): number {
  return from + (to - from) * random()
}

/** The next move of a clerk at a counter in that state; null: nothing to do but look again. */
export function planFor(
  state: QueueState,
  hall: HallConfig,
  counter: Counter,
  at: Instant,
  random: () => number,
): Plan | null {
  switch (counter.state) {
    case 'closed':
      return openPlan(state, hall, counter, random)
    case 'paused':
      return { wish: { action: 'resume' }, inMs: between(0.6, 1, random) * REST_MS }
    case 'idle':
      return idlePlan(at, random)
    case 'calling':
      return callingPlan(counter, at, random)
    case 'serving':
      return servingPlan(state, hall, counter, random)
  }
}

function openPlan(state: QueueState, hall: HallConfig, counter: Counter, random: () => number): Plan | null {
  const free = hall.staff.filter(({ id }) => !state.counters.some(({ staff }) => staff === id))
  const clerk = free[hall.counters.findIndex(({ id }) => id === counter.id) % Math.max(1, free.length)]
  return clerk ? { wish: { action: 'open', staff: clerk.id }, inMs: between(1, 8, random) * 1_000 } : null
}

function idlePlan(at: Instant, random: () => number): Plan {
  if (random() < REST)
    return {
      wish: { action: 'pause', reason: 'break', backAt: later(at, REST_MS) },
      inMs: between(5, 20, random) * 1_000,
    }
  return { wish: { action: 'call-next' }, inMs: between(3, 12, random) * 1_000 }
}

/** Whoever has not come by then is called again, and after the second time missed. */
const PATIENCE_MS = 25_000

/** `counter.since` is the first call: recalls do not move it. */
function callingPlan(counter: Counter, at: Instant, random: () => number): Plan {
  const waited = counter.since === null ? 0 : millisOf(at) - millisOf(counter.since)
  if (waited >= 2 * PATIENCE_MS) return { wish: { action: 'no-show' }, inMs: PATIENCE_MS / 2 }
  const absent = waited < PATIENCE_MS ? random() < NO_SHOW * 1.2 : random() < 0.9
  return absent
    ? { wish: { action: 'recall' }, inMs: PATIENCE_MS }
    : { wish: { action: 'start' }, inMs: between(8, 25, random) * 1_000 }
}

function servingPlan(state: QueueState, hall: HallConfig, counter: Counter, random: () => number): Plan {
  const ticket = state.tickets.find(({ id }) => id === counter.ticket)
  const service = hall.services.find(({ id }) => id === ticket?.service)
  const inMs = serviceMs(service?.typicalMin ?? 5, random)
  const others = hall.services.filter(({ id, letter }) => id !== ticket?.service && letter !== 'V')
  const to = others[Math.floor(random() * others.length)]
  return to && random() < TRANSFER
    ? { wish: { action: 'transfer', to: { service: to.id } }, inMs: inMs / 2 }
    : { wish: { action: 'finish' }, inMs }
}
