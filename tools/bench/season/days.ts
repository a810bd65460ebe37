import { SILENT_HALL } from '#shared/domain/announcement/state.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { decide } from '#shared/domain/queue/decide.ts'
import type { CounterId, ServiceId, StaffId, TicketId } from '#shared/domain/queue/ids.ts'
import { reduce } from '#shared/domain/queue/reduce.ts'
import { EMPTY_QUEUE, type QueueState } from '#shared/domain/queue/state.ts'
import type { Wish } from '#shared/domain/queue/wishes.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { eventFrames, heartbeatFrame, snapshotFrame } from '#server/hall/frames.ts'
import { uuidV7 } from '#shared/domain/time/uuid-v7.ts'
import { snapshotOf } from '#server/hall/snapshot.ts'
import type { StoredEvent } from '#server/store/event-store.ts'

/** Something the stream brings, and the time that then passes. */
export interface Step {
  readonly frames: string
  readonly passMs: number
  /** The machine is off for so long: its clock goes on, nothing runs. */
  readonly asleep?: true
}

const EPOCH = 'season'
/** Counters of the demo hall that serve enquiries, and who sits there. */
const DESKS = [
  ['3', 'li-na'],
  ['4', 'wang-lei'],
  ['6', 'zhang-min'],
] as const
const SERVICE = 'D' as ServiceId
/** Ten hours for 4,000 calls. */
const CALL_MS = 9_000
const DAY_MS = 24 * 3_600_000
const MORNING = Date.UTC(2026, 0, 5, 0, 30)

/** The log of a demo hall, day after day, made by the hall's own law: what its stream would bring to a board. */
export class Season {
  #state: QueueState = EMPTY_QUEUE
  #now = MORNING
  #drawn = 0
  #frames = ''

  constructor() {
    this.#ask({ type: 'configure', config: DEMO_HALL })
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

  /** One day of so many calls: clerks sit down, every customer comes, is called, served and gone, and the night passes. */
  *day(calls: number): Generator<Step> {
    const startedAt = this.#now
    for (const [counter, staff] of DESKS) this.#at(counter, { action: 'open', staff: staff as StaffId })
    yield this.#step(1_000)
    for (let call = 0; call < calls; call++) {
      const [counter] = DESKS[call % DESKS.length]!
      const ticketId = this.#id() as TicketId
      this.#ask({
        type: 'issue',
        ticketId,
        service: SERVICE,
        class: call % 6 === 0 ? 'elderly' : 'normal',
        promised: null,
      })
      this.#at(counter, { action: 'call-next' })
      yield this.#step(CALL_MS * 0.6)
      this.#at(counter, { action: 'start' })
      this.#at(counter, { action: 'finish' })
      yield this.#step(CALL_MS * 0.4)
    }
    this.#ask({ type: 'end-day' })
    yield { ...this.#step(startedAt + DAY_MS - this.#now), asleep: true }
  }

  #step(passMs: number): Step {
    const heartbeat = { time: instantOf(this.#now), epoch: EPOCH, sequence: this.#state.sequence, waits: [] }
    const frames = this.#frames + decoder.decode(heartbeatFrame(heartbeat))
    this.#frames = ''
    this.#now += passMs
    return { frames, passMs }
  }

  #at(counter: string, wish: object): void {
    this.#ask({ type: 'counter', counter: counter as CounterId, ...wish } as Wish)
  }

  #ask(wish: Wish): void {
    const at = instantOf(this.#now)
    const decision = decide(this.#state, wish, { at, newId: () => this.#id() })
    if (!decision.ok) throw new Error(`${wish.type} was refused: ${decision.refusal.code}`)
    for (const fact of decision.facts) {
      const event: StoredEvent = { ...fact, id: this.#id(), sequence: this.#state.sequence + 1, time: at }
      this.#state = reduce(this.#state, event)
      this.#frames += decoder.decode(eventFrames(DEMO_HALL.id, EPOCH, event)('manager'))
    }
  }

  #id(): string {
    const bytes = new Uint8Array(16)
    new DataView(bytes.buffer).setUint32(12, ++this.#drawn)
    return uuidV7(this.#now, bytes)
  }
}

const decoder = new TextDecoder()
