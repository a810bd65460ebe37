import type { Locks } from '#shared/stores/outbox.ts'
import type { Process } from '../world/process.ts'

/** Web Locks of one device: held by one tab at a time, and let go of when it dies. */
export class TabLocks {
  readonly #queues = new Map<string, { readonly process: Process; readonly begin: () => void }[]>()

  /** The locks as one tab sees them. */
  of(process: Process): Locks {
    return {
      request: (name, deed) =>
        new Promise((resolve, reject) => {
          const queue = this.#queues.get(name) ?? []
          this.#queues.set(name, queue)
          const next = (): void => {
            queue.shift()
            while (queue[0]?.process.isAlive === false) queue.shift()
            queue[0]?.begin()
          }
          let isHeld = false
          const begin = (): void => {
            isHeld = true
            // Dead while holding it: whoever waits goes on.
            process.signal.addEventListener('abort', () => isHeld && next(), { once: true })
            void deed()
              .then(resolve, reject)
              .finally(() => {
                isHeld &&= process.isAlive && (next(), false)
              })
          }
          if (queue.push({ process, begin }) === 1) begin()
        }),
    }
  }
}
