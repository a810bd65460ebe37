import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { CounterId, ServiceId, StaffId, TicketId } from '#shared/domain/queue/ids.ts'
import type { CounterWish, Wish } from '#shared/domain/queue/wishes.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import type { Ask, Outcome, Reply } from '#server/hall/hall-port.ts'
import { type Hall, openHall } from '#server/hall/hall.ts'
import { uuidV7 } from '#shared/domain/time/uuid-v7.ts'
import type { Batch, EventStore } from '#server/store/event-store.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'
import { HandClock, settled } from './hand-clock.ts'

/** A store that does as it is told: counts commits, fails the next ones, or lets a commit wait. */
export class ToldStore extends MemoryEventStore {
  readonly batches: Batch[] = []
  readonly failures: unknown[] = []
  /** Runs in the middle of every append, before anything is written. */
  before: (() => Promise<void>) | null = null

  override async append(...[hall, batch]: Parameters<EventStore['append']>): Promise<void> {
    await this.before?.()
    const failure = this.failures.shift()
    if (failure) throw failure
    await super.append(hall, batch)
    this.batches.push({ events: [...batch.events], answers: [...batch.answers], secrets: [...batch.secrets] })
  }
}

export interface RigOptions {
  readonly store?: EventStore
  readonly clock?: HandClock
  readonly bus?: LocalBus
  readonly config?: HallConfig | null
}

export interface Rig {
  readonly hall: Hall
  readonly clock: HandClock
  readonly troubles: string[]
  readonly ask: (wish: Wish, once?: Ask['once']) => Promise<Reply>
  readonly at: (counter: string, wish: CounterWish) => Promise<Reply>
  readonly issue: (service?: string, once?: Ask['once']) => Promise<Reply>
  readonly newId: () => TicketId
}

let ids = 0
/** Ids that differ and can be told apart in a failed test. */
export const newId = (): string => {
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setUint32(12, ++ids)
  return uuidV7(Date.parse('2026-11-23T02:00:00.000Z'), bytes)
}

/** The answer HTTP would give, reduced to what these tests look at. */
export function answerOf(outcome: Outcome): { status: number; body: unknown } {
  if (!outcome.ok) return { status: outcome.refusal.code.startsWith('unknown') ? 404 : 409, body: outcome.refusal.code }
  return { status: 200, body: { sequence: outcome.fold.queue.sequence, types: outcome.events.map(({ type }) => type) } }
}

/** A small hall over a memory store and a clock moved by hand. */
export async function openRig(options: RigOptions = {}): Promise<Rig> {
  const clock = options.clock ?? new HandClock()
  const troubles: string[] = []
  let epochs = 0
  const hall = await openHall({
    id: SMALL_HALL.id,
    config: options.config === undefined ? SMALL_HALL : options.config,
    store: options.store ?? new MemoryEventStore(),
    bus: options.bus ?? new LocalBus(),
    clock,
    demo: true,
    random: { id: newId, epoch: () => `epoch${++epochs}` },
    log: (code) => troubles.push(code),
  })
  await settled()
  const ask = (wish: Wish, once?: Ask['once']) => hall.ask({ wish, answer: answerOf, ...(once && { once }) })
  return {
    hall,
    clock,
    troubles,
    ask,
    newId: () => newId() as TicketId,
    at: (counter, wish) => ask({ type: 'counter', counter: counter as CounterId, ...wish }),
    issue: (service = 'A', once) =>
      ask(
        {
          type: 'issue',
          ticketId: newId() as TicketId,
          service: service as ServiceId,
          class: 'normal',
          promised: null,
        },
        once,
      ),
  }
}

export const LI = 'li' as StaffId

/** What is answered under a key: scope, key and the fingerprint of the body. */
export function onceOf(key: string, fingerprint = 'body'): NonNullable<Ask['once']> {
  return { scope: 'clerk POST /x', key, fingerprint }
}
