import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { PastGrant } from '#shared/domain/evaluation/wishes.ts'
import type { GrantId, HallId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Learning } from '#shared/domain/queue/wait/stats.ts'
import { type Instant, instantOf } from '#shared/domain/time/instant.ts'
import type { DeviceCommand } from '#shared/protocol/devices.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'
import { HEARTBEAT_MS, type Position } from '#shared/protocol/stream.ts'
import type { Bus } from '#server/bus/bus.ts'
import type { EventStore, StoredEvent, StoredText } from '#server/store/event-store.ts'
import type { Clock } from './clock.ts'
import { type RestoredFold, restoreFold } from './fold.ts'
import { FoldKeeper } from './fold-keeper.ts'
import { commandFrame, heartbeatFrame, shownFrame, snapshotFrame } from './frames.ts'
import type { Ask, FrameSink, HallFold, HallPort, Reply, StreamRight } from './hall-port.ts'
import { type PastTicket, PastTickets } from './past.ts'
import { Leases } from './leases.ts'
import { pastGrant } from './past-grants.ts'
import { beginTicking, ClockDrift, doubtAtStart } from './pulse.ts'
import type { Random } from './random.ts'
import { ShownCalls } from './shown.ts'
import { type SnapshotMoment, snapshotOf, SnapshotText } from './snapshot.ts'
import { Stream } from './stream.ts'
import { type HallLog, StoreTrouble } from './trouble.ts'
import { WaitBoard } from './waits.ts'
import { Writer } from './writer.ts'

/** Half a second early, so that a busy moment does not make a heartbeat late. */
const BEAT_MS = HEARTBEAT_MS - 500
/** So long a key gives its first answer again, ms (contract: 24 h), and how often older ones are swept out. */
const ANSWER_KEPT_MS = 24 * 3_600_000
const FORGET_MS = 3_600_000
/** Nobody hears how the hall's own wishes ended. */
const SILENT = { status: 200, body: null } as const

export interface HallOptions {
  readonly id: HallId
  /** What the hall shall be from now on; null leaves it as its log says. */
  readonly config: HallConfig | null
  readonly store: EventStore
  readonly bus: Bus
  readonly clock: Clock
  readonly demo: boolean
  readonly random: Random
  readonly log: HallLog
  /** Whether each night teaches a new model of waits, as in every hall; a replay that judges none needs none. */
  readonly learning?: Learning
}

/**
 * Opens a hall from its log and sets its pulse going.
 * @throws {Error} when the hall has no configuration, in its log or given
 */
export async function openHall(options: HallOptions): Promise<Hall> {
  const { id, store, random, config, log } = options
  const stored = await store.open(id, random.epoch())
  const restored = await restoreFold(store, id, stored, log)
  const last = (await store.read(id, restored.fold.queue.sequence - 1, 1)).at(-1)?.time ?? null
  const hall = new Hall(options, stored.epoch, restored)
  if (config) await hall.ask({ wish: { type: 'configure', config }, answer: () => SILENT })
  const configured = hall.fold().queue.hall
  if (!configured) throw new Error(`hall ${id} has no configuration`)
  hall.begin(doubtAtStart(configured, last, hall.now()))
  return hall
}

/** @throws {StoreTrouble} when the store cannot be read */
function reading<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((cause: unknown) => {
    throw new StoreTrouble(false, cause)
  })
}

/** One hall at work: its writer, its readers and its clock. The only one who writes in its log. */
export class Hall implements HallPort {
  readonly id: HallId
  readonly epoch: string
  readonly leases: Leases
  readonly #options: HallOptions
  readonly #writer: Writer
  readonly #stream: Stream
  readonly #past: PastTickets
  readonly #shown: ShownCalls
  readonly #waits: WaitBoard
  readonly #foldKeeper: FoldKeeper
  readonly #snapshotText = new SnapshotText()
  readonly #life = new AbortController()

