const END_OF_HEADER = Buffer.from('\r\n\r\n')
const END_OF_FRAME = Buffer.from('\n\n')
const ID = Buffer.from('id: ')
const SEQUENCE = Buffer.from('"sequence":')

/** One reader of a stream: counts frames, and holds every event against the one before it. */
export class Ear {
  /** Whole messages heard, heartbeats and greetings among them. */
  frames = 0
  /** Messages of the log. */
  events = 0
  /** Events that did not follow the one before. */
  wrong = 0
  /** Of the last event; 0 before the first. */
  sequence = 0
  #rest: Buffer = Buffer.alloc(0)
  #state: 'asking' | 'open' | 'refused' | 'ended' = 'asking'

  get isOpen(): boolean {
    return this.#state === 'open'
  }

  end(): void {
    this.#state = 'ended'
  }

  /** Takes what the network brought, however it was cut. */
  hear(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let from = 0
    if (this.#state === 'asking') {
      const end = bytes.indexOf(END_OF_HEADER)
      if (end >= 0) {
        this.#state = bytes.subarray(0, 15).includes(' 200 ') ? 'open' : 'refused'
        from = end + END_OF_HEADER.length
      }
    }
    if (this.#state === 'open') from = this.#frames(bytes, from)
    this.#rest = Buffer.from(bytes.subarray(from))
  }

  /** Reads whole frames; gives where the rest begins. */
  #frames(bytes: Buffer, start: number): number {
    let from = start
    for (let end = bytes.indexOf(END_OF_FRAME, from); end >= 0; end = bytes.indexOf(END_OF_FRAME, from)) {
      this.frames++
      const frame = bytes.subarray(from, end)
      if (frame.includes(ID)) this.#event(frame)
      from = end + END_OF_FRAME.length
    }
    return from
  }

  #event(frame: Buffer): void {
    const at = frame.indexOf(SEQUENCE)
    if (at < 0) return
    let sequence = 0
    for (let place = at + SEQUENCE.length; frame[place]! >= 48 && frame[place]! <= 57; place++)
      sequence = sequence * 10 + frame[place]! - 48
    this.events++
    if (this.sequence !== 0 && sequence !== this.sequence + 1) this.wrong++
    this.sequence = sequence
  }
}
