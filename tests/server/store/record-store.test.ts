import { hmacSeal } from '#server/node/seal.ts'
import { openSqlite } from '#server/node/sqlite-database.ts'
import { SqliteRecordStore } from '#server/node/sqlite-record-store.ts'
import { SqliteEventStore } from '#server/node/sqlite-store.ts'
import { MemoryAudit } from '#server/store/memory-audit.ts'
import { MemoryRecordStore } from '#server/store/memory-record-store.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { recordStoreContract } from './record-contract.ts'

const seal = hmacSeal(Buffer.from('a key for tests'))

recordStoreContract('memory', seal, async () => {
  const audit = new MemoryAudit(seal)
  const store = new MemoryRecordStore(audit)
  return { store, log: new MemoryEventStore(audit, store), dispose: async () => {} }
})

recordStoreContract('SQLite', seal, async () => {
  const handle = await openSqlite(':memory:', seal)
  const log = new SqliteEventStore(handle)
  return { store: new SqliteRecordStore(handle), log, dispose: () => log.close() }
})
