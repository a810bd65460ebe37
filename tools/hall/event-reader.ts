import { until } from './until.ts'

/** One message of the stream, as it stood on the wire and taken apart. */
export interface Frame {
  readonly raw: string
  readonly id: string | null
  readonly event: string
  readonly data: string
  /** When its last byte was read, monotonic ms. */
  readonly at: number
}

function frameOf(raw: string): Frame {
  const field = (name: string): string | null => {
    const found = raw.split('\n').filter((line) => line.startsWith(`${name}:`))
    return found.length === 0 ? null : found.map((line) => line.slice(name.length + 1).replace(/^ /, '')).join('\n')
  }
  return {
    raw: `${raw}\n\n`,
    id: field('id'),
    event: field('event') ?? 'message',
    data: field('data') ?? '',
    at: performance.now(),
  }
}

/** Reads a hall's event stream as curl would: bytes, cut at blank lines, nothing repaired. */
export class EventReader {
  readonly frames: Frame[] = []
  readonly response: Response
  /** The server, or the line, has ended the stream. */
  ended = false
  readonly #end: AbortController

  private constructor(response: Response, end: AbortController) {
    this.response = response
    this.#end = end
    void this.#read()
      .catch(() => {})
      .finally(() => (this.ended = true))
  }

  /** Opens the stream at `url`, from a position in the header if one is given. */
  static async open(url: string, lastEventId?: string): Promise<EventReader> {
    const end = new AbortController()
    const headers: Record<string, string> = { accept: 'text/event-stream' }
    if (lastEventId !== undefined) headers['last-event-id'] = lastEventId
    return new EventReader(await fetch(url, { headers, signal: end.signal }), end)
  }

  /** The events of the log, in the order they came. */
  get events(): readonly Frame[] {
    return this.frames.filter(({ event }) => event.startsWith('hallcast.'))
  }

  /** Position of the last event or snapshot read; -1 before the first. */
  get sequence(): number {
    const last = this.frames.findLast(({ id }) => id !== null)?.id
    return last ? Number(last.split(':')[1]) : -1
  }

  async reached(sequence: number, withinMs = 5_000): Promise<this> {
    await until(`event ${sequence} of the stream`, () => this.sequence >= sequence, withinMs)
    return this
  }

  close(): void {
    this.#end.abort()
  }

  async #read(): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of this.response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      this.frames.push(...parts.map(frameOf))
    }
  }
}
