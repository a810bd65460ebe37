/**
 * Who is next. A ticket's *effective wait* is the minutes it has waited, plus the head start of its service at this
 * counter, plus the head start of its class; the greatest is called. Two rules stand above it:
 *
 * 1. Once `overtakenMin` (20) minutes have passed since a later ticket was first called before it at a counter that
 *    could have served it, nothing overtakes a ticket any more. This is the fairness bound: whatever classes and
 *    ranks a hall configures, overtaking ends.
 * 2. After `classedInRow` (2) classed tickets in a row at a counter, a normal one goes first if one waits.
 *
 * *Later* means a higher `order`, never a later date. A clerk who calls a chosen ticket overrides the policy on purpose.
 */
import { type Instant, millisOf, minutesBetween } from '../time/instant.ts'
import type { PolicyConfig } from './config.ts'
import type { Counter, QueueState } from './state.ts'
import type { Ticket } from './ticket.ts'
import { minutesWaited } from './waiting.ts'

/** May this counter call that waiting ticket? A ticket sent to one counter waits for it, unless that counter has closed. */
export function canCall(state: QueueState, counter: Counter, ticket: Ticket): boolean {
  if (ticket.onlyAt === counter.id) return true
  if (ticket.onlyAt !== null && state.counters.some(({ id, state }) => id === ticket.onlyAt && state !== 'closed'))
    return false
  return counter.serves.some(({ service }) => service === ticket.service)
}

/** Minutes waited plus head starts, as this counter sees the ticket. An appointment's counts from its time on. */
export function effectiveWait(ticket: Ticket, counter: Counter, policy: PolicyConfig, at: Instant): number {
  return minutesWaited(ticket, millisOf(at)) + headStart(ticket, counter, policy, at)
}

function headStart(ticket: Ticket, counter: Counter, policy: PolicyConfig, at: Instant): number {
  const rank = counter.serves.find(({ service }) => service === ticket.service)?.headStartMin ?? 0
  const due =
    ticket.class !== 'appointment' || (ticket.appointmentAt !== null && millisOf(at) >= millisOf(ticket.appointmentAt))
  return rank + (due ? policy.classHeadStartMin[ticket.class] : 0)
}

/** Has the ticket been overtaken for so long that nothing may overtake it any more? */
export function isGuarded(ticket: Ticket, policy: PolicyConfig, at: Instant): boolean {
  return ticket.overtakenAt !== null && minutesBetween(ticket.overtakenAt, at) >= policy.overtakenMin
}

/** Waiting tickets this counter may call, earliest place first. */
export function candidatesFor(state: QueueState, counter: Counter): readonly Ticket[] {
  return state.tickets.filter((ticket) => ticket.state === 'waiting' && canCall(state, counter, ticket))
}

function choose(
  candidates: readonly Ticket[],
  counter: Counter,
  classedInRow: number,
  policy: PolicyConfig,
  at: Instant,
): Ticket | null {
  const guarded = candidates.find((ticket) => isGuarded(ticket, policy, at))
  let pool = guarded ? candidates.filter(({ order }) => order <= guarded.order) : candidates
  if (classedInRow >= policy.classedInRow) {
    const normal = pool.filter((ticket) => ticket.class === 'normal')
    if (normal.length > 0) pool = normal
  }
  let best: Ticket | null = null
  let longest = -Infinity
  // From the latest place on: whoever came earlier has waited no less, whatever a clock that was set back says of them.
  let waited = 0
  const atMs = millisOf(at)
  for (let place = pool.length - 1; place >= 0; place--) {
    const ticket = pool[place]!
    waited = Math.max(waited, minutesWaited(ticket, atMs))
    const wait = waited + headStart(ticket, counter, policy, at)
    if (wait >= longest) {
      best = ticket
      longest = wait
    }
  }
  return best
}

/** The ticket `call-next` would call at this counter now, or null when nobody waits for it. */
export function nextTicket(state: QueueState, counter: Counter, at: Instant): Ticket | null {
  return state.hall && choose(candidatesFor(state, counter), counter, counter.classedInRow, state.hall.policy, at)
}

/** The first `limit` tickets in the order this counter would call them, if nobody else called any. */
export function queueFor(state: QueueState, counter: Counter, at: Instant, limit = 5): readonly Ticket[] {
  if (!state.hall) return []
  let left = candidatesFor(state, counter)
  let classedInRow = counter.classedInRow
  const queue: Ticket[] = []
  while (queue.length < limit) {
    const next = choose(left, counter, classedInRow, state.hall.policy, at)
    if (!next) break
    queue.push(next)
    left = left.filter((ticket) => ticket !== next)
    classedInRow = next.class === 'normal' ? 0 : classedInRow + 1
  }
  return queue
}
