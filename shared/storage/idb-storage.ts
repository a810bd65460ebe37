import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { HallId } from '#shared/domain/queue/ids.ts'
import type { DeviceStorage, StoredHall } from './device-storage.ts'

/** Everything a device keeps in IndexedDB. */
interface HallcastDB extends DBSchema {
  /** One row a hall: its state as last seen, by hall. */
  snapshots: { key: HallId; value: StoredHall & { readonly shape: number } }
}

/** Shape of a stored hall; a row of another shape is as good as none. */
const SHAPE = 1

/**
 * Storage in this browser's IndexedDB.
 * @param lost told when the browser has closed the database under us (disk gone, profile wiped)
 * @throws whatever the browser says when it has none
 */
export async function openIdbStorage(lost: () => void, name = 'hallcast'): Promise<DeviceStorage & { close(): void }> {
  const db: IDBPDatabase<HallcastDB> = await openDB<HallcastDB>(name, 1, {
    upgrade: (database) => void database.createObjectStore('snapshots'),
    // A newer app in another tab wants to upgrade: an open connection of ours would hold it up for ever.
    blocking: () => db.close(),
    terminated: lost,
  })
  return {
    durable: true,
    hall: async (hall) => {
      const row = await db.get('snapshots', hall)
      return row?.shape === SHAPE ? row : null
    },
    // Relaxed durability on purpose: the hall itself is the record, this is only its picture.
    saveHall: async (hall, stored) => {
      await db.put('snapshots', { ...stored, shape: SHAPE }, hall)
    },
    close: () => db.close(),
  }
}
