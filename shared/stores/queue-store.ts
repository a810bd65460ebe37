import { withChange } from '#shared/domain/queue/change.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { type Instant, instantOf } from '#shared/domain/time/instant.ts'
import type { Log } from '#shared/log/log.ts'
import type { FeedMessage, FreshFact } from '#shared/protocol/thread.ts'
import type { DeviceStorage } from '#shared/storage/device-storage.ts'
import type { Clock } from '#shared/sync/clock.ts'
import type { HallFeed } from '#shared/sync/feed.ts'
import { HallClock } from '#shared/sync/hall-clock.ts'
import { stillShown } from '#shared/sync/still-shown.ts'
import { EMPTY_VIEW, type HallView } from './hall-view.ts'
import { Store, tell } from './store.ts'

/** A hall is written to the device at most so often: a burst of calls costs one write. */
const SAVE_MS = 1_000

/** After facts that do not follow the whole state is asked for again, no faster than this. */
const REJOIN_MS = 1_000

export interface QueueStoreOptions {
  readonly hall: HallId
  readonly feed: HallFeed
  readonly storage: DeviceStorage
  readonly clock: Clock
  /** The device's date, ms since 1970: used for the age of what was stored, and as the time until the hall was heard. */
  readonly date: () => number
  readonly log: Log
  readonly signal: AbortSignal
}

/** The live state of one hall on this screen: painted from what was stored, then from what is heard. */
export class QueueStore {
  /** What to paint. */
  readonly view = new Store<HallView>(EMPTY_VIEW)
  readonly #options: QueueStoreOptions
  readonly #hallClock = new HallClock()
  readonly #freshListeners = new Set<(fresh: FreshFact) => void>()
  #savedAt: number | null = null
  #saving = false
  /** The device's date when the hall last told something of its state, ms since 1970. */
  #toldAt = 0
  #rejoin: () => void = () => {}

  constructor(options: QueueStoreOptions) {
    this.#options = options
    this.#join()
    void this.#paintStored()
  }

  /** The hall's clock: what every age and every countdown is reckoned by. The device's own date only until the hall was heard. */
  now(): Instant {
    const { clock, date } = this.#options
    return instantOf(this.#hallClock.read(clock.now()) ?? date())
  }

  /** Hears every fact of the live stream after it has been painted, until the signal aborts. */
  onFresh(listener: (fresh: FreshFact) => void, signal: AbortSignal): void {
    if (signal.aborted) return
    this.#freshListeners.add(listener)
    signal.addEventListener('abort', () => this.#freshListeners.delete(listener), { once: true })
  }

  #join(): void {
    const { feed, signal } = this.#options
    const joined = new AbortController()
    const end = (): void => joined.abort()
    signal.addEventListener('abort', end, { once: true })
    this.#rejoin = () => {
      end()
      signal.removeEventListener('abort', end)
      this.#rejoin = () => {}
      this.#options.clock.after(REJOIN_MS, () => signal.aborted || this.#join())
    }
    feed.subscribe((message) => this.#hear(message), joined.signal)
  }

  async #paintStored(): Promise<void> {
    const { storage, hall } = this.#options
    const stored = await storage.hall(hall)
    const view = this.view.get()
    if (!stored || view.epoch !== null) return
    const { epoch, state, waits, demo, savedAt } = stored
    this.#savedAt = savedAt
    this.view.set({ ...view, epoch, state, waits, demo, ageMs: this.#storedAge() })
  }

  /** How old the stored picture is: all there is to say of a hall that was not heard yet. */
  #storedAge(): number | null {
    return this.#savedAt === null ? null : Math.max(0, this.#options.date() - this.#savedAt)
  }

  #hear(message: FeedMessage): void {
    const view = this.view.get()
    switch (message.kind) {
      case 'state':
        this.#setClock(message.hallMs)
        this.view.set({ ...view, ...message.whole })
        this.#save()
        break
      case 'facts':
        this.#follow(message)
        break
      case 'waits':
        this.view.set({ ...view, waits: message.waits })
        break
      case 'shown':
        this.view.set({ ...view, shown: { ...view.shown, [message.shown.callId]: message.shown.screens } })
        break
      case 'link':
        this.#link(message)
        break
      case 'logged':
        this.#options.log.take(message.entry)
        break
    }
  }

  #follow({ epoch, facts, change }: FeedMessage & { kind: 'facts' }): void {
    const view = this.view.get()
    const { sequence } = view.state
    const next = facts[0]?.fact.sequence ?? 0
    if (epoch !== view.epoch || next !== sequence + 1) {
      this.#options.log.add('queue', 'not-next', { sequence, next })
      this.#rejoin()
      return
    }
    const state = withChange(view.state, change)
    this.view.set({ ...view, state, shown: stillShown(state, view.shown) })
    for (const fresh of facts) for (const listener of this.#freshListeners) tell(listener, fresh)
    this.#save()
  }

  #setClock(hallMs: number | null): void {
    if (hallMs !== null) this.#hallClock.heard(hallMs, this.#options.clock.now())
  }

  #link({ freshness, trouble, ageMs, hallMs }: FeedMessage & { kind: 'link' }): void {
    const view = this.view.get()
    this.#setClock(hallMs)
    const age = ageMs ?? this.#storedAge()
    const later = freshness !== 'live' && Math.abs((age ?? 0) - (view.ageMs ?? 0)) >= 60_000
    if (freshness !== view.freshness || trouble !== view.trouble || later)
      this.view.set({ ...view, freshness, trouble, ageMs: age })
  }

  #save(): void {
    // Not when it is written: a device may sleep in between, and would call yesterday's picture new.
    this.#toldAt = this.#options.date()
    if (this.#saving) return
    this.#saving = true
    this.#options.clock.after(SAVE_MS, () => {
      this.#saving = false
      const { epoch, state, waits, demo } = this.view.get()
      const { storage, hall, signal } = this.#options
      if (epoch === null || signal.aborted) return
      const row = { epoch, state, waits, demo, savedAt: this.#toldAt }
      void storage.saveHall(hall, row)
    })
  }
}
