import { SILENT_HALL } from '#shared/domain/announcement/state.ts'
import type { CounterConfig } from '#shared/domain/queue/config.ts'
import { decide } from '#shared/domain/queue/decide.ts'
import type { CounterId, TicketId } from '#shared/domain/queue/ids.ts'
import { reduce } from '#shared/domain/queue/reduce.ts'
import { EMPTY_QUEUE, type QueueState } from '#shared/domain/queue/state.ts'
import type { Wish } from '#shared/domain/queue/wishes.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { eventFrames, heartbeatFrame, snapshotFrame } from '#server/hall/frames.ts'
import { uuidV7 } from '#shared/domain/time/uuid-v7.ts'
import { snapshotOf } from '#server/hall/snapshot.ts'
import type { StoredEvent } from '#server/store/event-store.ts'
import { wideHall } from '#tools/hall/memory-hall.ts'

/** Something the stream brings, and the time that then passes. */
export interface Step {
  readonly frames: string
  readonly passMs: number
  /** There are calls among it: the browser draws them before they leave the light. */
  readonly calls?: true
  /** The machine is off for so long: its clock goes on, nothing runs. */
  readonly asleep?: true
}

const EPOCH = 'season'
/** As many as a hall remembers calls of: all of them call in one moment. */
const COUNTERS = 20
const HALL = wideHall(COUNTERS)
/** From one moment of calls to the next, ms: longer than a call stands in the light, less than a line may be silent. */
const MOMENT_MS = 8_000
const DAY_MS = 24 * 3_600_000
const MORNING = Date.UTC(2026, 0, 5, 0, 30)

/** The log of a demo hall with many counters, day after day, made by the hall's own law: what its stream would bring to a board. */
export class Season {
  #state: QueueState = EMPTY_QUEUE
  #now = MORNING
  #drawn = 0
  #frames = ''
  readonly #calling = new Set<CounterId>()

  constructor() {
    this.#ask({ type: 'configure', config: HALL })
    this.#frames = ''
  }

  /** Where the log stands: what a board that has heard everything shows. */
  get sequence(): number {
    return this.#state.sequence
  }

  /** The hall's clock, ms since 1970. */
  get now(): number {
    return this.#now
  }

  /** What a reader without a position gets first. */
  snapshot(): string {
    const moment = { epoch: EPOCH, time: instantOf(this.#now), waits: [], shown: {}, demo: true }
    const json = JSON.stringify(snapshotOf({ queue: this.#state, announcement: SILENT_HALL }, moment))
    return decoder.decode(snapshotFrame(json, { epoch: EPOCH, sequence: this.#state.sequence }))
  }

  /** Clerks sit down. */
  *open(): Generator<Step> {
    for (const { id } of HALL.counters) this.#at(id, { action: 'open', staff: `clerk-${id}` })
    yield this.#step(1_000)
  }

  /** So many customers come and are called, at most so many in one moment; who was called there before has been served by then. */
  *serve(calls: number, together = COUNTERS): Generator<Step> {
    for (let called = 0; called < calls; called += together) {
      const counters = HALL.counters.slice(0, Math.min(together, calls - called))
      for (const counter of counters) {
        this.#serve(counter)
        this.#call(counter)
      }
      yield { ...this.#step(MOMENT_MS), calls: true }
    }
  }

  /** The last are served, the day ends, and the machine is off until the next one begins. */
  *night(): Generator<Step> {
    for (const counter of HALL.counters) this.#serve(counter)
    this.#ask({ type: 'end-day' })
    const sinceMorning = (this.#now - MORNING) % DAY_MS
    yield { ...this.#step(DAY_MS - sinceMorning), asleep: true }
  }

  /** Somebody comes for what this counter is there for, and is called there. */
  #call({ id, serves }: CounterConfig): void {
    const ticketId = this.#id() as TicketId
    const isElderly = this.#drawn % 6 === 0
    const { service } = serves[0]!
    this.#ask({ type: 'issue', ticketId, service, class: isElderly ? 'elderly' : 'normal', promised: null })
    this.#at(id, { action: 'call-next' })
    this.#calling.add(id)
  }

  /** Whoever was called here comes, is served and goes. */
  #serve({ id }: CounterConfig): void {
    if (!this.#calling.delete(id)) return
    this.#at(id, { action: 'start' })
    this.#at(id, { action: 'finish' })
  }

  #step(passMs: number): Step {
    const heartbeat = { time: instantOf(this.#now), epoch: EPOCH, sequence: this.#state.sequence, waits: [] }
    const frames = this.#frames + decoder.decode(heartbeatFrame(heartbeat))
    this.#frames = ''
    this.#now += passMs
    return { frames, passMs }
  }

  #at(counter: CounterId, wish: object): void {
    this.#ask({ type: 'counter', counter, ...wish } as Wish)
  }

  #ask(wish: Wish): void {
    const at = instantOf(this.#now)
    const decision = decide(this.#state, wish, { at, newId: () => this.#id() })
    if (!decision.ok) throw new Error(`${wish.type} was refused: ${decision.refusal.code}`)
    const events: StoredEvent[] = []
    for (const fact of decision.facts) {
      const event: StoredEvent = { ...fact, id: this.#id(), sequence: this.#state.sequence + 1, time: at }
      this.#state = reduce(this.#state, event)
      events.push(event)
    }
    this.#frames += decoder.decode(eventFrames(HALL.id, EPOCH, events)('manager'))
  }

  #id(): string {
    const bytes = new Uint8Array(16)
    new DataView(bytes.buffer).setUint32(12, ++this.#drawn)
    return uuidV7(this.#now, bytes)
  }
}

const decoder = new TextDecoder()
