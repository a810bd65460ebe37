import type { PresenceReport } from '#shared/protocol/api.ts'
import { outboxTag } from '#shared/protocol/shell.ts'
import type { Log } from '#shared/log/log.ts'
import type { OutboxNote, OutboxRow, OutboxStorage, RefusedRow } from '#shared/storage/outbox-storage.ts'
import { backoffMs, troubleMs } from '#shared/sync/backoff.ts'
import { bringWaiting } from '#shared/sync/bring.ts'
import { sleep } from '#shared/sync/clock.ts'
import type { DeliveryContext, Letter } from '#shared/sync/deliver.ts'
import { Store } from './store.ts'

/** Even when nothing seems to wait the rows are looked through so often, ms: another tab may have died over them. */
const LOOK_MS = 60_000

/** The channels of a device by name: each says where what was given goes. */
export type Channels = Readonly<Record<string, (body: never) => Letter>>

/** Web Locks where the page has them; without, two tabs may send the same row, which the hall counts once. */
export interface Locks {
  request<T>(name: string, deed: () => Promise<T>): Promise<T>
}

/**
 * Puts a device's seal on a settled row: its last word, and what is noted of it in the same write. `noted`: what was noted
 * of the row before. A row that was sealed last is given to it again when another tab has settled it already.
 */
export type Seal = (
  id: string,
  body: never,
  noted: unknown,
) => Promise<{ readonly body: unknown; readonly note: OutboxNote['value'] }>

export interface OutboxOptions<C extends Channels> extends DeliveryContext {
  readonly channels: C
  /** Channels whose rows are sealed when they are settled, never when they are sent: a row that goes missing here shows. */
  readonly seals?: { readonly [K in keyof C]?: Seal }
  readonly storage: OutboxStorage
  /** The device's date, ms since 1970. */
  readonly date: () => number
  /** A fresh UUIDv7. */
  readonly newId: () => string
  /** 0 ≤ random < 1 */
  readonly random: () => number
  readonly locks: Locks | null
  readonly log: Log
  /** Told of every row the hall will never take, once it is set aside. */
  readonly refused: (row: RefusedRow) => void
  /** Told whenever something more waits in a channel: somebody may bring it when this page is gone. */
  readonly waits?: (channel: string) => void
}

/** Why what waits does not leave: no answer from the hall, no right given to this device, its own disk fails. */
export type OutboxTrouble = 'no-answer' | 'no-right' | 'no-disk'

/** What could not be made durable here: the person is told so, and not thanked. */
export class NotKept extends Error {
  override readonly name = 'NotKept'
}

/** Rows that a person may still change lie in a channel nobody serves. */
const draftsOf = (channel: string): string => `${channel} draft`

/** When a channel is looked through again, and why so late. */
interface Rest {
  readonly trouble: OutboxTrouble | null
  /** The hall asked for it: nothing shortens this. */
  readonly restMs: number
}

/**
 * Keeps what people give until the hall has it: thanks after the first durable write, forgets after the second.
 * Each channel is sent in order, one row at a time, for as long as it takes.
 */
export class Outbox<C extends Channels> {
  /** Trouble by channel. Scope: *moment*. */
  readonly troubles = new Store<Readonly<Record<string, OutboxTrouble | null>>>({})
  readonly #options: OutboxOptions<C>
  readonly #naps = new Map<string, AbortController>()
  /** Last words that the disk would not take: said again until it does, before anything is sent. Scope: *moment*. */
  readonly #unsettled = new Map<string, OutboxRow>()
  #sealing: Promise<void> = Promise.resolve()

  constructor(options: OutboxOptions<C>) {
    this.#options = options
    options.signal.addEventListener('abort', () => this.flush())
    for (const channel of Object.keys(options.channels)) void this.#serve(channel)
  }

  /**
   * Gives the new row's id once it is on this device's disk: only then may anyone be thanked.
   * @throws {NotKept} when it could not be kept
   */
  async put<K extends keyof C & string>(channel: K, body: Parameters<C[K]>[0]): Promise<string> {
    const { storage, newId, date } = this.#options
    const id = newId()
    await this.#kept(storage.put(this.#final({ id, channel, body, givenAt: date() })))
    this.#options.waits?.(channel)
    this.#naps.get(channel)?.abort()
    return id
  }

  /**
   * Keeps what may still be changed, on the disk at once and under the id it will have for ever; it leaves when it is
   * settled, and if this page dies before, when the next one starts.
   * @throws {NotKept} when it could not be kept
   */
  async draft<K extends keyof C & string>(channel: K, id: string, body: Parameters<C[K]>[0]): Promise<void> {
    const { storage, date } = this.#options
    await this.#kept(storage.replace({ id, channel: draftsOf(channel), body, givenAt: date() }))
  }

