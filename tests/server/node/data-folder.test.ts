import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { backUp } from '#server/node/backup.ts'
import type { Memory } from '#server/node/backup-file.ts'
import { DataFolder } from '#server/node/data-folder.ts'
import { UsageError } from '#server/node/options.ts'
import { openSqliteStore } from '#server/node/sqlite-store.ts'

/** A folder that holds nothing but a backup of that hall. */
async function withBackup(context: TestContext, memory: Memory): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'hallcast-folder-'))
  context.after(() => rmSync(place, { recursive: true }))
  for (const name of ['source', 'data']) mkdirSync(join(place, name))
  const source = join(place, 'source', 'hallcast.db')
  const store = await openSqliteStore(source)
  await store.open(memory.hall as HallId, 'epoch')
  await store.close()
  backUp(source, memory, join(place, 'copy.db'))
  renameSync(join(place, 'copy.db'), join(place, 'data', 'hallcast.db'))
  return join(place, 'data')
}

test('a backup in an empty folder says whose log it is', async (context) => {
  const memory = { kind: 'real', hall: 'county' } as const
  const folder = new DataFolder(await withBackup(context, memory))
  assert.deepEqual(folder.memory(), memory)
  folder.release()
})

test('a backup of another hall is refused, and so is a log of which nobody knows whose it is', async (context) => {
  const path = await withBackup(context, { kind: 'real', hall: 'county' })
  writeFileSync(join(path, 'hallcast.json'), '{"kind":"demo","hall":"demo"}')
  const folder = new DataFolder(path)
  assert.throws(() => folder.memory(), /backup of real hall "county", but this data folder belongs to demo hall "demo"/)
  rmSync(join(path, 'hallcast.json'))
  const store = await openSqliteStore(join(path, 'hallcast.db'))
  await store.close()
  assert.throws(() => folder.memory(), UsageError)
  folder.release()
})

test('a damaged backup is said to be damaged', async (context) => {
  const path = await withBackup(context, { kind: 'real', hall: 'county' })
  const file = join(path, 'hallcast.db')
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.subarray(0, bytes.length / 2))
  const folder = new DataFolder(path)
  assert.throws(() => folder.memory(), UsageError)
  folder.release()
})

test('what a folder remembers is written once: a start on a full disk need not write it again', (context) => {
  const path = mkdtempSync(join(tmpdir(), 'hallcast-folder-'))
  context.after(() => rmSync(path, { recursive: true }))
  const folder = new DataFolder(path)
  folder.remember({ kind: 'demo', hall: 'demo' })
  const { ino } = statSync(join(path, 'hallcast.json'))
  folder.remember({ kind: 'demo', hall: 'demo' })
  assert.equal(statSync(join(path, 'hallcast.json')).ino, ino)
  folder.release()
})
