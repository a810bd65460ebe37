import { setTimeout as pause } from 'node:timers/promises'
import { LiveApi, type LiveHall, type LiveTicket } from './live-api.ts'
import { isServed, type LogTicket, type QueueLog } from './log.ts'
import type { ReplayOptions } from './options.ts'
import { type ReplayReport, reportOf } from './report.ts'
import { Timeline } from './timeline.ts'
import { ReplayTrouble } from './trouble.ts'
import { inWords } from './words.ts'

/** A clerk looks again for somebody to call so often, ms. */
const LOOK_MS = 500
/** Whoever comes from elsewhere, and not from the log, is served for so long, ms of log time. */
const STRANGER_MS = 120_000

/** A ticket of the log as it goes through the running hall; real milliseconds. */
interface Visit {
  readonly ticket: LogTicket
  readonly key: string
  readonly takenAt: number
  calledAt: number | null
  ended: 'finished' | 'left' | null
}

/**
 * Plays a log through a running demo server: kiosks take the tickets and clerks at its free counters call, start and
 * finish, so that boards and signs can be watched. Who comes, when, how long service takes and who gives up comes
 * from the log; services and counters are the hall's own, and its policy chooses.
 */
export async function playLive(log: QueueLog, options: ReplayOptions): Promise<void> {
  if (!log.hasEnds)
    throw new ReplayTrouble(
      'missing-column',
      'endedAt',
      'a log without ends of service cannot be played live; name the column with --columns endedAt=COLUMN',
    )
  const report = await new LivePlay(log.tickets, options).run(log)
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${inWords(report, log.skipped, [])}\n`)
}

class LivePlay {
  readonly #api: LiveApi
  readonly #speed: number
  readonly #timeline: Timeline
  readonly #tickets: readonly LogTicket[]
  readonly #visits = new Map<string, Visit>()
  #arriving = true

  constructor(tickets: readonly LogTicket[], { url, hall, speed }: ReplayOptions) {
    this.#api = new LiveApi(url, hall)
    this.#speed = speed
    this.#tickets = tickets
    this.#timeline = new Timeline(tickets)
  }

  async run(log: QueueLog): Promise<ReplayReport> {
    const hall = await this.#api.hall()
    const services = servicesFor(this.#tickets, hall)
    const clerks = (await this.#sitDown(hall)).map((counter) => this.#clerk(counter))
    const began = performance.now()
    const leaving: Promise<void>[] = []
    for (const ticket of this.#tickets) {
      await this.#until(began, ticket.arrivedAt)
      const visit = await this.#arrive(ticket, services.get(ticket.service)!)
      if (visit && !isServed(ticket)) leaving.push(this.#leaveAt(began, ticket, visit))
    }
    await Promise.all(leaving)
    this.#arriving = false
    await Promise.all(clerks)
    await this.#followOthers()
    return this.#report(log)
  }

  /** Waits until the log's moment has come; late is late, nobody is left out. */
  async #until(began: number, moment: number): Promise<void> {
    const due = began + this.#timeline.watched(moment) / this.#speed
    const left = due - performance.now()
    if (left > 1) await pause(left)
  }

  async #arrive(ticket: LogTicket, service: string): Promise<LiveTicket | null> {
    const takenAt = performance.now()
    const { status, body, code } = await this.#api.post('/tickets', {
      service,
      class: ticket.class === 'appointment' ? 'normal' : ticket.class,
    })
    if (status !== 201)
      throw new ReplayTrouble('server-refused', null, `the hall gave no ticket: ${status} ${code ?? ''}`)
    const taken = body as LiveTicket
    this.#visits.set(taken.id, { ticket, key: taken.key, takenAt, calledAt: null, ended: null })
    return taken
  }

  async #leaveAt(began: number, ticket: LogTicket, { id, key }: LiveTicket): Promise<void> {
    await this.#until(began, ticket.endedAt!)
    const { status } = await this.#api.post(`/tickets/${id}/cancel?key=${encodeURIComponent(key)}`)
    // Called before the patience ended: then the customer stays and is served.
    if (status === 200) this.#visits.get(id)!.ended = 'left'
  }

  /** Clerks without a seat open the counters that are closed; where all are taken the hall's own clerks call. */
  async #sitDown({ counters, staff }: LiveHall): Promise<string[]> {
    const seated: string[] = []
    const free = staff.map(({ id }) => id)
    for (const { id } of counters.filter(({ state }) => state === 'closed')) {
      while (free.length > 0) {
        const { status, code } = await this.#api.post(`/counters/${id}/open`, { staff: free.shift() })
        if (status === 200) seated.push(id)
        if (code !== 'staff-busy') break
      }
    }
    return seated
  }

  /** One clerk's day: call, serve for as long as the log says, call again; home when all have come and nobody waits. */
  async #clerk(counter: string): Promise<void> {
    const act = (action: string) => this.#api.post(`/counters/${counter}/${action}`)
    for (;;) {
      const { status, body } = await act('call-next')
      if (status !== 200) {
        if (!this.#arriving) break
        await pause(LOOK_MS)
        continue
      }
      const id = (body as { readonly ticket: { readonly id: string } | null }).ticket?.id ?? ''
      const visit = this.#visits.get(id)
      if (visit) visit.calledAt = performance.now()
      await act('start')
      const { ticket } = visit ?? {}
      await pause((ticket && isServed(ticket) ? ticket.endedAt - ticket.calledAt : STRANGER_MS) / this.#speed)
      const finished = await act('finish')
      if (visit && finished.status === 200) visit.ended = 'finished'
    }
    await act('close')
  }

  /** Customers whom the hall's own clerks serve are followed as on their phones until they are gone. */
  async #followOthers(): Promise<void> {
    for (const [id, visit] of this.#visits) {
      while (visit.ended === null) {
        const state = await this.#api.ticketState(id, visit.key)
        if (state === 'done') visit.ended = 'finished'
        else if (state === 'cancelled' || state === 'missed') visit.ended = 'left'
        else if (state === 'waiting' || state === 'called' || state === 'serving') await pause(LOOK_MS)
        else break
      }
    }
  }

  #report(log: QueueLog): ReplayReport {
    const visits = [...this.#visits.values()]
    const count = (ended: Visit['ended']): number => visits.filter((visit) => visit.ended === ended).length
    const waits = visits.flatMap(({ calledAt, takenAt }) =>
      calledAt === null ? [] : [((calledAt - takenAt) * this.#speed) / 60_000],
    )
    const lost = this.#tickets.length - count('finished') - count('left')
    return reportOf({
      rows: log.rows,
      skipped: log.skipped.length,
      shifted: 0,
      fairness: null,
      judged: [],
      lastTrainingDay: '',
      account: {
        tickets: visits.length,
        called: waits.length,
        finished: count('finished'),
        left: count('left'),
        lost,
        doubled: 0,
        waits,
      },
    })
  }
}

/** The log's services, the busiest first, are given the hall's own that some counter serves, in turn. */
function servicesFor(tickets: readonly LogTicket[], { services, counters }: LiveHall): ReadonlyMap<string, string> {
  const served = services.filter(({ id }) =>
    counters.some((counter) => counter.serves.some(({ service }) => service === id)),
  )
  if (served.length === 0) throw new ReplayTrouble('server-refused', '--hall', 'no counter of the hall serves anything')
  const counts = [...Map.groupBy(tickets, ({ service }) => service)].toSorted((a, b) => b[1].length - a[1].length)
  return new Map(counts.map(([service], place) => [service, served[place % served.length]!.id]))
}
