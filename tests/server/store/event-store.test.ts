import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '#server/node/sqlite-store.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { eventStoreContract } from './contract.ts'

eventStoreContract('memory', async () => {
  const store = new MemoryEventStore()
  return { store, reopen: null, dispose: () => store.close() }
})

eventStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hallcast-store-'))
  const path = join(folder, 'hall.db')
  const store = await openSqliteStore(path)
  const dispose = async () => {
    await store.close()
    await rm(folder, { recursive: true })
  }
  return { store, reopen: () => openSqliteStore(path), dispose }
})
