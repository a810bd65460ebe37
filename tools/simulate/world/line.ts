import type { Dice } from './dice.ts'
import type { Link } from './network.ts'
import type { Process } from './process.ts'
import type { Weather } from './weather.ts'
import type { World } from './world.ts'

/** Bytes the machines between hold of one line; behind that the hall's own buffer fills. */
const HELD_BYTES = 16 * 1_024

export interface LineOptions {
  readonly world: World
  readonly weather: Weather
  readonly dice: Dice
  readonly link: Link
  readonly process: Process
  /** Aborting tells the hall that the reader has gone. */
  readonly gone: AbortController
  readonly latency: () => number
}

/** One event stream from the hall to a page: in order, until it is cut or goes silent. */
export class Line {
  /** Half-open: nothing arrives any more, and neither end knows. */
  isSilent = false
  readonly #options: LineOptions
  #controller!: ReadableStreamDefaultController<Uint8Array>
  #isOpen = true
  #held = 0
  #lastAt = 0
  #swapped: Uint8Array | null = null
  #resume: () => void = () => {}

  constructor(options: LineOptions) {
    this.#options = options
  }

  /** What the page gets for an answer. */
  open(response: Response, signal: AbortSignal | null): Response {
    const { link } = this.#options
    link.lines.add(this)
    link.heardAt = this.#options.world.time.now
    const left = (): void => this.#left()
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (this.#controller = controller),
      cancel: left,
    })
    if (signal?.aborted) left()
    signal?.addEventListener('abort', left)
    void this.#pump(response.body!.getReader())
    return new Response(body, { status: response.status, headers: response.headers })
  }

  /** The connection breaks. The page sees it unless it is silent; the hall may see it late. */
  cut(isSilent: boolean): void {
    const { world, dice, process, gone, latency } = this.#options
    if (!this.#isOpen) return
    world.count('lines broken')
    this.isSilent ||= isSilent
    world.time.after(dice.chance(0.5) ? latency() : dice.between(1_000, 40_000), () => gone.abort())
    if (!isSilent) process.after(latency(), () => this.#end(() => this.#controller.error(new TypeError('terminated'))))
  }

  /** The page has closed it. The hall learns of that when the network lets it. */
  #left(): void {
    const { world, dice, link, gone, latency } = this.#options
    this.#end(() => {})
    const reaches = link.mode === 'up' && !this.isSilent
    world.time.after(reaches ? latency() : dice.between(1_000, 40_000), () => gone.abort())
  }

  #end(how: () => void): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#options.link.lines.delete(this)
    this.#resume()
    how()
  }

  async #pump(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    while (this.#isOpen) {
      const { done, value } = await reader.read()
      if (done) return this.#send(() => this.#end(() => this.#controller.close()))
      this.#spoil(value)
      if (this.#held > HELD_BYTES) await new Promise<void>((resolve) => void (this.#resume = resolve))
    }
  }

  /** What a bad box between does to a frame. */
  #spoil(frame: Uint8Array): void {
    const { world, dice, weather } = this.#options
    const waiting = this.#swapped
    this.#swapped = null
    if (!dice.chance(weather.spoilFrames)) this.#frame(frame)
    else {
      world.count('frames lost, doubled or swapped')
      const how = dice.pick(['lose', 'double', 'swap'] as const)
      world.say(this.#options.link.name, () => `a frame of the stream: ${how}`)
      if (how === 'double') this.#frame(frame)
      if (how === 'double') this.#frame(frame)
      if (how === 'swap') this.#swapped = frame
    }
    if (waiting) this.#frame(waiting)
  }

  #frame(frame: Uint8Array): void {
    const { dice, weather } = this.#options
    const at = dice.chance(weather.split) ? 1 + dice.below(frame.length - 1) : 0
    for (const piece of at > 0 ? [frame.subarray(0, at), frame.subarray(at)] : [frame]) {
      this.#held += piece.length
      this.#send(() => {
        this.#held -= piece.length
        if (this.#held <= HELD_BYTES) this.#resume()
        this.#options.link.heardAt = this.#options.world.time.now
        this.#controller.enqueue(piece)
      })
    }
  }

  /** In the order sent; what has not arrived when the line goes silent never does. */
  #send(arrive: () => void): void {
    const { world, process, latency } = this.#options
    this.#lastAt = Math.max(this.#lastAt, world.time.now + latency())
    process.after(this.#lastAt - world.time.now, () => {
      if (this.#isOpen && !this.isSilent) arrive()
    })
  }
}
