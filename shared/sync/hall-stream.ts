import type { ToldLog } from '#shared/log/log.ts'
import { formatPosition, SILENCE_MS, type StreamMessage } from '#shared/protocol/stream.ts'
import type { Trouble } from '#shared/protocol/thread.ts'
import { backoffMs, restMs, SPEAKER_AGAIN_MS, troubleMs } from './backoff.ts'
import { type Clock, sleep } from './clock.ts'
import { parseMessage } from './event-parser.ts'
import { SequenceGuard } from './sequence-guard.ts'
import { SseParser } from './sse-parser.ts'

/**
 * A server answers a request for its stream at once. One that has not after this long is behind a line that died without
 * a word, and a browser would send the next request down the same one: it is given up, so that another is opened.
 */
const ANSWER_MS = 4_000

/** Who asks a wall for more patience than this is not obeyed, ms: its customers have none. */
const PATIENCE_MAX_MS = 30_000

/** What the stream needs of the world; all of it can be simulated. */
export interface StreamOptions {
  /** Address of the hall's events. */
  readonly url: string
  readonly fetch: typeof fetch
  readonly clock: Clock
  /** 0 ≤ random < 1 */
  readonly random: () => number
  readonly log: ToldLog
  readonly signal: AbortSignal
  /** Asked when the hall says that nobody is known here: gets the right anew (`lost`: worth another try), or says why not. */
  readonly renew?: (() => Promise<'lost' | Trouble>) | undefined
}

/** Who is told what the stream brings. */
export interface StreamListener {
  /** Bytes came, of whatever kind: the line is not dead. */
  heard(): void
  /** What one piece of the network brought, in order and without gaps. */
  messages(batch: readonly StreamMessage[]): void
  /** A connection has proved itself, or ended; `trouble` says why trying soon is no use. */
  connected(is: boolean, trouble: Trouble | null): void
}

/** How a connection ended: by itself or in silence; refused for good; or because what it brought does not fit. */
type End = 'lost' | Trouble | 'misfit'

/**
 * The line to one hall, for as long as the signal lives: connects, resumes by position, watches for silence, and
 * passes on each message of the log once and in order. Knows positions, not halls: the fold is its listener's.
 */
export class HallStream {
  readonly #options: StreamOptions
  readonly #listener: StreamListener
  readonly #guard = new SequenceGuard()
  #connection = new AbortController()
  #nap = new AbortController()
  #failures = 0
  /** The longest wait between two tries, ms; undefined: as long as for any screen. */
  #most: number | undefined
  /** Times in a row that the hall itself has sent us away. */
  #refusals = 0
  /** How long a server that is too busy for us has asked to be left alone, ms. */
  #rest = 0

  constructor(options: StreamOptions, listener: StreamListener) {
    this.#options = options
    this.#listener = listener
    options.signal.addEventListener('abort', () => {
      this.#connection.abort()
      this.#nap.abort()
    })
    void this.#run()
  }

  /** The network is back, or somebody waits: tries now instead of when the wait is over. */
  hurry(): void {
    this.#nap.abort()
  }

  /** Somebody here speaks: the hall waits for this line, and no crowd comes back with it. */
  speaks(): void {
    this.#most = SPEAKER_AGAIN_MS
  }

  /** What came could not be folded: starts again from a snapshot. */
  resync(): void {
    this.#guard.position = null
    this.#connection.abort()
  }

