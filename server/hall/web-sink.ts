import type { FrameSink } from './hall-port.ts'

/** Bytes a web stream may hold before `drained` makes a backlog wait: a few pages of events. */
const LOW_WATER = 64 * 1_024

/**
 * The body of a web-standard `Response` as a place for frames: for tests and for a hall in a browser tab.
 * `gone` runs when the reader cancels, so that its signal can be aborted.
 */
export function webSink(gone: () => void): { readonly sink: FrameSink; readonly body: ReadableStream<Uint8Array> } {
  let controller: ReadableStreamDefaultController<Uint8Array>
  let isOpen = true
  let waiters: (() => void)[] = []
  const release = () => {
    for (const waiter of waiters) waiter()
    waiters = []
  }
  const waiting = () => (isOpen ? LOW_WATER - (controller.desiredSize ?? LOW_WATER) : 0)

  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given
      },
      // Asked for whenever there is room below the high-water mark.
      pull: release,
      cancel() {
        isOpen = false
        release()
        gone()
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: LOW_WATER }),
  )

  const sink: FrameSink = {
    write(frame) {
      if (isOpen) controller.enqueue(frame)
    },
    get waiting() {
      return waiting()
    },
    drained: () => (waiting() < LOW_WATER ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
    close() {
      if (!isOpen) return
      isOpen = false
      controller.close()
      release()
    },
  }
  return { sink, body }
}
