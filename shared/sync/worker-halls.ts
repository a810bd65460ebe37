import type { HallId } from '#shared/domain/queue/ids.ts'
import type { FeedMessage, LogEntry, PageMessage } from '#shared/protocol/thread.ts'
import type { Clock } from './clock.ts'
import type { HallHub } from './hall-hub.ts'

/** A page says `here` every few seconds, a hidden one once a minute; after so long without it is gone. */
const GONE_MS = 150_000

/** A hall nobody looks at keeps its stream so long: a page that reloads finds it warm. */
const IDLE_MS = 30_000

/** The part of a MessagePort that is needed. */
export interface Port {
  postMessage(message: FeedMessage): void
}

interface OpenHall {
  readonly hub: HallHub
  readonly end: AbortController
  readonly ports: Map<Port, Joined>
}

interface Joined {
  readonly end: AbortController
  heardAt: number
}

/** All halls that pages of this browser look at: one stream each, and the ports that want it. */
export class WorkerHalls {
  readonly #halls = new Map<HallId, OpenHall>()
  readonly #open: (hall: HallId, signal: AbortSignal) => HallHub
  readonly #clock: Clock

  constructor(open: (hall: HallId, signal: AbortSignal) => HallHub, clock: Clock) {
    this.#open = open
    this.#clock = clock
    this.#sweep()
  }

  /** A page said something. */
  hear(port: Port, message: PageMessage): void {
    if (message.kind === 'leave') this.#leave(port)
    else if (message.kind === 'here') this.#here(port, message)
    else this.#halls.get(message.hall)?.hub.shown(message.call, message.screen)
  }

  /** Tells every page what was logged here. */
  logged(entry: LogEntry): void {
    for (const { ports } of this.#halls.values())
      for (const port of ports.keys()) port.postMessage({ kind: 'logged', entry })
  }

  #here(port: Port, { hall, speaks }: PageMessage & { readonly kind: 'here' }): void {
    const open = this.#halls.get(hall) ?? this.#openHall(hall)
    if (speaks) open.hub.speaks()
    const joined = open.ports.get(port)
    if (joined) {
      joined.heardAt = this.#clock.now()
      port.postMessage(open.hub.link())
      return
    }
    const end = new AbortController()
    open.ports.set(port, { end, heardAt: this.#clock.now() })
    open.hub.subscribe((message) => port.postMessage(message), end.signal)
  }

  #openHall(hall: HallId): OpenHall {
    const end = new AbortController()
    const open = { hub: this.#open(hall, end.signal), end, ports: new Map<Port, Joined>() }
    this.#halls.set(hall, open)
    return open
  }

  #leave(port: Port): void {
    for (const [hall, { ports, end }] of this.#halls) {
      const joined = ports.get(port)
      if (!joined) continue
      joined.end.abort()
      ports.delete(port)
      if (ports.size === 0) {
        this.#clock.after(IDLE_MS, () => {
          if (ports.size > 0 || end.signal.aborted) return
          end.abort()
          this.#halls.delete(hall)
        })
      }
    }
  }

  /** Drops ports whose pages went without a word: crashed, or frozen; a frozen one joins again with its next `here`. */
  #sweep(): void {
    const now = this.#clock.now()
    for (const { ports } of this.#halls.values()) {
      for (const [port, { heardAt }] of ports) if (now - heardAt > GONE_MS) this.#leave(port)
    }
    this.#clock.after(GONE_MS, () => this.#sweep())
  }
}
