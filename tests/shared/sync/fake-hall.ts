import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import type { Fact } from '#shared/domain/queue/events.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { formatPosition, parsePosition, TYPE_PREFIX } from '#shared/protocol/stream.ts'
import type { Clock } from '#shared/sync/clock.ts'
import { configured, HALL_START_MS, snapshotOf } from './sample-log.ts'

const encoder = new TextEncoder()

/** One connection as the hall sees it: frames wait in it until the test lets them through. */
export class Line {
  /** Frames under way; a test may lose, double or swap them. */
  frames: string[] = []
  readonly body: ReadableStream<Uint8Array>
  open = true
  #controller!: ReadableStreamDefaultController<Uint8Array>

  /** The position it was asked to resume from. */
  readonly from: string | null

  constructor(from: string | null) {
    this.from = from
    this.body = new ReadableStream({
      start: (controller) => void (this.#controller = controller),
      cancel: () => void (this.open = false),
    })
  }

  /** The first frames arrive, all of them unless told how many. */
  flush(count = this.frames.length): void {
    for (const frame of this.frames.splice(0, count)) if (this.open) this.#controller.enqueue(encoder.encode(frame))
  }

  raw(text: string): void {
    if (this.open) this.#controller.enqueue(encoder.encode(text))
  }

  /** The connection breaks. */
  cut(how: 'end' | 'error' = 'error'): void {
    if (!this.open) return
    this.open = false
    if (how === 'end') this.#controller.close()
    else this.#controller.error(new TypeError('network'))
  }
}

/** A hall that speaks the protocol over lines which a test flushes by hand. */
export class FakeHall {
  epoch = 'e1'
  log: LoggedHallFact[] = []
  readonly lines: Line[] = []
  /** Frames arrive as soon as they are sent. */
  prompt = true
  /** Set: every request is refused with this status, or by this answer; `hang`: with nothing, until called off. */
  refuse: number | (() => Response) | 'hang' | 'dead' | null = null
  requests = 0
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
    this.append(configured())
  }

  get line(): Line {
    return this.lines.at(-1)!
  }

  get hallMs(): number {
    return HALL_START_MS + this.#clock.now()
  }

  readonly fetch: typeof fetch = async (_url, init) => {
    this.requests++
    const { signal } = init!
    if (this.refuse === 'dead') throw new TypeError('refused')
    if (this.refuse === 'hang')
      return new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason)))
    if (typeof this.refuse === 'function') return this.refuse()
    if (this.refuse !== null)
      return new Response('{}', { status: this.refuse, headers: { 'content-type': 'application/problem+json' } })
    const line = new Line((init!.headers as Record<string, string>)['last-event-id'] ?? null)
    signal!.addEventListener('abort', () => line.cut())
    this.lines.push(line)
    this.#welcome(line)
    if (this.prompt) line.flush()
    return new Response(line.body, { headers: { 'content-type': 'text/event-stream' } })
  }

  append(...facts: Fact[]): void {
    for (const fact of facts) {
      const logged = { ...fact, sequence: this.log.length + 1, time: instantOf(this.hallMs) } as LoggedHallFact
      this.log.push(logged)
      this.send(this.eventFrame(logged))
    }
  }

  beat(): void {
    this.send(
      `event: heartbeat\ndata: ${JSON.stringify({ time: instantOf(this.hallMs), epoch: this.epoch, sequence: this.log.length, waits: [] })}\n\n`,
    )
  }

  /** The log is not what it was: a restore. */
  restore(length: number): void {
    this.epoch = `e${Number(this.epoch.slice(1)) + 1}`
    this.log = this.log.slice(0, length)
    for (const line of this.lines) line.cut('end')
  }

  send(frame: string): void {
    for (const line of this.lines.filter(({ open }) => open)) {
      line.frames.push(frame)
      if (this.prompt) line.flush()
    }
  }

  eventFrame({ sequence, time, type, subject, data }: LoggedHallFact): string {
    const wire = {
      specversion: '1.0',
      id: `id${sequence}`,
      source: '/halls/small',
      type: TYPE_PREFIX + type,
      subject,
      time,
      epoch: this.epoch,
      sequence,
      data,
    }
    return `id: ${formatPosition({ epoch: this.epoch, sequence })}\nevent: ${wire.type}\ndata: ${JSON.stringify(wire)}\n\n`
  }

  #welcome(line: Line): void {
    const from = line.from === null ? null : parsePosition(line.from)
    if (from?.epoch === this.epoch && from.sequence <= this.log.length) {
      line.frames.push(...this.log.slice(from.sequence).map((fact) => this.eventFrame(fact)))
      return
    }
    const position = formatPosition({ epoch: this.epoch, sequence: this.log.length })
    line.frames.push(
      `id: ${position}\nevent: snapshot\ndata: ${JSON.stringify(snapshotOf(this.epoch, this.log, this.hallMs))}\n\n`,
    )
  }
}
