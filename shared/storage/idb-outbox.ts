import { happened } from './idb-event.ts'
import type { OutboxStorage } from './outbox-storage.ts'

/** By place: the order they were given in, whatever the device's date did. */
const WAITING = 'waiting'
/** By id. */
const REFUSED = 'refused'
/** By name. */
const NOTES = 'notes'

type Stores = (name: string) => IDBObjectStore

function upgrade(database: IDBDatabase, before: number): void {
  // What people gave before there were notes stays where it is.
  database.createObjectStore(NOTES)
  if (before > 0) return
  const waiting = database.createObjectStore(WAITING, { autoIncrement: true })
  waiting.createIndex('channel', 'channel')
  waiting.createIndex('id', 'id', { unique: true })
  database.createObjectStore(REFUSED, { keyPath: 'id' })
}

/** What the database answers. @throws whatever it says instead */
async function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  await happened(request, 'success')
  return request.result
}

const placeOf = (stores: Stores, id: string) => resultOf(stores(WAITING).index('id').getKey(id))

async function take(stores: Stores, id: string): Promise<void> {
  const place = await placeOf(stores, id)
  if (place !== undefined) stores(WAITING).delete(place)
}

/**
 * The outbox in this browser's IndexedDB, in a database of its own: whoever clears the device's cache does not touch what
 * people gave.
 * @throws whatever the browser says when it has none
 */
export async function openIdbOutbox(name = 'hallcast-outbox'): Promise<OutboxStorage & { close(): void }> {
  const opening = indexedDB.open(name, 2)
  opening.addEventListener('upgradeneeded', ({ oldVersion }) => upgrade(opening.result, oldVersion))
  const database = await resultOf(opening)
  const close = (): void => database.close()
  // A newer app in another tab wants to upgrade: an open connection of ours would hold it up for ever.
  database.addEventListener('versionchange', close)

  /** One transaction; `strict`, because the browser's default loses what it has acknowledged when the power goes. */
  const write = async (deed: (stores: Stores) => Promise<unknown>): Promise<void> => {
    const transaction = database.transaction([WAITING, REFUSED, NOTES], 'readwrite', { durability: 'strict' })
    const undo = (cause: unknown): never => {
      // What was asked for before the failure would stay otherwise, half of a whole.
      transaction.abort()
      throw cause
    }
    const done = happened(transaction, 'complete').catch((cause: unknown) => {
      // Given up by the browser itself, without a word.
      throw cause ?? new Error('the transaction was given up')
    })
    await Promise.all([deed((store) => transaction.objectStore(store)).catch(undo), done])
  }

  return {
    put: (row) =>
      write(async (stores) => {
        if ((await placeOf(stores, row.id)) === undefined) stores(WAITING).add(row)
      }),
    replace: (row, note) =>
      write(async (stores) => {
        if (note) {
          await take(stores, row.id)
          stores(NOTES).put(note.value, note.name)
        }
        stores(WAITING).put(row, await placeOf(stores, row.id))
      }),
    note: (key) => resultOf(database.transaction(NOTES).objectStore(NOTES).get(key)),
    // Rows of one channel come by their place.
    waiting: (channel) => resultOf(database.transaction(WAITING).objectStore(WAITING).index('channel').getAll(channel)),
    remove: (id) => write((stores) => take(stores, id)),
    refuse: (row) =>
      write(async (stores) => {
        await take(stores, row.id)
        stores(REFUSED).put(row)
      }),
    refused: () => resultOf(database.transaction(REFUSED).objectStore(REFUSED).getAll()),
    close,
  }
}
