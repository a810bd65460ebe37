import type { PolicyConfig } from '#shared/domain/queue/config.ts'
import type { CounterId, TicketId } from '#shared/domain/queue/ids.ts'
import { canCall, nextTicket } from '#shared/domain/queue/policy.ts'
import type { Counter, QueueState } from '#shared/domain/queue/state.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import type { LocalDate } from '#shared/domain/time/zone.ts'
import { countersOn } from './as-logged.ts'
import { configFor, type CounterDay, counterDays, dayOf, hallOfLog, type LoggedHall } from './hall-of-log.ts'
import { isServed, type LogTicket } from './log.ts'
import type { Played } from './played.ts'
import { VirtualHall } from './virtual-hall.ts'

/** Something the log fixes: who comes, who leaves, which counter opens or is due to close. */
interface Deed {
  readonly at: number
  readonly rank: number
  readonly run: () => void
}

const RANK = { open: 0, leave: 1, arrive: 2, close: 3 } as const

/**
 * Plays a healed log with our policy choosing who is called: arrivals, service times, counters and giving up come
 * from the log. Clerks call as soon as they are free. A counter past its last end of the day stays only while
 * somebody waits whom no other counter will serve, so that nobody is left standing.
 */
export async function playByPolicy(
  tickets: readonly LogTicket[],
  zone: string,
  policy?: PolicyConfig,
): Promise<Played> {
  const play = new PolicyPlay(tickets, hallOfLog(tickets, zone, policy), counterDays(tickets, zone))
  return play.run(tickets[0]!.arrivedAt)
}

class PolicyPlay {
  readonly #logged: LoggedHall
  readonly #days: readonly CounterDay[]
  readonly #tickets: readonly LogTicket[]
  readonly #median: ReadonlyMap<string, number>
  readonly #byId = new Map<TicketId, LogTicket>()
  /** When counters will be free, ms; only those that serve. */
  readonly #busyUntil = new Map<CounterId, number>()
  readonly #due = new Set<CounterId>()
  #hall!: VirtualHall
  #today: LocalDate | null = null
  #now = 0

  constructor(tickets: readonly LogTicket[], logged: LoggedHall, days: readonly CounterDay[]) {
    this.#tickets = tickets
    this.#logged = logged
    this.#days = days
    this.#median = medianTimes(tickets)
  }

