import type { DeviceStorage, StoredHall } from './device-storage.ts'

/** One row a hall, by hall: its state as last seen. */
export const SNAPSHOTS = 'snapshots'

/** Shape of a stored hall; a row of another shape is as good as none. */
const SHAPE = 1

type Row = StoredHall & { readonly shape: number }

/**
 * Storage in this browser's IndexedDB. One row is read at the start and one is written: the library that the outbox
 * uses would be as long as all the rest of what a screen keeps.
 *
 * @param lost told when the browser has closed the database under us (disk gone, profile wiped)
 * @throws whatever the browser says when it has none
 */
export async function openIdbStorage(lost: () => void, name = 'hallcast'): Promise<DeviceStorage & { close(): void }> {
  const opening = indexedDB.open(name, 1)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(SNAPSHOTS))
  await event(opening, 'success')
  const database = opening.result
  const close = (): void => database.close()
  // A newer app in another tab wants to upgrade: an open connection of ours would hold it up for ever.
  database.addEventListener('versionchange', close)
  database.addEventListener('close', lost)
  return {
    durable: true,
    hall: async (hall) => {
      const asked: IDBRequest<Row | undefined> = database.transaction(SNAPSHOTS).objectStore(SNAPSHOTS).get(hall)
      await event(asked, 'success')
      return asked.result?.shape === SHAPE ? asked.result : null
    },
    // Relaxed durability on purpose: the hall itself is the record, this is only its picture.
    saveHall: async (hall, stored) => {
      const transaction = database.transaction(SNAPSHOTS, 'readwrite')
      transaction.objectStore(SNAPSHOTS).put({ ...stored, shape: SHAPE } satisfies Row, hall)
      await event(transaction, 'complete')
    },
    close,
  }
}

/** Resolves with that event; rejects when it becomes an error, or is given up (a full disk says so only at the end). */
function event(target: IDBRequest | IDBTransaction, type: 'success' | 'complete'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    target.addEventListener(type, resolve)
    for (const failure of ['error', 'abort']) target.addEventListener(failure, () => reject(target.error))
  })
}
