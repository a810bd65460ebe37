import { hmacSeal } from '#server/node/seal.ts'
import { openSqlite } from '#server/node/sqlite-database.ts'
import { SqliteRecordStore } from '#server/node/sqlite-record-store.ts'
import { MemoryAudit } from '#server/store/memory-audit.ts'
import { MemoryRecordStore } from '#server/store/memory-record-store.ts'
import { recordStoreContract } from './record-contract.ts'

const seal = hmacSeal(Buffer.from('a key for tests'))

recordStoreContract('memory', seal, async () => ({
  store: new MemoryRecordStore(new MemoryAudit(seal)),
  dispose: async () => {},
}))

recordStoreContract('SQLite', seal, async () => {
  const handle = await openSqlite(':memory:', seal)
  return { store: new SqliteRecordStore(handle), dispose: () => handle.db.destroy() }
})