  async run(from: number): Promise<Played> {
    this.#hall = await VirtualHall.open(configFor(this.#logged, []), from)
    const deeds = this.#deeds()
    for (let next = 0; ;) {
      const free = Math.min(...this.#busyUntil.values())
      this.#now = Math.min(free, deeds[next]?.at ?? Infinity)
      if (this.#now === Infinity) break
      await this.#hall.advanceTo(this.#now)
      this.#beginDay()
      for (const [counter, until] of this.#busyUntil) if (until <= this.#now) this.#finish(counter)
      while (deeds[next] && deeds[next]!.at <= this.#now) deeds[next++]!.run()
      await this.#hall.settled()
      await this.#closeDue()
      await this.#callNext()
    }
    return this.#hall.end()
  }

  get #queue(): QueueState {
    return this.#hall.fold.queue
  }

  #deeds(): Deed[] {
    const counters = this.#days.flatMap(({ counter, staff, opensAt, closesAt }): Deed[] => [
      { at: opensAt, rank: RANK.open, run: () => this.#open(counter, staff) },
      { at: closesAt, rank: RANK.close, run: () => void this.#due.add(counter) },
    ])
    const customers = this.#tickets.flatMap((ticket): Deed[] => {
      let id: TicketId
      const arrive = {
        at: ticket.arrivedAt,
        rank: RANK.arrive,
        run: () => void this.#byId.set((id = this.#hall.takeTicket(ticket)), ticket),
      }
      return isServed(ticket)
        ? [arrive]
        : [
            arrive,
            { at: Math.max(ticket.endedAt!, ticket.arrivedAt + 1), rank: RANK.leave, run: () => this.#leave(id) },
          ]
    })
    return [...counters, ...customers].sort((a, b) => a.at - b.at || a.rank - b.rank)
  }

  #beginDay(): void {
    const day = dayOf(this.#now, this.#logged.zone)
    if (day === this.#today) return
    this.#today = day
    const still = new Set(this.#queue.counters.filter(({ state }) => state !== 'closed').map(({ id }) => id))
    const own = countersOn(this.#days, day, Infinity)
    const late = [...still]
      .filter((id) => !own.some(({ counter }) => counter === id))
      .map((id) => this.#days.findLast((one) => one.counter === id && one.day < day)!)
    this.#hall.ask({ type: 'configure', config: configFor(this.#logged, [...own, ...late]) })
  }

  #open(counter: CounterId, staff: CounterDay['staff']): void {
    this.#due.delete(counter)
    if (this.#queue.counters.some(({ id, state }) => id === counter && state !== 'closed')) return
    this.#hall.ask({ type: 'counter', counter, action: 'open', staff })
  }

  #leave(ticket: TicketId): void {
    if (this.#queue.tickets.some(({ id, state }) => id === ticket && state === 'waiting'))
      this.#hall.ask({ type: 'cancel', ticket })
  }

  #finish(counter: CounterId): void {
    this.#busyUntil.delete(counter)
    this.#hall.ask({ type: 'counter', counter, action: 'finish' })
  }

  /** Counters past their last end go home, unless somebody waits whom nobody else will serve today. */
  async #closeDue(): Promise<void> {
    for (const id of this.#due) {
      const counter = this.#queue.counters.find((one) => one.id === id)
      if (counter?.state !== 'idle' || this.#isNeeded(counter)) continue
      this.#due.delete(id)
      this.#hall.ask({ type: 'counter', counter: id, action: 'close' })
    }
    await this.#hall.settled()
  }

  #isNeeded(counter: Counter): boolean {
    const queue = this.#queue
    const others = queue.counters.filter(
      ({ id, state }) => id !== counter.id && state !== 'closed' && !this.#due.has(id),
    )
    const later = this.#days.filter(({ day, opensAt }) => day === this.#today && opensAt > this.#now)
    return queue.tickets.some(
      (ticket) =>
        ticket.state === 'waiting' &&
        canCall(queue, counter, ticket) &&
        !others.some((other) => canCall(queue, other, ticket)) &&
        !later.some(({ serves }) => serves.includes(ticket.service)),
    )
  }

  /** Every free clerk calls, whoever has been free longest first, until nobody is left to call. */
  async #callNext(): Promise<void> {
    const at = instantOf(this.#now)
    const idle = this.#queue.counters
      .filter(({ state }) => state === 'idle')
      .toSorted((a, b) => (a.since! < b.since! ? -1 : a.since! > b.since! ? 1 : 0))
    for (const { id } of idle) {
      const counter = this.#queue.counters.find((one) => one.id === id)!
      if (nextTicket(this.#queue, counter, at) === null) continue
      this.#hall.ask({ type: 'counter', counter: id, action: 'call-next' })
      this.#hall.ask({ type: 'counter', counter: id, action: 'start' })
      await this.#hall.settled()
      const ticket = this.#byId.get(this.#queue.counters.find((one) => one.id === id)!.ticket!)!
      this.#busyUntil.set(id, this.#now + this.#serviceTime(ticket))
    }
  }

  /** As long as in the log; who was not served there takes the usual time of the service. */
  #serviceTime(ticket: LogTicket): number {
    return isServed(ticket) ? ticket.endedAt - ticket.calledAt : (this.#median.get(ticket.service) ?? 0)
  }
}

/** Median service time of each service of the log, ms. */
function medianTimes(tickets: readonly LogTicket[]): ReadonlyMap<string, number> {
  const times = Map.groupBy(tickets.filter(isServed), ({ service }) => service)
  return new Map(
    [...times].map(([service, served]) => {
      const ordered = served.map(({ calledAt, endedAt }) => endedAt - calledAt).toSorted((a, b) => a - b)
      return [service, ordered[ordered.length >> 1] ?? 0]
    }),
  )
}