  /**
   * The last word on a draft: from now on it is sent.
   * @throws {NotKept} not yet: the draft stays as it was until the disk takes the word
   */
  async settle<K extends keyof C & string>(channel: K, id: string, body: Parameters<C[K]>[0]): Promise<void> {
    const { date } = this.#options
    const row = { id, channel, body, givenAt: date() }
    this.#unsettled.set(id, row)
    await this.#kept(this.#settled(row)).finally(() => this.#naps.get(channel)?.abort())
  }

  /** Drafts that a page left behind when it died are what its customers wanted. Called once, before the first draft. */
  async settleDrafts(channel: keyof C & string): Promise<void> {
    const { storage } = this.#options
    for (const draft of await storage.waiting(draftsOf(channel))) {
      const row = { ...draft, channel }
      this.#unsettled.set(row.id, row)
      await this.#kept(this.#settled(row)).catch(() => {})
    }
    this.#naps.get(channel)?.abort()
  }

  /** The network is back, or somebody waits: looks through every channel now. */
  flush(): void {
    for (const nap of this.#naps.values()) nap.abort()
  }

  /** What these channels still keep, drafts too, and what the hall would not take: for whoever looks after the device. */
  async standing(channels: readonly (keyof C & string)[]): Promise<PresenceReport['outbox']> {
    const { storage, date } = this.#options
    const names = channels.flatMap((channel) => [channel, draftsOf(channel)])
    const waiting = (await Promise.all(names.map((name) => storage.waiting(name)))).flat()
    const oldest = Math.min(...waiting.map(({ givenAt }) => givenAt))
    return {
      waiting: waiting.length,
      oldestS: waiting.length ? Math.max(0, Math.round((date() - oldest) / 1_000)) : null,
      refused: (await storage.refused()).length,
    }
  }

  /** A sealed row and the note of it are one write, one after another: between two steps of it a page may die. */
  #settled(row: OutboxRow): Promise<void> {
    const { storage, seals, locks } = this.#options
    const { id, channel } = row
    const seal = seals?.[channel]
    const sealed = async (): Promise<void> => {
      // Whoever waited for the same word has nothing left to say.
      if (this.#unsettled.get(id) !== row) return
      if (seal) {
        const { body, note } = await seal(id, row.body as never, await storage.note(channel))
        await storage.replace(this.#final({ ...row, body }), { name: channel, value: note })
      } else await storage.replace(this.#final(row))
      this.#unsettled.delete(id)
      this.#options.waits?.(channel)
    }
    const turn = this.#sealing.then(() => (locks ? locks.request(`seal ${channel}`, sealed) : sealed()))
    this.#sealing = turn.catch(() => {})
    return turn
  }

  #letterOf(channel: string): (body: unknown) => Letter {
    return this.#options.channels[channel] as (body: unknown) => Letter
  }

  /** A row that nothing changes any more, with the letter that brings it. */
  #final(row: OutboxRow): OutboxRow {
    return { ...row, letter: this.#letterOf(row.channel)(row.body) }
  }

  async #kept(write: Promise<void>): Promise<void> {
    try {
      await write
    } catch (cause) {
      this.#options.log.add('outbox', 'not-kept')
      throw new NotKept(String(cause))
    }
  }

  async #serve(channel: string): Promise<void> {
    const { signal, clock, random } = this.#options
    let failures = 0
    while (!signal.aborted) {
      // Begins before the look: what is put meanwhile is not slept over.
      const nap = new AbortController()
      this.#naps.set(channel, nap)
      const { trouble, restMs } = await this.#look(channel)
      if (trouble !== (this.troubles.get()[channel] ?? null))
        this.troubles.set({ ...this.troubles.get(), [channel]: trouble })
      failures = trouble === null ? 0 : failures + 1
      if (restMs > 0) await sleep(clock, restMs, signal)
      const ms = trouble === 'no-right' ? troubleMs(failures, random()) : backoffMs(failures, random())
      await sleep(clock, trouble === null ? LOOK_MS : ms, nap.signal)
    }
  }

  /** Alone among the tabs of this browser. A page that ends in the middle leaves the row where it is. */
  async #look(channel: string): Promise<Rest> {
    const { locks, log } = this.#options
    const drain = () => this.#drain(channel)
    try {
      return await (locks ? locks.request(outboxTag(channel), drain) : drain())
    } catch {
      log.add('outbox', 'no-disk')
      return { trouble: 'no-disk', restMs: 0 }
    }
  }

  async #drain(channel: string): Promise<Rest> {
    const { log, refused } = this.#options
    for (const row of this.#unsettled.values()) if (row.channel === channel) await this.#settled(row)
    const aside = (row: RefusedRow): void => {
      log.add('outbox', 'refused', { status: row.status })
      refused(row)
    }
    const stayed = await bringWaiting({ ...this.#options, refused: aside }, channel, this.#letterOf(channel))
    return { trouble: stayed?.why ?? null, restMs: stayed?.restMs ?? 0 }
  }
}
