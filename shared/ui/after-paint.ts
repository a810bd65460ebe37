/** A page nobody sees gets no frames; what waits for one goes on after this long. */
const NO_FRAME_MS = 1_000

/** A page that is never idle, because a film runs on it or its machine is slow, goes on by then, ms. */
const BUSY_MS = 100

/**
 * Resolves once what has just been rendered is on the glass and the page has nothing more urgent to do: a call that comes
 * in that moment goes first. What is counted "from its own paint" is counted from here.
 */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NO_FRAME_MS)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      // Safari has no word for it.
      const soon: typeof requestIdleCallback = self.requestIdleCallback ?? setTimeout
      soon(() => resolve(), { timeout: BUSY_MS })
    })
  })
}