  constructor(options: HallOptions, epoch: string, { fold, saved }: RestoredFold) {
    const { id, store, clock, log, random, learning = 'nightly' } = options
    this.id = id
    this.epoch = epoch
    this.#options = options
    this.leases = new Leases(clock, () => this.fold().queue.sequence, fold.announcement.open)
    this.#past = new PastTickets(store, id)
    this.#waits = new WaitBoard(clock)
    this.#writer = new Writer({
      hall: id,
      epoch,
      store,
      clock,
      random,
      log,
      fold,
      learning,
      grown: (events) => this.#grown(events),
    })
    this.#foldKeeper = new FoldKeeper({ hall: id, store, clock, log, fold: () => this.fold() }, saved)
    this.#stream = new Stream({
      hall: id,
      epoch,
      store,
      clock,
      log,
      sequence: () => this.fold().queue.sequence,
      snapshot: () => this.#snapshotFrame(),
    })
    this.#shown = new ShownCalls(clock, (hint) => this.#stream.hint(shownFrame(hint)), this.#life.signal)
  }

  /** Sets the pulse going; `doubt` is how far the clock is doubted already, ms. */
  begin(doubt: number): void {
    const { clock, bus, store } = this.#options
    const until = this.#life.signal
    beginTicking(clock, new ClockDrift(clock, doubt), (wish) => this.ask({ wish, answer: () => SILENT }), until)
    clock.every(BEAT_MS, () => this.#stream.hint(this.#heartbeatFrame()), until)
    // Ages go by the clock as it runs: one that is set ahead must not make yesterday of what was answered a minute ago.
    const startedAt = clock.now() - clock.monotonic()
    const forget = () => {
      const before = Math.min(clock.now(), startedAt + clock.monotonic()) - ANSWER_KEPT_MS
      // Trouble with it is trouble with every append too, which is told there; the next hour tries again.
      void store.forgetAnswers(this.id, instantOf(before)).catch(() => {})
    }
    clock.every(FORGET_MS, forget, until)
    bus.subscribe(this.id, (sequence) => this.#writer.follow(sequence), until)
  }

  ask(ask: Ask): Promise<Reply> {
    return this.#writer.ask(ask)
  }

  fold(): HallFold {
    return this.#writer.fold
  }

  now(): Instant {
    return instantOf(this.#options.clock.now())
  }

  snapshot(): HallSnapshot {
    return snapshotOf(this.fold(), this.#moment())
  }

  keyHash(ticket: TicketId): Promise<string | null> {
    return reading(this.#options.store.keyHash(this.id, ticket))
  }

  async pastTicket(ticket: TicketId): Promise<PastTicket | null> {
    const past = await reading(this.#past.of(ticket))
    return this.fold().queue.tickets.some(({ id }) => id === ticket) ? null : past
  }

  pastGrant(grant: GrantId): Promise<PastGrant | null> {
    return reading(pastGrant(this.#options.store, this.id, grant))
  }

  texts(ids: readonly string[]): Promise<readonly StoredText[]> {
    return reading(this.#options.store.texts(this.id, ids))
  }

  stream(
    from: Position | null,
    right: StreamRight,
    sink: FrameSink,
    signal: AbortSignal,
    device: string | null = null,
  ): Promise<void> {
    return this.#stream.serve(from, { right, device }, sink, signal)
  }

  command(device: string, command: DeviceCommand): void {
    this.#stream.hint(commandFrame(command), device)
  }

  shown(callId: string, screen: string): void {
    this.#shown.note(callId, screen, this.fold().queue.calls)
  }

  /** Finishes what was asked, ends every stream, puts the fold away. The store stays open. */
  async close(): Promise<void> {
    this.#life.abort()
    await this.#writer.close()
    this.#stream.close()
    await this.#foldKeeper.close()
  }

  #grown(events: readonly StoredEvent[]): void {
    this.#stream.publish(events)
    for (const event of events) this.#past.note(event)
    this.#options.bus.publish(this.id, this.fold().queue.sequence)
    this.#foldKeeper.grown()
  }

  #moment(): SnapshotMoment {
    const { demo } = this.#options
    const fold = this.fold()
    return {
      epoch: this.epoch,
      time: this.now(),
      waits: this.#waits.of(fold),
      shown: this.#shown.counts(fold.queue.calls),
      demo,
    }
  }

  #snapshotFrame(): Uint8Array {
    const fold = this.fold()
    const text = this.#snapshotText.of(fold, this.#moment())
    return snapshotFrame(text, { epoch: this.epoch, sequence: fold.queue.sequence })
  }

  #heartbeatFrame(): Uint8Array {
    const fold = this.fold()
    return heartbeatFrame({
      time: this.now(),
      epoch: this.epoch,
      sequence: fold.queue.sequence,
      waits: this.#waits.of(fold),
    })
  }
}
