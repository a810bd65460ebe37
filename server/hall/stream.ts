import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Position } from '#shared/protocol/stream.ts'
import type { EventStore, StoredEvent } from '#server/store/event-store.ts'
import type { Clock } from './clock.ts'
import { eventFrames } from './frames.ts'
import type { FrameSink } from './hall-port.ts'
import { Reader, type Whose } from './reader.ts'
import type { HallLog } from './trouble.ts'

/** Events of the backlog read and written at once, about 128 KiB: the next page waits until the reader has taken it. */
const PAGE = 256
/** Live events written at once, about 8 KiB: what one wish does is a handful; a commit of many wishes must not make a slow reader of a good one. */
const PIECE = 16

export interface StreamOptions {
  readonly hall: HallId
  readonly epoch: string
  readonly store: EventStore
  readonly clock: Clock
  readonly log: HallLog
  /** Position of the hall as readers know it: every event up to here has been told to the live ones. */
  readonly sequence: () => number
  /** A snapshot of this moment; its position is `sequence()`. */
  readonly snapshot: () => Uint8Array
}

/** Everyone who reads the hall's events: some still catch up with the log, the others live. */
export class Stream {
  readonly #options: StreamOptions
  readonly #readers = new Set<Reader>()
  /** Those that have the whole log up to now, and are told of what happens. */
  readonly #live = new Set<Reader>()
  #closed = false

  constructor(options: StreamOptions) {
    this.#options = options
  }

  /** Feeds one reader until its signal aborts, it is too slow, or the hall closes. */
  async serve(from: Position | null, whose: Whose, sink: FrameSink, until: AbortSignal): Promise<void> {
    const reader = new Reader(whose, sink, this.#options.clock, until)
    this.#readers.add(reader)
    try {
      if (this.#closed) return
      await this.#begin(reader, from)
      while (!reader.isOver && reader.position < this.#options.sequence()) await this.#sendPage(reader)
      // Nothing may wait between the check above and here: an event told in between would be lost to this reader.
      this.#live.add(reader)
      await reader.ended
    } catch (error) {
      this.#options.log('reader-failed', { hall: this.#options.hall, cause: String(error) })
    } finally {
      this.#live.delete(reader)
      this.#readers.delete(reader)
      reader.end()
    }
  }

  /** Events that are durable and folded go to every live reader, what belongs together in one piece. */
  publish(events: readonly StoredEvent[]): void {
    const { hall, epoch } = this.#options
    for (let told = 0; told < events.length; told += PIECE) {
      const piece = events.slice(told, told + PIECE)
      const frameFor = eventFrames(hall, epoch, piece)
      for (const reader of this.#live) this.#tell(reader, frameFor(reader.right))
    }
  }

  /** A word of the moment (heartbeat, hint), not part of the log: readers still catching up do without. Given a device, only its own hear it. */
  hint(frame: Uint8Array, device: string | null = null): void {
    for (const reader of this.#live) if (device === null || reader.device === device) this.#tell(reader, frame)
  }

  close(): void {
    this.#closed = true
    for (const reader of this.#readers) reader.end()
  }

  /** Sets the reader where it can go on: at its own position, or behind a snapshot when that cannot be continued. */
  async #begin(reader: Reader, from: Position | null): Promise<void> {
    const sequence = this.#options.sequence()
    if (from && from.epoch === this.#options.epoch && from.sequence <= sequence) {
      reader.position = from.sequence
      return
    }
    reader.position = sequence
    await reader.write(this.#options.snapshot())
  }

  async #sendPage(reader: Reader): Promise<void> {
    const { hall, epoch, store, sequence } = this.#options
    // What is durable but not yet told is left to the live part: a reader never is ahead of the hall's own heartbeat.
    const events = await store.read(hall, reader.position, Math.min(PAGE, sequence() - reader.position))
    const last = events.at(-1)
    if (!last) throw new Error(`the log ends at ${reader.position}, before ${sequence()}`)
    reader.position = last.sequence
    await reader.write(eventFrames(hall, epoch, events)(reader.right))
  }

  /** One reader's broken line never keeps the others waiting. */
  #tell(reader: Reader, frame: Uint8Array): void {
    try {
      if (reader.tell(frame)) return
      this.#options.log('reader-cut', { hall: this.#options.hall, sequence: this.#options.sequence() })
    } catch (error) {
      this.#options.log('reader-failed', { hall: this.#options.hall, cause: String(error) })
    }
    reader.end()
  }
}
