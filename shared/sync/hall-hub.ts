import { changeBetween } from '#shared/domain/queue/change.ts'
import { reduce } from '#shared/domain/queue/reduce.ts'
import type { CallId } from '#shared/domain/queue/ids.ts'
import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import { stateOf } from '#shared/protocol/snapshot.ts'
import type { Heartbeat, StreamMessage } from '#shared/protocol/stream.ts'
import type { FeedMessage, FreshFact, Trouble, WholeHall } from '#shared/protocol/thread.ts'
import type { HallFeed } from './feed.ts'
import { freshnessOf, nextLookMs } from './freshness.ts'
import { HallClock } from './hall-clock.ts'
import { stillShown } from './still-shown.ts'
import { HallStream, type StreamListener, type StreamOptions } from './hall-stream.ts'
import type { TellShown } from './tell-shown.ts'

/** What the hub of a hall needs beside its stream. */
export interface HubOptions extends StreamOptions {
  /** Without it the hall is not told what its screens have painted. */
  readonly tellShown?: TellShown
}

/** A fact older than this, learnt before the stream has caught up, was missed. Two seconds: a slow line is no outage. */
const MISSED_MS = 2_000

/**
 * One hall for everyone in this browser who wants it: one stream, its one fold, and the listeners.
 * Whoever joins hears the whole state at once, then what happens and what it changed. Lives in the SharedWorker, or in the page.
 */
export class HallHub implements HallFeed, StreamListener {
  readonly #options: HubOptions
  readonly #stream: HallStream
  readonly #hallClock = new HallClock()
  readonly #listeners = new Set<(message: FeedMessage) => void>()
  #whole: WholeHall | null = null
  #heardAt: number
  #everHeard = false
  #connected = false
  #trouble: Trouble | null = null
  /** The stream has told everything that was missed. */
  #caughtUp = false

  constructor(options: HubOptions) {
    this.#options = options
    this.#heardAt = options.clock.now()
    this.#stream = new HallStream(options, this)
    this.#look()
  }

  subscribe(listener: (message: FeedMessage) => void, signal: AbortSignal): void {
    if (signal.aborted) return
    this.#listeners.add(listener)
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true })
    if (this.#whole) listener(this.#state(this.#whole))
    listener(this.link())
  }

  /** How well the hall is heard now. */
  link(): FeedMessage & { readonly kind: 'link' } {
    const now = this.#options.clock.now()
    const silentMs = now - this.#heardAt
    return {
      kind: 'link',
      freshness: freshnessOf(this.#connected, silentMs),
      ageMs: this.#everHeard ? silentMs : null,
      trouble: this.#trouble,
      hallMs: this.#hallClock.read(now),
    }
  }

  #state(whole: WholeHall): FeedMessage {
    return { kind: 'state', whole, hallMs: this.#hallClock.read(this.#options.clock.now()) }
  }

  /** One of the screens that listen here has painted a call. */
  shown(call: CallId, screen: string): void {
    this.#options.tellShown?.(call, screen)
  }

  hurry(): void {
    this.#stream.hurry()
  }

  /** A page that listens here speaks in its hall. */
  speaks(): void {
    this.#stream.speaks()
  }

  heard(): void {
    this.#heardAt = this.#options.clock.now()
    this.#everHeard = true
  }

  connected(is: boolean, trouble: Trouble | null): void {
    if (!is) this.#caughtUp = false
    const changed = is !== this.#connected || trouble !== this.#trouble
    this.#connected = is
    this.#trouble = trouble
    if (changed) this.#tellLink()
  }

  messages(batch: readonly StreamMessage[]): void {
    let facts: FreshFact[] = []
    let before = this.#whole?.state
    const tellFacts = (): void => {
      if (facts.length) {
        const { epoch, state } = this.#whole!
        this.#tell({ kind: 'facts', epoch, facts, change: changeBetween(before!, state) })
      }
      facts = []
    }
    for (const message of batch) {
      if (message.kind === 'event') {
        if (!this.#fold(message.fact)) break
        facts.push({ fact: message.fact, recovered: this.#missed(message.fact) })
      } else {
        tellFacts()
        this.#hear(message)
        before = this.#whole?.state
      }
    }
    tellFacts()
  }

  #hear(message: Exclude<StreamMessage, { kind: 'event' }>): void {
    switch (message.kind) {
      case 'snapshot': {
        const { snapshot } = message
        const { epoch, waits, shown, demo } = snapshot
        this.#setClock(snapshot.time)
        this.#whole = { epoch, state: stateOf(snapshot), waits, shown, demo }
        this.#tell(this.#state(this.#whole))
        break
      }
      case 'heartbeat':
        this.#beat(message.heartbeat)
        break
      case 'shown': {
        const { callId, screens } = message.shown
        if (this.#whole) this.#whole = { ...this.#whole, shown: { ...this.#whole.shown, [callId]: screens } }
        this.#tell(message)
        break
      }
      case 'command':
        this.#tell(message)
        break
    }
  }

  #beat({ time, sequence, waits }: Heartbeat): void {
    this.#setClock(time)
    if (!this.#whole) return
    if (sequence <= this.#whole.state.sequence) this.#caughtUp = true
    this.#whole = { ...this.#whole, waits }
    this.#tell({ kind: 'waits', waits })
    this.#tellLink()
  }

  #fold(fact: LoggedHallFact): boolean {
    try {
      const whole = this.#whole!
      const state = reduce(whole.state, fact)
      this.#whole = { ...whole, state, shown: stillShown(state, whole.shown) }
      return true
    } catch {
      this.#options.log.add('sync', 'not-folded', { sequence: fact.sequence })
      this.#stream.resync()
      return false
    }
  }

  #missed({ time }: LoggedHallFact): boolean {
    const hallMs = this.#hallClock.read(this.#options.clock.now())
    return !this.#caughtUp && hallMs !== null && hallMs - Date.parse(time) > MISSED_MS
  }

  #setClock(time: Heartbeat['time']): void {
    this.#hallClock.heard(Date.parse(time), this.#options.clock.now())
  }

  /** Tells how well the hall is heard, whenever silence alone may have changed it. */
  #look(): void {
    const { clock, signal } = this.#options
    if (signal.aborted) return
    const silentMs = clock.now() - this.#heardAt
    this.#tellLink()
    const callOff = clock.after(nextLookMs(silentMs), () => {
      signal.removeEventListener('abort', callOff)
      this.#look()
    })
    signal.addEventListener('abort', callOff)
  }

  #tellLink(): void {
    this.#tell(this.link())
  }

  #tell(message: FeedMessage): void {
    for (const listener of this.#listeners) listener(message)
  }
}
