import type { FactData, WaitRange } from '#shared/domain/queue/events.ts'
import type { TicketId } from '#shared/domain/queue/ids.ts'
import { reduce } from '#shared/domain/queue/reduce.ts'
import { EMPTY_QUEUE } from '#shared/domain/queue/state.ts'
import type { WaitFeatures } from '#shared/domain/queue/wait/features.ts'
import { EMPTY_WAITS, observe, pendingOf } from '#shared/domain/queue/wait/stats.ts'
import { type Instant, millisOf, minutesBetween } from '#shared/domain/time/instant.ts'
import type { LocalDate } from '#shared/domain/time/zone.ts'
import type { StoredEvent } from '#server/store/event-store.ts'
import { dayOf } from './hall-of-log.ts'

/** A called ticket with what was known and expected at its issue, and nothing later. Minutes. */
export interface Judged {
  readonly day: LocalDate
  readonly features: WaitFeatures
  readonly expected: WaitRange
  /** Mean service time measured up to then. */
  readonly meanServiceMin: number
  readonly waitMin: number
}

/** `lastTrainingDay`: the model of the night after it is used ever after. Null: a new model every night, as the product does. */
export interface JudgeOptions {
  readonly zone: string
  readonly lastTrainingDay: LocalDate | null
  /**
   * What each ticket really waited, minutes, in order of issue; null: not called. Where a call was shifted to make the log
   * playable, the customer waited as long as the log says, not as long as the repair made it. Left out: as played.
   */
  readonly realWaits?: readonly (number | null)[]
}

interface Open {
  readonly place: number
  readonly day: LocalDate
  readonly issuedAt: Instant
  readonly features: WaitFeatures
  readonly expected: WaitRange
  readonly meanServiceMin: number
}

/**
 * Reads a played log once more from its first event, and says at each issue what would have been told then. Tickets
 * that no open counter served at their issue were told nothing and are not judged.
 */
export function judge(
  events: readonly StoredEvent[],
  { zone, lastTrainingDay, realWaits }: JudgeOptions,
): readonly Judged[] {
  const open = new Map<TicketId, Open>()
  const judged: Judged[] = []
  const service = new RunningMean()
  let issued = 0
  let queue = EMPTY_QUEUE
  let stats = EMPTY_WAITS
  for (const event of events) {
    const day = dayOf(millisOf(event.time), zone)
    // The night after the last training day still learns: its model is the one that is tried.
    const frozen = lastTrainingDay !== null && stats.day !== null && stats.day > lastTrainingDay
    const after = reduce(queue, event)
    if (event.type === 'ticket.called') {
      const { ticketId } = event.data as FactData['ticket.called']
      const ticket = open.get(ticketId)
      if (ticket)
        judged.push(judgedOf(ticket, realWaits?.[ticket.place] ?? minutesBetween(ticket.issuedAt, event.time)))
      open.delete(ticketId)
    }
    if (event.type === 'ticket.finished') {
      const { ticketId } = event.data as FactData['ticket.finished']
      const served = queue.tickets.find(({ id }) => id === ticketId)
      if (served) service.add(minutesBetween(served.since, event.time))
    }
    stats = observe(stats, queue, event, after, frozen ? 'frozen' : 'nightly')
    if (event.type === 'ticket.issued') {
      const { ticketId } = event.data as FactData['ticket.issued']
      const { features, expected } = pendingOf(stats, ticketId) ?? {}
      const place = issued++
      if (features && expected)
        open.set(ticketId, { place, day, issuedAt: event.time, features, expected, meanServiceMin: service.mean })
    }
    queue = after
  }
  return judged
}

function judgedOf({ day, features, expected, meanServiceMin }: Open, waitMin: number): Judged {
  return { day, features, expected, meanServiceMin, waitMin }
}

class RunningMean {
  #sum = 0
  #count = 0
  add(value: number): void {
    this.#sum += value
    this.#count++
  }
  get mean(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count
  }
}
