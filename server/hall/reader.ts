import type { Clock } from './clock.ts'
import type { FrameSink, StreamRight } from './hall-port.ts'

/** Live bytes a reader may leave waiting before it is cut off (contract: 64 KiB); it resumes by position. */
export const WAITING_LIMIT = 64 * 1_024

/** A reader that takes nothing of its snapshot or backlog for so long is gone, ms; its screen gave up after 12 s. */
const STALLED_MS = 30_000

/** Whose stream it is: what they may see, and the device they are, if they are one. */
export interface Whose {
  readonly right: StreamRight
  readonly device: string | null
}

/** One open stream: where it stands in the log, and whether it keeps up. */
export class Reader {
  readonly right: StreamRight
  readonly device: string | null
  /** Sequence of the last event of the backlog written to it. */
  position = 0
  /** Resolves once the stream is over, whoever ended it. */
  readonly ended: Promise<void>
  readonly #sink: FrameSink
  readonly #clock: Clock
  readonly #end = new AbortController()
  /** Asked for every reader with every frame: a plain field, because a signal's own answer costs a tenth of the delivery. */
  #isOver = false
  /** At least as many live bytes as it has waiting: reckoned, so that not every frame has to ask the socket. */
  #liveBytes = 0

  constructor({ right, device }: Whose, sink: FrameSink, clock: Clock, until: AbortSignal) {
    this.right = right
    this.device = device
    this.#sink = sink
    this.#clock = clock
    this.ended = new Promise((resolve) => {
      this.#end.signal.addEventListener('abort', () => resolve(), { once: true })
    })
    if (until.aborted) this.end()
    else until.addEventListener('abort', () => this.end(), { once: true, signal: this.#end.signal })
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** Part of snapshot or backlog: as slow as the reader is. */
  async write(frame: Uint8Array): Promise<void> {
    if (this.#isOver) return
    this.#sink.write(frame)
    const patience = new AbortController()
    this.#clock.after(STALLED_MS, () => this.end(), patience.signal)
    await Promise.race([this.#sink.drained(), this.ended])
    patience.abort()
  }

  /** A live frame, written at once. False when the reader has left too much waiting: what is left of snapshot or backlog does not count. */
  tell(frame: Uint8Array): boolean {
    if (this.#isOver) return true
    this.#sink.write(frame)
    this.#liveBytes += frame.byteLength
    if (this.#liveBytes <= WAITING_LIMIT) return true
    this.#liveBytes = this.#sink.waiting
    return this.#liveBytes <= WAITING_LIMIT
  }

  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#end.abort()
    this.#sink.close()
  }
}
