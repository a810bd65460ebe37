/** A page nobody sees gets no frames; what waits for one goes on after this long. */
const NO_FRAME_MS = 1_000

/**
 * Resolves once what has just been rendered is on the glass: in the task after the next frame's.
 * What is counted "from its own paint" is counted from here.
 */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NO_FRAME_MS)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      setTimeout(resolve)
    })
  })
}
