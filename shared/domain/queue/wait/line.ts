import { type Instant, millisOf } from '../../time/instant.ts'
import type { HallConfig } from '../config.ts'
import type { CounterId, ServiceId } from '../ids.ts'
import type { Counter, QueueState } from '../state.ts'
import type { Ticket, TicketClass } from '../ticket.ts'
import { waitingSinceMs } from '../waiting.ts'
import { PASSED_OVER, type WaitStats } from './memory.ts'

/** A counter that finished its ticket less than so long ago is about to call; one idle for longer, with people waiting, rests. */
const ABOUT_TO_CALL_MS = 60_000

/** One who stands in line, as the estimate sees it. */
export interface Standing {
  readonly service: ServiceId
  readonly class: TicketClass
  /** Since when it waits, milliseconds since 1970. */
  readonly since: number
  /** Milliseconds: the smaller, the earlier its turn, before the counter's own ranking of services. */
  readonly due: number
  /** Its place in line, for those who are due at the same moment. */
  readonly place: number
}

/** Everyone who stands in line, and in which order they are due for whoever calls them. */
export interface Line {
  /** Earliest place first. */
  readonly everyone: readonly Standing[]
  /** Those whom every counter calls that serves their service, due first. */
  readonly byService: ReadonlyMap<ServiceId, readonly Standing[]>
  /** Those who wait for one counter that is open, due first, its ranking taken into account. */
  readonly byCounter: ReadonlyMap<CounterId, readonly Standing[]>
}

/** Counters that will go on calling: open, not paused, not about to pause or close. */
export function workingCounters(queue: QueueState): readonly Counter[] {
  return queue.counters.filter(
    ({ state, afterTicket }) =>
      afterTicket === null && (state === 'idle' || state === 'calling' || state === 'serving'),
  )
}

export function serves(counter: Counter, service: ServiceId): boolean {
  return counter.serves.some((served) => served.service === service)
}

/** Has the counter just become free? One that has been idle for longer, with people waiting, rests. */
export function isAboutToCall({ ticket, since }: Counter, at: Instant): boolean {
  return ticket === null && since !== null && millisOf(at) - millisOf(since) < ABOUT_TO_CALL_MS
}

/** When a ticket is due in the hall's policy, before its service's rank at a counter: waiting since, less the head start of its class. Milliseconds. */
export function dueOf(hall: HallConfig, cls: TicketClass, since: number): number {
  return since - hall.policy.classHeadStartMin[cls] * 60_000
}

/** One event asks for the same line several times, and every service's estimate on the boards once more: the last one of a state is kept with it. */
const lines = new WeakMap<QueueState, { readonly pending: WaitStats['pending']; readonly line: Line }>()

/** The line as it stands. */
export function lineOf(hall: HallConfig, queue: QueueState, { pending }: WaitStats): Line {
  const kept = lines.get(queue)
  if (kept?.pending === pending) return kept.line
  const line = formLine(hall, queue, pending)
  lines.set(queue, { pending, line })
  return line
}

function formLine(hall: HallConfig, queue: QueueState, pending: WaitStats['pending']): Line {
  const everyone: Standing[] = []
  const byService = new Map<ServiceId, Standing[]>()
  const byCounter = new Map<CounterId, Standing[]>()
  for (const ticket of inEarnest(queue, pending)) {
    const { service, onlyAt } = ticket
    const since = waitingSinceMs(ticket)
    const due = dueOf(hall, ticket.class, since)
    const standing: Standing = { service, class: ticket.class, since, due, place: everyone.length }
    everyone.push(standing)
    const only = onlyAt && queue.counters.find(({ id, state }) => id === onlyAt && state !== 'closed')
    if (only) add(byCounter, only.id, { ...standing, due: due - rankAt(only, service) })
    else add(byService, service, standing)
  }
  // Sorting keeps those in place who are due at the same moment.
  for (const lane of [...byService.values(), ...byCounter.values()]) lane.sort((one, other) => one.due - other.due)
  return { everyone, byService, byCounter }
}

/** By how much earlier the counter calls a ticket of that service, ms. */
export function rankAt(counter: Counter, service: ServiceId): number {
  return (counter.serves.find((served) => served.service === service)?.headStartMin ?? 0) * 60_000
}

/** Tickets waiting, but for those that later ones were called before again and again. Both lists are in order of their place. */
function inEarnest({ tickets }: QueueState, pending: WaitStats['pending']): readonly Ticket[] {
  let at = 0
  return tickets.filter(({ id, order, state }) => {
    if (state !== 'waiting') return false
    while (at < pending.length && pending[at]!.order < order) at++
    const wait = pending[at]
    return wait?.ticket !== id || wait.passed < PASSED_OVER
  })
}

function add<Key>(lanes: Map<Key, Standing[]>, key: Key, standing: Standing): void {
  const lane = lanes.get(key)
  if (lane) lane.push(standing)
  else lanes.set(key, [standing])
}
