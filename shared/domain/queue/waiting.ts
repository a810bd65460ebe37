import { millisOf } from '../time/instant.ts'
import type { Ticket } from './ticket.ts'

/** A ticket that nothing has happened to is the same object from event to event. */
const began = new WeakMap<Ticket, number>()

/**
 * When a ticket's wait began, ms since 1970. Read once a ticket: the policy and the estimate ask it of everybody who waits,
 * with every event, and reading dates was a third of what a ticket costs among a thousand.
 */
export function waitingSinceMs(ticket: Ticket): number {
  let ms = began.get(ticket)
  if (ms === undefined) began.set(ticket, (ms = millisOf(ticket.waitingSince)))
  return ms
}

/** Minutes it has waited by then; never negative, because clocks in halls step backwards. */
export function minutesWaited(ticket: Ticket, atMs: number): number {
  return Math.max(0, (atMs - waitingSinceMs(ticket)) / 60_000)
}
