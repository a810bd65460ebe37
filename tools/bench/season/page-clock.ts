declare global {
  interface Window {
    /** The time of a page whose clock stands still until it is told that time passes. */
    benchClock?: {
      /** Runs what is due meanwhile, in its order. */
      pass(ms: number): Promise<void>
      /** Time passes while nothing runs: the machine is off. */
      sleep(ms: number): void
    }
  }
}

/** Runs in the page before anything of it: date, timers and `performance.now` by our own clock. Frames and promises stay as they are. */
export function openClock(now: number): void {
  let time = now
  // Far from the browser's own ids, so that one of those never calls off one of ours.
  let ids = 1_000_000
  const timers = new Map<number, { at: number; readonly every: number | null; readonly run: () => void }>()
  const OldDate = Date
  const set = (run: () => void, ms: number, every: number | null): number => {
    timers.set(++ids, { at: time + Math.max(1, ms || 0), every, run })
    return ids
  }
  const due = (until: number): number | null => {
    let first: number | null = null
    for (const [id, { at }] of timers) if (at <= until && (first === null || at < timers.get(first)!.at)) first = id
    return first
  }
  const pass = async (ms: number): Promise<void> => {
    const until = time + ms
    for (let id = due(until); id !== null; id = due(until)) {
      const timer = timers.get(id)!
      time = Math.max(time, timer.at)
      if (timer.every === null) timers.delete(id)
      else timer.at = time + timer.every
      timer.run()
      // What the timer set going in promises goes on before the next one.
      for (let turn = 0; turn < 4; turn++) await Promise.resolve()
    }
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
  })
  performance.now = () => time - now
  window.benchClock = {
    pass,
    sleep: (ms) => {
      time += ms
    },
  }
}
