import type { HallId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import {
  type Batch,
  type EventStore,
  type StoredAnswer,
  type StoredEvent,
  type StoredText,
  type StoredFold,
  StoreFull,
  type StoredLog,
} from '#server/store/event-store.ts'
import { assertFollows } from '#server/store/follows.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import type { Dice } from '../world/dice.ts'
import type { Process } from '../world/process.ts'
import type { Disk } from './disk.ts'

/** One record of the file. */
export type DiskRecord =
  | { readonly kind: 'open'; readonly hall: HallId; readonly epoch: string }
  | { readonly kind: 'batch'; readonly hall: HallId; readonly batch: Batch }
  | { readonly kind: 'fold'; readonly hall: HallId; readonly fold: StoredFold }
  | { readonly kind: 'forget'; readonly hall: HallId; readonly before: Instant }

/** Where a commit stands: a server may die at each of these. */
export const BOUNDARIES = ['unwritten', 'half-written', 'written', 'synced'] as const
export type Boundary = (typeof BOUNDARIES)[number]

export interface DiskStoreOptions {
  readonly disk: Disk
  readonly process: Pick<Process, 'pass'>
  readonly dice: Dice
  /** A commit has come to a boundary; whoever listens may kill the server there. */
  readonly reached: (boundary: Boundary) => void
}

/**
 * The server's own memory store with the simulated disk below it: a commit takes time, passes the boundaries one by
 * one, and counts when it is synced. What was on the disk is read back into memory at the start, as any store does.
 */
export class DiskStore implements EventStore {
  readonly #options: DiskStoreOptions
  readonly #memory = new MemoryEventStore()
  #busy: Promise<unknown> = Promise.resolve()
  readonly #sequences = new Map<HallId, number>()

  private constructor(options: DiskStoreOptions) {
    this.#options = options
  }

  static async open(options: DiskStoreOptions): Promise<DiskStore> {
    const store = new DiskStore(options)
    for (const json of options.disk.recover()) await store.#apply(JSON.parse(json) as DiskRecord)
    // A killed server may have left what it wrote in the machine's memory: nothing is built on it before it is on the disk.
    options.disk.sync()
    return store
  }

  async open(hall: HallId, newEpoch: string): Promise<StoredLog> {
    if (!this.#sequences.has(hall)) await this.commit({ kind: 'open', hall, epoch: newEpoch })
    return this.#memory.open(hall, newEpoch)
  }

  append(hall: HallId, batch: Batch): Promise<void> {
    const { events, answers, secrets, texts } = batch
    const kept = {
      events: [...events],
      answers: [...answers],
      secrets: [...secrets],
      ...(texts && { texts: [...texts] }),
    }
    return this.commit({ kind: 'batch', hall, batch: kept })
  }

  saveFold(hall: HallId, fold: StoredFold): Promise<void> {
    return this.commit({ kind: 'fold', hall, fold })
  }

  forgetAnswers(hall: HallId, before: Instant): Promise<void> {
    return this.commit({ kind: 'forget', hall, before })
  }

  read(hall: HallId, after: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.#memory.read(hall, after, limit)
  }

  texts(hall: HallId, ids: readonly string[]): Promise<readonly StoredText[]> {
    return this.#memory.texts(hall, ids)
  }

  eraseText(hall: HallId, id: string): Promise<void> {
    return this.#memory.eraseText(hall, id)
  }

  bySubject(hall: HallId, subject: string, limit: number): Promise<readonly StoredEvent[]> {
    return this.#memory.bySubject(hall, subject, limit)
  }

  answer(hall: HallId, scope: string, key: string): Promise<StoredAnswer | null> {
    return this.#memory.answer(hall, scope, key)
  }

  keyHash(hall: HallId, ticket: TicketId): Promise<string | null> {
    return this.#memory.keyHash(hall, ticket)
  }

  close(): Promise<void> {
    return this.#memory.close()
  }

  /** One after another, as one connection to one file does. */
  commit(record: DiskRecord): Promise<void> {
    const done = this.#busy.then(() => this.#commit(record))
    this.#busy = done.catch(() => {})
    return done
  }

  async #commit(record: DiskRecord): Promise<void> {
    const { disk, process, dice, reached } = this.#options
    const last = this.#sequences.get(record.hall)
    if (record.kind !== 'open' && last === undefined) throw new Error(`the log of hall ${record.hall} was never opened`)
    if (record.kind === 'batch') assertFollows(last ?? 0, record.batch.events)
    const step = async (boundary: Boundary, ms: number): Promise<void> => {
      reached(boundary)
      await process.pass(ms)
    }
    await step('unwritten', dice.between(0.02, 0.3))
    if (disk.isFull) throw new StoreFull('no room on the simulated disk')
    if (disk.fails === 'write') throw new Error('the simulated disk fails')
    const json = JSON.stringify(record)
    const place = disk.write(json, 'half')
    await step('half-written', dice.between(0.02, 0.3))
    disk.complete(place, json)
    // An fsync takes milliseconds, and now and then the disk is busy with something else.
    await step('written', dice.chance(0.02) ? dice.between(50, 600) : dice.between(0.5, 6))
    if (disk.fails === 'sync') {
      disk.takeBack(place)
      throw new Error('the simulated disk does not write through')
    }
    disk.sync()
    await step('synced', dice.between(0.02, 0.3))
    await this.#apply(record)
  }

  async #apply(record: DiskRecord): Promise<void> {
    const memory = this.#memory
    const { hall } = record
    switch (record.kind) {
      case 'open':
        await memory.open(hall, record.epoch)
        this.#sequences.set(hall, 0)
        break
      case 'batch':
        await memory.append(hall, record.batch)
        this.#sequences.set(hall, (this.#sequences.get(hall) ?? 0) + record.batch.events.length)
        break
      case 'fold':
        await memory.saveFold(hall, record.fold)
        break
      case 'forget':
        await memory.forgetAnswers(hall, record.before)
        break
    }
  }
}
