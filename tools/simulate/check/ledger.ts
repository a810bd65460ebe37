import type { FactData } from '#shared/domain/queue/events.ts'
import type { EvaluationFactData } from '#shared/domain/evaluation/events.ts'
import type { Level } from '#shared/domain/evaluation/levels.ts'
import { reduce } from '#shared/domain/queue/reduce.ts'
import { EMPTY_QUEUE, type QueueState } from '#shared/domain/queue/state.ts'
import type { StoredEvent } from '#server/store/event-store.ts'
import { digestOf } from './digest.ts'
import type { Law } from './laws.ts'

type Broken = (law: Law, how: string) => void

/** Told of what is about to be in the log, and of what is. */
export interface LogWitness {
  attempted(events: readonly StoredEvent[]): void
  logged(epoch: string, event: StoredEvent): void
}

/** One log as it was acknowledged, and what it makes of the hall at each of its positions. */
class EpochLog {
  readonly events: StoredEvent[] = []
  readonly digests: string[] = [digestOf(EMPTY_QUEUE)]
  state: QueueState = EMPTY_QUEUE
  readonly numbers = new Set<string>()
  /** Appointments made, by their time: each stands for one key. */
  readonly booked = new Set<string>()
  readonly tickets = new Map<string, string | null>()
  readonly granted = new Set<string>()
  /** Ratings by what they answer. */
  readonly rated = new Map<string, string>()
}

/**
 * The witness of the log: writes down every event the store has acknowledged, in order, and holds whatever is read
 * back or shown later against it. It knows nothing of the server but its `EventStore`.
 */
export class Ledger {
  epoch = ''
  /** Appointments that ever stood in any log: a hall that was restored from a backup once had them. */
  readonly everBooked = new Set<string>()
  /** Ratings that ever stood in any log, with their levels. */
  readonly everRated = new Map<string, Level>()
  readonly #logs = new Map<string, EpochLog>()
  readonly #broken: Broken
  readonly #beside: LogWitness | null
  #attempted: readonly StoredEvent[] = []

  /** `beside`: looks at what this witness does not. */
  constructor(broken: Broken, beside: LogWitness | null = null) {
    this.#broken = broken
    this.#beside = beside
  }

  get length(): number {
    return this.#logs.get(this.epoch)?.events.length ?? 0
  }

  get state(): QueueState {
    return this.#logs.get(this.epoch)?.state ?? EMPTY_QUEUE
  }

  /** What a ticket was numbered when it came into this log: undefined when it never did. */
  ticket(id: string): string | null | undefined {
    return this.#logs.get(this.epoch)?.tickets.get(id)
  }

  /** The grant has its answer in this log. */
  isRated(grant: string): boolean {
    return this.#logs.get(this.epoch)?.rated.has(grant) === true
  }

  /** The text of everything visible at that position; null when no such position was ever acknowledged. */
  digest(epoch: string, sequence: number): string | null {
    return this.#logs.get(epoch)?.digests[sequence] ?? null
  }

  /** These are about to be written, all or none of them. */
  attempted(events: readonly StoredEvent[]): void {
    this.#attempted = events
    this.#beside?.attempted(events)
  }

  /** The store has acknowledged these. */
  acknowledged(events: readonly StoredEvent[]): void {
    this.#attempted = []
    for (const event of events) this.#add(event)
  }

  /** A server has read its log from the disk: it must hold all that was acknowledged, and may hold a little more. */
  recovered(epoch: string, events: readonly StoredEvent[]): void {
    const known = this.#logs.get(epoch) ?? new EpochLog()
    this.#logs.set(epoch, known)
    this.epoch = epoch
    for (const [index, { id, type }] of known.events.entries()) {
      const found = events[index]
      if (found?.id === id) continue
      const law = found === undefined ? 'acknowledged-lost' : 'log-broken'
      this.#broken(
        law,
        `event ${index + 1} (${type}) was acknowledged; the log now has ${found?.type ?? 'nothing'} there`,
      )
      return
    }
    const more = events.slice(known.events.length)
    const there = this.#attempted.filter(({ id }) => more.some((event) => event.id === id)).length
    if (there > 0 && there < this.#attempted.length)
      this.#broken('half-a-commit', `${there} of ${this.#attempted.length} events of the last commit are in the log`)
    this.#attempted = []
    for (const event of more) this.#add(event)
  }

  #add(event: StoredEvent): void {
    const log = this.#logs.get(this.epoch)!
    const { sequence, type, data } = event
    if (sequence !== log.events.length + 1)
      return this.#broken('log-broken', `event ${sequence} (${type}) stands behind event ${log.events.length}`)
    log.events.push(event)
    this.#beside?.logged(this.epoch, event)
    log.state = reduce(log.state, event)
    log.digests.push(digestOf(log.state))
    if (data === null) return
    if (type === 'ticket.issued' || type === 'ticket.checked-in') this.#numbered(log, data)
    if (type === 'ticket.booked') this.#booked(log, data)
    if (type === 'ticket.called') this.#seats(log)
    if (type === 'evaluation.granted') log.granted.add(data.grantId)
    if (type === 'evaluation.submitted') this.#rated(log, data)
    if (type === 'evaluation.refused' && data.code === 'bad-signature')
      this.#broken('chain-broken', `${data.ratingId} was refused: nothing here forges`)
  }

  #numbered(log: EpochLog, { ticketId, ticketNumber, day }: FactData['ticket.checked-in']): void {
    log.tickets.set(ticketId, ticketNumber)
    const held = `${day} ${ticketNumber}`
    if (log.numbers.has(held)) this.#broken('number-given-twice', `${ticketNumber} on ${day}`)
    log.numbers.add(held)
  }

  #booked(log: EpochLog, { ticketId, appointmentAt }: FactData['ticket.booked']): void {
    log.tickets.set(ticketId, null)
    if (log.booked.has(appointmentAt)) this.#broken('happened-twice', `the appointment ${appointmentAt} was made twice`)
    log.booked.add(appointmentAt)
    this.everBooked.add(appointmentAt)
  }

  #rated(log: EpochLog, { ratingId, grantId, level, chainVerdict }: EvaluationFactData['evaluation.submitted']): void {
    if (!log.granted.has(grantId))
      this.#broken('rated-without-grant', `${ratingId} answers ${grantId}, which never was`)
    const before = log.rated.get(grantId)
    if (before) this.#broken('counted-twice', `${grantId} was answered by ${before} and again by ${ratingId}`)
    if ([...log.rated.values()].includes(ratingId)) this.#broken('counted-twice', `${ratingId} counts twice`)
    log.rated.set(grantId, ratingId)
    this.everRated.set(ratingId, level)
    // A log that was put back does not know what its pads have sent since.
    if (chainVerdict === 'gap' && this.#logs.size === 1)
      this.#broken('chain-broken', `${ratingId} came behind a gap in its pad's chain`)
  }

  #seats({ state }: EpochLog): void {
    const seated = state.counters.flatMap(({ ticket }) => (ticket === null ? [] : [ticket]))
    if (new Set(seated).size < seated.length) this.#broken('two-counters', seated.join(' '))
  }
}
