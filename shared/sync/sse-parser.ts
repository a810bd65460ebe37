/** One message of an event stream as it came, before anyone knows what it means. */
export interface RawMessage {
  /** `message` when the stream named none. */
  readonly event: string
  /** This message's own id; null when it carried none. */
  readonly id: string | null
  readonly data: string
}

/** A line longer than this (characters) is no hall: the largest snapshot is a hundredth of it. */
const LINE_MAX = 32 * 1024 * 1024

/**
 * Cuts the text of a `text/event-stream`, as a `TextDecoder` gives it, into messages, however the network has cut it before.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class SseParser {
  #rest = ''
  /** The last line ended in CR: an LF that comes next belongs to it. */
  #afterCr = false
  #event = ''
  #id: string | null = null
  #data: string[] = []

  /**
   * The messages that this piece of text completes.
   * @throws {RangeError} when a line has no end
   */
  push(text: string): RawMessage[] {
    const messages: RawMessage[] = []
    if (text === '') return messages
    let buffer = this.#rest + text
    if (this.#afterCr && buffer.startsWith('\n')) buffer = buffer.slice(1)
    let start = 0
    const ends = /\r\n?|\n/g
    // What was left over has no line end in it.
    ends.lastIndex = Math.max(0, buffer.length - text.length)
    for (let end = ends.exec(buffer); end; end = ends.exec(buffer)) {
      const message = this.#line(buffer.slice(start, end.index))
      if (message) messages.push(message)
      start = ends.lastIndex
    }
    this.#rest = buffer.slice(start)
    this.#afterCr = this.#rest === '' && text.endsWith('\r')
    if (this.#rest.length > LINE_MAX) throw new RangeError('a line without end')
    return messages
  }

  #line(line: string): RawMessage | null {
    if (line === '') return this.#dispatch()
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (field === 'data') this.#data.push(value)
    else if (field === 'event') this.#event = value
    else if (field === 'id' && !value.includes('\0')) this.#id = value
    return null
  }

  #dispatch(): RawMessage | null {
    const message = this.#data.length
      ? { event: this.#event || 'message', id: this.#id, data: this.#data.join('\n') }
      : null
    this.#event = ''
    this.#id = null
    this.#data = []
    return message
  }
}
