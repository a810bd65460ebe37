import type { FrameSink } from '#server/hall/hall-port.ts'

/** One message of the stream as a reader finds it. */
export interface Message {
  readonly id: string | null
  readonly event: string
  readonly data: Record<string, any>
}

/** The messages of one write, every one of them whole. */
export function parseFrames(frame: Uint8Array): readonly Message[] {
  return new TextDecoder()
    .decode(frame)
    .split(/(?<=\n\n)/)
    .map(parse)
}

export function parseFrame(frame: Uint8Array): Message {
  return parse(new TextDecoder().decode(frame))
}

function parse(text: string): Message {
  const match = /^(?:id: (\S+)\n)?event: (\S+)\ndata: (.+)\n\n$/.exec(text)
  if (!match) throw new Error(`not one whole message: ${JSON.stringify(text)}`)
  return { id: match[1] ?? null, event: match[2]!, data: JSON.parse(match[3]!) }
}

/** A reader's line whose flow a test holds in its hand: held, bytes pile up; let go, they arrive. */
export class HandSink implements FrameSink {
  readonly frames: Uint8Array[] = []
  readonly messages: Message[] = []
  closed = false
  waiting = 0
  #held = false
  #waiters: (() => void)[] = []

  write(frame: Uint8Array): void {
    if (this.closed) throw new Error('written to after it was closed')
    this.frames.push(frame)
    this.messages.push(...parseFrames(frame))
    if (this.#held) this.waiting += frame.byteLength
  }

  drained(): Promise<void> {
    return this.waiting === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiters.push(resolve))
  }

  close(): void {
    this.closed = true
  }

  hold(): void {
    this.#held = true
  }

  release(): void {
    this.#held = false
    this.waiting = 0
    for (const waiter of this.#waiters.splice(0)) waiter()
  }

  of(event: string): readonly Message[] {
    return this.messages.filter((message) => message.event === event)
  }

  /** Messages that stand in the log, as `epoch:sequence`. */
  get positions(): readonly string[] {
    return this.messages.filter(({ event }) => event !== 'snapshot').flatMap(({ id }) => (id === null ? [] : [id]))
  }
}
