import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { TicketId } from '#shared/domain/queue/ids.ts'
import type { Wish } from '#shared/domain/queue/wishes.ts'
import { estimateWait } from '#shared/domain/queue/wait/estimate.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import type { Bus } from '#server/bus/bus.ts'
import type { Clock } from '#server/hall/clock.ts'
import { type Hall, openHall } from '#server/hall/hall.ts'
import type { HallFold } from '#server/hall/hall-port.ts'
import { uuidV7 } from '#shared/domain/time/uuid-v7.ts'
import type { Random } from '#server/hall/random.ts'
import type { StoredEvent } from '#server/store/event-store.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import type { LogTicket } from './log.ts'
import type { Played } from './played.ts'

/** Events read back at once. */
const PAGE = 10_000

/** Nobody else listens to a replayed hall. */
const NO_BUS: Bus = { publish: () => {}, subscribe: () => {} }

/** Nobody starts a replayed hall anew: its fold is never put away. */
class ReplayStore extends MemoryEventStore {
  override async saveFold(): Promise<void> {}
}

/**
 * A hall of the true server core whose clock stands still until it is told the time. Its nights teach it nothing: what
 * it would have told customers is judged from its log afterwards, and a model a night is most of the work.
 */
export class VirtualHall {
  readonly #store = new ReplayStore()
  readonly #refused = new Map<string, number>()
  #hall!: Hall
  #now: number
  #drawn = 0
  #asked: Promise<unknown>[] = []

  private constructor(now: number) {
    this.#now = now
  }

  static async open(config: HallConfig, now: number): Promise<VirtualHall> {
    const virtual = new VirtualHall(now)
    virtual.#hall = await openHall({
      id: config.id,
      config,
      store: virtual.#store,
      bus: NO_BUS,
      clock: virtual.#clock(),
      demo: false,
      random: virtual.#random(),
      log: () => {},
      learning: 'frozen',
    })
    return virtual
  }

  get fold(): HallFold {
    return this.#hall.fold()
  }

  /** It is that late now: what was asked before has happened before, what is asked from here on happens then. */
  async advanceTo(now: number): Promise<void> {
    if (now === this.#now) return
    await this.settled()
    this.#now = now
  }

  /** Asks for something now; it is decided with everything else asked at this moment, in order, when `settled` is awaited. */
  ask(wish: Wish | ((fold: HallFold) => Wish)): void {
    const asked = this.#hall.ask({
      wish,
      answer: (outcome) => {
        if (!outcome.ok) this.#refused.set(outcome.refusal.code, (this.#refused.get(outcome.refusal.code) ?? 0) + 1)
        return { status: 200, body: null }
      },
    })
    this.#asked.push(asked)
  }

  /** Takes a ticket as a kiosk does: with the wait range of that moment as the promise. */
  takeTicket(ticket: LogTicket): TicketId {
    const ticketId = this.#uuid() as TicketId
    const service = ticket.service as Parameters<typeof estimateWait>[2]
    this.ask((fold) => ({
      type: 'issue',
      ticketId,
      service,
      class: ticket.class,
      promised: estimateWait(fold.waits, fold.queue, service, ticket.class, instantOf(this.#now)),
    }))
    return ticketId
  }

  /** Everything asked so far is decided and in the log. */
  async settled(): Promise<void> {
    const asked = this.#asked
    this.#asked = []
    await Promise.all(asked)
  }

  /** Closes the hall and hands over its log, from the first event. */
  async end(): Promise<Played> {
    await this.settled()
    await this.#hall.close()
    const events: StoredEvent[] = []
    for (let more = true; more;) {
      const page = await this.#store.read(this.#hall.id, events.length, PAGE)
      events.push(...page)
      more = page.length === PAGE
    }
    await this.#store.close()
    return { events, refused: this.#refused }
  }

  #clock(): Clock {
    return {
      now: () => this.#now,
      monotonic: () => this.#now,
      // No heartbeats, no ticks: nobody reads the stream, and the log itself says when everyone left.
      every: () => {},
      after: () => {},
      soon: (deed) => queueMicrotask(deed),
    }
  }

  /** Ids as a hall draws them, but the same in every replay of the same log. */
  #uuid(): string {
    const bytes = new Uint8Array(16)
    new DataView(bytes.buffer).setUint32(12, ++this.#drawn)
    return uuidV7(this.#now, bytes)
  }

  #random(): Random {
    return { id: () => this.#uuid(), epoch: () => 'replay' }
  }
}
