/** A page nobody sees gets no frames; what waits for one goes on after this long. */
const NO_FRAME_MS = 1_000

/**
 * Resolves once what has just been rendered is on the glass: after the next frame, from a message posted in it.
 * What is counted "from its own paint" is counted from here.
 */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NO_FRAME_MS)
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.addEventListener('message', () => {
        clearTimeout(timer)
        channel.port1.close()
        resolve()
      })
      channel.port1.start()
      channel.port2.postMessage(null)
    })
  })
}
