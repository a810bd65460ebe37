import type { DeviceStorage, StoredHall } from './device-storage.ts'
import { happened } from './idb-event.ts'

/** One row a hall, by hall: its state as last seen. */
export const SNAPSHOTS = 'snapshots'

/** Shape of a stored hall; a row of another shape is as good as none. */
const SHAPE = 1

type Row = StoredHall & { readonly shape: number }

/**
 * Storage in this browser's IndexedDB. One row is read at the start and one is written: a library for it would be as long
 * as all the rest of what a screen keeps.
 *
 * @param lost told when the browser has closed the database under us (disk gone, profile wiped)
 * @throws whatever the browser says when it has none
 */
export async function openIdbStorage(lost: () => void, name = 'hallcast'): Promise<DeviceStorage & { close(): void }> {
  const opening = indexedDB.open(name, 1)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(SNAPSHOTS))
  await happened(opening, 'success')
  const database = opening.result
  const close = (): void => database.close()
  // A newer app in another tab wants to upgrade: an open connection of ours would hold it up for ever.
  database.addEventListener('versionchange', close)
  database.addEventListener('close', lost)
  return {
    hall: async (hall) => {
      const asked: IDBRequest<Row | undefined> = database.transaction(SNAPSHOTS).objectStore(SNAPSHOTS).get(hall)
      await happened(asked, 'success')
      return asked.result?.shape === SHAPE ? asked.result : null
    },
    // Relaxed durability on purpose: the hall itself is the record, this is only its picture.
    saveHall: async (hall, stored) => {
      const transaction = database.transaction(SNAPSHOTS, 'readwrite')
      transaction.objectStore(SNAPSHOTS).put({ ...stored, shape: SHAPE } satisfies Row, hall)
      await happened(transaction, 'complete')
    },
    close,
  }
}
