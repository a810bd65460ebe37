declare global {
  interface Window {
    /** The time of a page whose clock stands still until it is told that time passes. */
    benchClock?: {
      /** Runs what is due meanwhile, in its order. */
      pass(ms: number): Promise<void>
      /** Lets everything run that needs no time to pass. */
      breathe(): Promise<void>
      /** Waits until the browser has drawn what stands in the page: a frame of its own, on the machine's clock. */
      drawn(): Promise<void>
      /** Time passes while nothing runs: the machine is off. */
      sleep(ms: number): void
    }
  }
}

/**
 * Runs in the page before anything of it: date, timers, frames, idle moments and `performance.now` by our own clock; promises and messages
 * stay as they are. What waits for its frame gets it within the hall's time, so that the board lives every one of its
 * seconds, however fast they pass. One function, because it is sent to the page as text.
 */
// oxlint-disable-next-line max-lines-per-function
export function openClock(now: number): void {
  /** A frame of a screen at 60 Hz. */
  const FRAME_MS = 16
  let time = now
  // Far from the browser's own ids, so that one of those never calls off one of ours.
  let ids = 1_000_000
  interface Timer {
    at: number
    readonly every: number | null
    readonly isFrame: boolean
    readonly run: () => void
  }
  const timers = new Map<number, Timer>()
  const OldDate = Date
  const set = (run: () => void, ms: number, every: number | null, isFrame = false): number => {
    timers.set(++ids, { at: time + Math.max(1, ms || 0), every, isFrame, run })
    return ids
  }
  // One channel for all: the ports of many would be counted as the board's listeners until they are collected.
  const { port1, port2 } = new MessageChannel()
  let breathed = (): void => {}
  port1.addEventListener('message', () => breathed())
  port1.start()
  const breathe = (): Promise<void> =>
    new Promise((resolve) => {
      breathed = resolve
      port2.postMessage(null)
    })
  const realFrame = window.requestAnimationFrame.bind(window)
  const drawn = async (): Promise<void> => {
    await new Promise((resolve) => void realFrame(resolve))
    await breathe()
  }
  const due = (until: number): number | null => {
    let first: number | null = null
    for (const [id, { at }] of timers) if (at <= until && (first === null || at < timers.get(first)!.at)) first = id
    return first
  }
  const pass = async (ms: number): Promise<void> => {
    const until = time + ms
    do {
      for (let id = due(until); id !== null; id = due(until)) {
        const timer = timers.get(id)!
        time = Math.max(time, timer.at)
        if (timer.every === null) timers.delete(id)
        else timer.at = time + timer.every
        timer.run()
        // What the timer set going in promises goes on before the next one.
        for (let turn = 0; turn < 4; turn++) await Promise.resolve()
        // A message posted in a frame says that it is on the glass.
        if (timer.isFrame) await breathe()
      }
      // Time goes on only when all that was set going has come to rest, or has set its next timer.
      await breathe()
    } while (due(until) !== null)
    time = until
  }
  class OurDate extends OldDate {
    constructor(...given: []) {
      if (given.length === 0) super(time)
      else super(...given)
    }
    static override now(): number {
      return Math.floor(time)
    }
  }
  Object.assign(window, {
    Date: OurDate,
    setTimeout: (run: () => void, ms: number) => set(run, ms, null),
    setInterval: (run: () => void, ms: number) => set(run, ms, Math.max(1, ms)),
    clearTimeout: (id: number) => void timers.delete(id),
    clearInterval: (id: number) => void timers.delete(id),
    requestAnimationFrame: (run: FrameRequestCallback) => set(() => run(time - now), FRAME_MS, null, true),
    cancelAnimationFrame: (id: number) => void timers.delete(id),
    // As soon as what is due has run: nothing else keeps this page busy.
    requestIdleCallback: (run: () => void) => set(run, 0, null),
  })
  performance.now = () => time - now
  window.benchClock = {
    pass,
    breathe,
    drawn,
    sleep: (ms) => {
      time += ms
    },
  }
}
