import { SNAPSHOTS } from './idb-storage.ts'

/** Forgets the halls this device knew, which it can ask for again. What people gave lies in another database. */
export function forgetHalls(name = 'hallcast'): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    // There never was one: nothing to forget, and none is made.
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort())
    opening.addEventListener('error', () => resolve())
    opening.addEventListener('success', () => {
      const transaction = opening.result.transaction(SNAPSHOTS, 'readwrite')
      transaction.objectStore(SNAPSHOTS).clear()
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(transaction.error))
    })
  })
}
