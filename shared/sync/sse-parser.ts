/** One message of an event stream as it came, before anyone knows what it means. */
export interface RawMessage {
  /** `message` when the stream named none. */
  readonly event: string
  readonly data: string
}

/** A line longer than this (characters) is no hall: the largest snapshot is a hundredth of it. */
const LINE_MAX = 32 * 1024 * 1024

/**
 * Cuts the text of a `text/event-stream`, as a `TextDecoder` gives it, into messages, however the network has cut it before.
 * A message's `id` is for readers that know nothing of halls: ours find their position in what it says.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class SseParser {
  /** A line that has not ended yet. */
  #rest = ''
  /** The last line ended in CR: an LF that comes next belongs to it. */
  #afterCr = false
  #event = ''
  #data: string[] = []

  /**
   * The messages that this piece of text completes.
   * @throws {RangeError} when a line has no end
   */
  push(text: string): RawMessage[] {
    const messages: RawMessage[] = []
    const lines = (this.#afterCr ? text.replace(/^\n/, '') : text).split(/\r\n?|\n/)
    this.#afterCr = text ? text.endsWith('\r') : this.#afterCr
    lines[0] = this.#rest + lines[0]
    this.#rest = lines.pop()!
    for (const line of lines) {
      if (line) this.#field(line)
      else {
        if (this.#data.length) messages.push({ event: this.#event || 'message', data: this.#data.join('\n') })
        this.#event = ''
        this.#data = []
      }
    }
    if (this.#rest.length > LINE_MAX) throw new RangeError('a line without end')
    return messages
  }

  #field(line: string): void {
    const [, name, value] = /^([^:]*):? ?(.*)/s.exec(line)!
    if (name === 'data') this.#data.push(value!)
    if (name === 'event') this.#event = value!
  }
}
