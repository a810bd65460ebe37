import type { Log } from '#shared/log/log.ts'
import type { DeviceStorage } from './device-storage.ts'
import { openIdbStorage } from './idb-storage.ts'
import { createMemoryStorage } from './memory-storage.ts'

/** A database that has not opened by then hangs (seen after crashes); the screen goes on without. */
const OPENING_MS = 3_000

/**
 * This device's storage, usable at once. Whatever the browser's database does (missing, broken, full, closed under
 * us), no call fails: what cannot be kept on disk is kept in memory, and the log says so.
 */
export function openStorage(log: Log, open: typeof openIdbStorage = openIdbStorage): DeviceStorage {
  const memory = createMemoryStorage()
  let disk: Promise<DeviceStorage | null>
  let durable = false
  const fall = (code: 'not-opened' | 'closed' | 'not-read' | 'not-written'): null => {
    durable = false
    log.add('storage', code)
    return null
  }
  const give = (): void => {
    disk = Promise.resolve(fall('closed'))
  }
  const late = new Promise<null>((resolve) => setTimeout(resolve, OPENING_MS, null))
  disk = Promise.race([open(give), late]).then(
    (opened) => {
      durable = opened !== null
      return opened ?? fall('not-opened')
    },
    () => fall('not-opened'),
  )
  return {
    get durable() {
      return durable
    },
    async hall(hall) {
      const stored = await disk.then((storage) => storage?.hall(hall)).catch(() => fall('not-read'))
      return stored ?? memory.hall(hall)
    },
    async saveHall(hall, stored) {
      await memory.saveHall(hall, stored)
      await disk.then((storage) => storage?.saveHall(hall, stored)).catch(() => fall('not-written'))
    },
  }
}
