import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import type { OutboxRow, OutboxStorage, RefusedRow } from './outbox-storage.ts'

/** A database of its own: whoever clears the device's cache does not touch what people gave. */
interface OutboxDB extends DBSchema {
  /** By place: the order they were given in, whatever the device's date did. */
  waiting: { key: number; value: OutboxRow; indexes: { channel: string; id: string } }
  refused: { key: string; value: RefusedRow }
  notes: { key: string; value: unknown }
}

const STORES = ['waiting', 'refused', 'notes'] as const

type Writing = IDBPTransaction<OutboxDB, typeof STORES, 'readwrite'>

/** The outbox in this browser's IndexedDB. @throws whatever the browser says when it has none */
export async function openIdbOutbox(name = 'hallcast-outbox'): Promise<OutboxStorage & { close(): void }> {
  const db: IDBPDatabase<OutboxDB> = await openDB<OutboxDB>(name, 2, {
    upgrade: (database, before) => {
      // What people gave before there were notes stays where it is.
      database.createObjectStore('notes')
      if (before > 0) return
      const waiting = database.createObjectStore('waiting', { autoIncrement: true })
      waiting.createIndex('channel', 'channel')
      waiting.createIndex('id', 'id', { unique: true })
      database.createObjectStore('refused', { keyPath: 'id' })
    },
    // A newer app in another tab wants to upgrade: an open connection of ours would hold it up for ever.
    blocking: () => db.close(),
  })

  /** One transaction; `strict`, because the browser's default loses what it has acknowledged when the power goes. */
  const write = async (deed: (transaction: Writing) => Promise<unknown>): Promise<void> => {
    const transaction = db.transaction(STORES, 'readwrite', { durability: 'strict' })
    // `done` says why a transaction failed; what happened inside it is told there too.
    await Promise.all([deed(transaction), transaction.done])
  }

  const placeOf = (transaction: Writing, id: string) => transaction.objectStore('waiting').index('id').getKey(id)

  const take = async (transaction: Writing, id: string): Promise<void> => {
    const place = await placeOf(transaction, id)
    if (place !== undefined) await transaction.objectStore('waiting').delete(place)
  }

  return {
    put: (row) =>
      write(async (transaction) => {
        if ((await placeOf(transaction, row.id)) === undefined) await transaction.objectStore('waiting').add(row)
      }),
    replace: (row, note) =>
      write(async (transaction) => {
        if (note) {
          await take(transaction, row.id)
          await transaction.objectStore('notes').put(note.value, note.name)
        }
        const place = await placeOf(transaction, row.id)
        const waiting = transaction.objectStore('waiting')
        await (place === undefined ? waiting.add(row) : waiting.put(row, place))
      }),
    note: (name) => db.get('notes', name),
    // Rows of one channel come by their place.
    waiting: (channel) => db.getAllFromIndex('waiting', 'channel', channel),
    remove: (id) => write((transaction) => take(transaction, id)),
    refuse: (row) =>
      write(async (transaction) => {
        await take(transaction, row.id)
        await transaction.objectStore('refused').put(row)
      }),
    refused: () => db.getAll('refused'),
    close: () => db.close(),
  }
}
