import { happened } from '#shared/storage/idb-event.ts'
import type { FileShelf } from './kept-packs.ts'

const FILES = 'files'

/**
 * The files of a device's packs in a database of their own: there in pages without a secure address too, where there is no
 * Cache Storage, and left alone when the device forgets its halls. Where nothing can be kept, nothing is.
 */
export function openFileShelf(name = 'hallcast-voice'): FileShelf {
  const opening = open(name).catch(() => null)
  return {
    async get(path) {
      try {
        const database = await opening
        if (!database) return null
        const asked = database.transaction(FILES).objectStore(FILES).get(path)
        await happened(asked, 'success')
        return (asked.result as Uint8Array | undefined) ?? null
      } catch {
        return null
      }
    },
    async keep(folder, files) {
      try {
        const database = await opening
        if (!database) return
        const transaction = database.transaction(FILES, 'readwrite')
        const store = transaction.objectStore(FILES)
        store.delete(IDBKeyRange.bound(folder, `${folder}\uffff`))
        for (const [path, file] of files) store.put(file, path)
        await happened(transaction, 'complete')
      } catch {
        // Full, or blocked: it is fetched again next time.
      }
    },
  }
}

async function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(FILES))
  await happened(request as IDBRequest, 'success')
  return request.result
}
