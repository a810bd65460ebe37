/** The two clocks of a machine and what is done by them; tests drive one by hand, a replay runs one as fast as it goes. */
export interface Clock {
  /** The wall clock: ms since 1970. People set it, so it jumps. */
  now(): number
  /** Ms since some start; only ever runs forward. */
  monotonic(): number
  /** Runs a deed again and again until the signal aborts. */
  every(ms: number, deed: () => void, until: AbortSignal): void
  /** Runs a deed once, unless the signal aborts first. */
  after(ms: number, deed: () => void, until: AbortSignal): void
  /** Runs a deed once everything that has already arrived has been heard: so that asks of one moment share one commit. */
  soon(deed: () => void): void
}

/** `setImmediate` where there is one (Node), else a message to oneself: a browser's shortest turn that is not clamped to 4 ms. */
function macrotask(): (deed: () => void) => void {
  const immediate = (globalThis as { setImmediate?: (deed: () => void) => unknown }).setImmediate
  if (immediate) return (deed) => void immediate(deed)
  const deeds: (() => void)[] = []
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', () => deeds.shift()?.())
  port1.start()
  return (deed) => {
    deeds.push(deed)
    port2.postMessage(null)
  }
}

/** The clocks of the machine the hall runs on. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    every(ms, deed, until) {
      if (until.aborted) return
      const timer = setInterval(deed, ms)
      until.addEventListener('abort', () => clearInterval(timer), { once: true })
    },
    after(ms, deed, until) {
      if (until.aborted) return
      const timer = setTimeout(deed, ms)
      until.addEventListener('abort', () => clearTimeout(timer), { once: true })
    },
    soon: macrotask(),
  }
}