  async #run(): Promise<void> {
    const { signal, clock, random, log, renew } = this.#options
    while (!signal.aborted) {
      this.#failures++
      let end = await this.#connect()
      if (end === 'no-right' && renew) end = await renew()
      const trouble = end === 'lost' || end === 'misfit' ? null : end
      if (signal.aborted) return
      // 1, 2, 4, 8 …: an outage of hours must not wash everything else out of the log.
      if ((this.#failures & (this.#failures - 1)) === 0) log.add('sync', end, { failures: this.#failures })
      this.#listener.connected(false, trouble)
      this.#nap = new AbortController()
      this.#refusals = trouble ? this.#refusals + 1 : 0
      const wait = trouble ? troubleMs(this.#refusals, random()) : backoffMs(this.#failures, random(), this.#most)
      await sleep(clock, this.#rest + wait, this.#nap.signal)
    }
  }

  /** One connection from its request to its end. */
  async #connect(): Promise<End> {
    const { url, fetch } = this.#options
    const connection = new AbortController()
    this.#connection = connection
    this.#rest = 0
    const watch = this.#watchdog(connection)
    const headers: Record<string, string> = { accept: 'text/event-stream' }
    const { position } = this.#guard
    if (position) headers['last-event-id'] = formatPosition(position)
    try {
      const response = await fetch(url, { headers, cache: 'no-store', signal: connection.signal })
      watch.fed()
      const refused = this.#refusal(response)
      if (refused) return refused
      this.#listener.heard()
      // From our own position every byte to come is news: the picture stands. Without one a snapshot must come first.
      if (position) this.#listener.connected(true, null)
      return await this.#read(response, connection, watch.fed)
    } catch {
      // The line broke; an abort of ours ends here too.
      return 'lost'
    } finally {
      watch.callOff()
      connection.abort()
    }
  }

  /** Ends a connection that is not answered, or has been silent for 12 s: behind a black hole it would stay open for ever. */
  #watchdog(connection: AbortController): { fed(): void; callOff(): void } {
    const { clock, log } = this.#options
    let last = clock.now()
    let patience = ANSWER_MS
    let callOff = (): void => {}
    const look = (): void => {
      const left = last + patience - clock.now()
      if (left > 0) callOff = clock.after(left, look)
      else {
        log.add('sync', 'silent')
        connection.abort()
      }
    }
    look()
    const fed = (): void => {
      last = clock.now()
      patience = SILENCE_MS
    }
    return { fed, callOff: () => callOff() }
  }

  /** Only the hall itself can send us away for good: a page of HTML comes from something that stands between, whatever its status. */
  #refusal({ status, ok, headers }: Response): End | null {
    const type = headers.get('content-type') ?? ''
    if (ok && type.startsWith('text/event-stream')) return null
    this.#rest = restMs(headers, PATIENCE_MAX_MS)
    if (!type.startsWith('application/problem+json')) return 'lost'
    if (status === 404) return 'unknown-hall'
    if (status === 401 || status === 403) return 'no-right'
    // A position the hall calls malformed (400) will not become better.
    if (status === 400) this.#guard.position = null
    return 'lost'
  }

  async #read(response: Response, connection: AbortController, fed: () => void): Promise<End> {
    const parser = new SseParser()
    const decoder = new TextDecoder()
    const reader = response.body!.getReader()
    connection.signal.addEventListener('abort', () => void reader.cancel().catch(() => {}))
    this.#guard.connected()
    for (;;) {
      const { done, value } = await reader.read()
      if (done || connection.signal.aborted) return 'lost'
      fed()
      this.#listener.heard()
      const batch: StreamMessage[] = []
      const fits = this.#take(parser, decoder.decode(value, { stream: true }), batch)
      if (batch.length) {
        // Proof of a good line: before its first heartbeat a connection that breaks counts as one more failure.
        if (batch.some(({ kind }) => kind === 'heartbeat')) this.#failures = 0
        this.#listener.connected(true, null)
        this.#listener.messages(batch)
      }
      if (!fits) return 'misfit'
    }
  }

  /** Fills the batch with what may be passed on; false when the connection must be given up after it. */
  #take(parser: SseParser, text: string, batch: StreamMessage[]): boolean {
    try {
      for (const raw of parser.push(text)) {
        const message = parseMessage(raw)
        const verdict = message ? this.#guard.judge(message) : 'drop'
        if (verdict === 'pass') batch.push(message!)
        else if (verdict !== 'drop') {
          this.#options.log.add('sync', verdict)
          return false
        }
      }
      return true
    } catch {
      this.#guard.doubt()
      this.#options.log.add('sync', 'bad-message')
      return false
    }
  }
}
