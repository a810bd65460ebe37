import type { Log } from '#shared/log/log.ts'
import type { DeviceStorage } from './device-storage.ts'
import { openIdbStorage } from './idb-storage.ts'

/** A database that has not opened by then hangs (seen after crashes); the screen goes on without. */
const OPENING_MS = 3_000

/**
 * This device's storage, usable at once. Whatever the browser's database does (missing, broken, full, closed under
 * us), no call fails: what cannot be kept is not, and the log says so.
 */
export function openStorage(log: Log, open: typeof openIdbStorage = openIdbStorage): DeviceStorage {
  const fall = (code: 'not-opened' | 'closed' | 'not-read' | 'not-written'): null => {
    log.add('storage', code)
    return null
  }
  const give = (): void => {
    disk = Promise.resolve(fall('closed'))
  }
  const late = new Promise<null>((resolve) => setTimeout(resolve, OPENING_MS, null))
  let disk: Promise<DeviceStorage | null> = Promise.race([open(give), late]).then(
    (opened) => opened ?? fall('not-opened'),
    () => fall('not-opened'),
  )
  return {
    hall: (hall) => disk.then((storage) => storage?.hall(hall) ?? null).catch(() => fall('not-read')),
    async saveHall(hall, stored) {
      await disk.then((storage) => storage?.saveHall(hall, stored)).catch(() => fall('not-written'))
    },
  }
}
