/** Time as a device feels it. Injected, so that a test can let a minute pass in no time. */
export interface Clock {
  /** Monotonic ms from some start; never steps when somebody sets the date. */
  now(): number
  /** Runs once when that many ms have passed by `now`, never sooner; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
}

/** A browser cuts fractions of a millisecond off a timer and rounds its own clock: so much longer, and none runs too soon. */
const NOT_BEFORE_MS = 1

/** This device's own clock. */
export const deviceClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, Math.ceil(ms) + NOT_BEFORE_MS)
    return () => clearTimeout(timer)
  },
}

/** Resolves after that many ms, or as soon as the signal aborts. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      callOff()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const callOff = clock.after(ms, done)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}
