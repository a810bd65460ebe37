import type { HallId } from '#shared/domain/queue/ids.ts'
import { createLog } from '#shared/log/log.ts'
import { stateOf } from '#shared/protocol/snapshot.ts'
import { createMemoryStorage } from '#shared/storage/memory-storage.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import { QueueStore } from '#shared/stores/queue-store.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { HallHub } from '#shared/sync/hall-hub.ts'
import { digestOf } from '#tools/simulate/check/digest.ts'
import type { HallClient } from './hall-client.ts'
import { until } from './until.ts'

/** What a screen says in its log when the stream brought something that does not fit. */
const DOUBTS: ReadonlySet<string> = new Set(['gap', 'bad-message', 'not-folded', 'misfit'])

/** A screen without glass: the product's own stream, fold and store, on Node's network. */
export class NodeScreen {
  readonly #life = new AbortController()
  readonly #queue: QueueStore
  readonly #doubts: string[] = []

  constructor(url: string) {
    const { signal } = this.#life
    const log = createLog(Date.now, ({ code }) => {
      if (DOUBTS.has(code)) this.#doubts.push(code)
    })
    const feed = new HallHub({ url, fetch, clock: deviceClock, random: Math.random, log, signal })
    this.#queue = new QueueStore({
      hall: 'demo' as HallId,
      feed,
      storage: createMemoryStorage(),
      clock: deviceClock,
      date: Date.now,
      log,
      signal,
    })
  }

  static of(client: HallClient): NodeScreen {
    return new NodeScreen(`${client.root}/events`)
  }

  get view(): HallView {
    return this.#queue.view.get()
  }

  /** Messages that did not fit, by code. */
  get doubts(): readonly string[] {
    return this.#doubts
  }

  /** What it shows is what the hall says, to the last ticket. @throws {Error} when it does not come to that in time */
  async agrees(client: HallClient, withinMs = 15_000): Promise<void> {
    await until(
      'a screen that agrees with its hall',
      async () => {
        const snapshot = await client.snapshot()
        const { epoch, state } = this.view
        return epoch === snapshot.epoch && digestOf(state) === digestOf(stateOf(snapshot))
      },
      withinMs,
    )
  }

  close(): void {
    this.#life.abort()
  }
}
