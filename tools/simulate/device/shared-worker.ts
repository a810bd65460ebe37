import type { FeedMessage } from '#shared/protocol/thread.ts'
import type { HallFeed } from '#shared/sync/feed.ts'
import type { HallHub } from '#shared/sync/hall-hub.ts'
import { type Port, WorkerHalls } from '#shared/sync/worker-halls.ts'
import { HALL } from '../hall/config.ts'
import type { Process } from '../world/process.ts'

/** How often a page tells its worker that it is there, and how long a message takes between the two, ms. */
const HERE_MS = 4_000
const HOP_MS = 0.05

/** The hall as a page hears it from its browser's SharedWorker: the same worker code, with a port between that copies. */
export function throughWorker(hub: HallHub, process: Process): HallFeed {
  const clock = { now: () => process.age, after: (ms: number, run: () => void) => process.after(ms, run) }
  const halls = new WorkerHalls(() => hub, clock)
  return {
    subscribe(listener, signal) {
      const port: Port = {
        postMessage(message) {
          const copy = structuredClone<FeedMessage>(message)
          void process.after(HOP_MS, () => signal.aborted || listener(copy))
        },
      }
      const here = (): void => {
        if (signal.aborted) return halls.hear(port, { kind: 'leave' })
        halls.hear(port, { kind: 'here', hall: HALL.id, speaks: false })
        void process.after(HERE_MS, here)
      }
      here()
    },
  }
}
