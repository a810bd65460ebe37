import type { Step } from './days.ts'

declare global {
  interface Window {
    /** The hall as this page hears it. */
    benchWorld?: {
      /** Plays steps one after another. */
      play(steps: readonly Step[]): Promise<void>
      /** How many calls the board has said are on the glass. */
      readonly shown: number
      /** Keeps something for ever: what the measurement must see. */
      leak(): void
    }
  }
}

/**
 * Runs in the page before anything of it, after `openClock`. Its stream is a pipe in the page, and there is no
 * SharedWorker, so that the whole of the board lives in the one memory that is measured.
 */
export function openWorld(snapshot: string): void {
  /** From when the machine wakes until the day begins, ms. */
  const AWAKE_AFTER_MS = 60_000
  /** A call is in its place by then, and will be there for some seconds yet. */
  const IN_LIGHT_MS = 500
  const encoder = new TextEncoder()
  const realFetch = window.fetch.bind(window)
  let shown = 0
  const line: { pipe: ReadableStreamDefaultController<Uint8Array> | null } = { pipe: null }
  const stream = (resumes: boolean, signal: AbortSignal | null | undefined): Response => {
    const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      line.pipe = controller
      if (!resumes) controller.enqueue(encoder.encode(snapshot))
      signal?.addEventListener('abort', () => {
        if (line.pipe === controller) line.pipe = null
        controller.error(new DOMException('aborted', 'AbortError'))
      })
    }
    return new Response(new ReadableStream({ start }), { headers: { 'content-type': 'text/event-stream' } })
  }
  window.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    if (url.includes('/events')) return stream(new Headers(init?.headers).has('last-event-id'), init?.signal)
    if (url.endsWith('/shown')) shown++
    if (url.includes('/api/')) return new Response(null, { status: 204 })
    return realFetch(input, init)
  }
  Reflect.deleteProperty(window, 'SharedWorker')
  const play = async ({ frames, passMs, calls, asleep }: Step): Promise<void> => {
    const clock = window.benchClock!
    // After a night the watchdog has ended the line: the page comes back at its position.
    for (let tries = 0; line.pipe === null && tries < 200; tries++) await clock.pass(500)
    line.pipe?.enqueue(encoder.encode(frames))
    await clock.breathe()
    if (asleep) clock.sleep(passMs - AWAKE_AFTER_MS)
    if (calls) {
      await clock.pass(IN_LIGHT_MS)
      await clock.drawn()
    }
    await clock.pass((asleep ? AWAKE_AFTER_MS : passMs) - (calls ? IN_LIGHT_MS : 0))
  }
  const leaked: unknown[] = []
  window.benchWorld = {
    get shown() {
      return shown
    },
    play: async (steps) => {
      for (const step of steps) await play(step)
    },
    leak: () => {
      const element = document.createElement('p')
      element.addEventListener('click', () => {})
      const figures = Array.from({ length: 128 }, (_, place) => place / 3)
      leaked.push(element, figures)
    },
  }
}
