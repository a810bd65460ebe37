import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { HallId, TicketId } from '#shared/domain/queue/ids.ts'
import { openSqlite } from '#server/node/sqlite-database.ts'
import { openSqliteStore, SqliteEventStore } from '#server/node/sqlite-store.ts'
import { StoreFull } from '#server/store/event-store.ts'
import { answer, batch, event } from '#tests/server/store/fixtures.ts'

const HALL = 'demo' as HallId

async function folderOf(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hallcast-sqlite-'))
  context.after(() => rm(folder, { recursive: true }))
  return folder
}

test('every opening waits for the disk: synchronous is FULL again after a reopen, and the log is written ahead', async (context) => {
  const path = join(await folderOf(context), 'hall.db')
  for (const opening of ['first', 'second']) {
    const { driver, db } = await openSqlite(path)
    assert.equal(driver.prepare('pragma synchronous').get()?.['synchronous'], 2, opening)
    assert.equal(driver.prepare('pragma journal_mode').get()?.['journal_mode'], 'wal', opening)
    assert.equal(driver.prepare('pragma foreign_keys').get()?.['foreign_keys'], 1, opening)
    assert.ok(Number(driver.prepare('pragma busy_timeout').get()?.['timeout']) > 0, opening)
    await db.destroy()
  }
})

test('what a killed server had written is on the disk before the next one tells of it (simulation: seed 349 of its first run)', async (context) => {
  const folder = await folderOf(context)
  const store = await openSqliteStore(join(folder, 'hall.db'))
  await store.open(HALL, 'epoch')
  await store.append(HALL, batch({ events: [event(1)] }))
  const left = await folderOf(context)
  for (const file of ['hall.db', 'hall.db-wal']) await copyFile(join(folder, file), join(left, file))
  await store.close()
  const next = await openSqliteStore(join(left, 'hall.db'))
  const main = await folderOf(context)
  await copyFile(join(left, 'hall.db'), join(main, 'hall.db'))
  await next.close()
  const { driver, db } = await openSqlite(join(main, 'hall.db'))
  assert.equal(driver.prepare('select count(*) as events from events').get()?.['events'], 1)
  await db.destroy()
})

test('no hand changes or removes an event, not even one that holds the file', async (context) => {
  const path = join(await folderOf(context), 'hall.db')
  const store = await openSqliteStore(path)
  await store.open(HALL, 'epoch')
  await store.append(HALL, batch({ events: [event(1)] }))
  await store.close()
  const intruder = new DatabaseSync(path)
  assert.throws(() => intruder.exec(`update events set type = 'ticket.finished'`), /append-only/)
  assert.throws(() => intruder.exec('delete from events'), /append-only/)
  assert.throws(
    () => intruder.exec(`replace into events select hall, sequence, id, 'x', subject, time, data from events`),
    /next sequence/,
  )
  intruder.close()
})

test('a full disk is said to be full, loses nothing, and takes events again once there is room', async () => {
  const handle = await openSqlite(':memory:')
  const store = new SqliteEventStore(handle)
  await store.open(HALL, 'epoch')
  await store.append(HALL, batch({ events: [event(1)] }))
  const pages = Number(handle.driver.prepare('pragma page_count').get()?.['page_count'])
  handle.driver.exec(`pragma max_page_count = ${pages}`)
  const large = batch({
    events: [event(2), event(3)],
    answers: [answer('k', { body: 'x'.repeat(100_000) })],
    secrets: [{ ticketId: 't' as TicketId, keyHash: 'h' }],
  })
  await assert.rejects(store.append(HALL, large), StoreFull)
  assert.equal((await store.open(HALL, 'x')).sequence, 1)
  assert.equal(await store.answer(HALL, 'clerk POST /x', 'k'), null)
  assert.equal(await store.keyHash(HALL, 't' as TicketId), null)
  handle.driver.exec('pragma max_page_count = 1000000')
  await store.append(HALL, large)
  assert.equal((await store.open(HALL, 'x')).sequence, 3)
  await store.close()
})

test('a server killed in the middle of its work has lost nothing it acknowledged', async (context) => {
  const path = join(await folderOf(context), 'hall.db')
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./append-forever.ts')), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  context.after(() => child.kill('SIGKILL'))
  const gone = once(child, 'exit')
  let acknowledged = 0
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line)
    if (acknowledged === 100) child.kill('SIGKILL')
  }
  assert.deepEqual(await gone, [null, 'SIGKILL'])
  const store = await openSqliteStore(path)
  const { sequence } = await store.open(HALL, 'x')
  assert.ok(acknowledged >= 100 && sequence >= acknowledged, `${sequence} of ${acknowledged} acknowledged`)
  const events = await store.read(HALL, 0, sequence + 1)
  assert.deepEqual(
    events,
    Array.from({ length: sequence }, (_, index) => event(index + 1)),
  )
  assert.ok(await store.answer(HALL, 'clerk POST /x', `k${acknowledged}`), 'the answer came with its event')
  await store.close()
})

test('a file that is no database is refused and left as it is', async (context) => {
  const path = join(await folderOf(context), 'hall.db')
  await writeFile(path, 'minutes of a meeting, not a database '.repeat(50))
  await assert.rejects(openSqliteStore(path), /not a database/)
  assert.match(await readFile(path, 'utf8'), /^minutes/)
})

test('what was written ahead moves into the main file once the hall is quiet, not in the middle of a call', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const path = join(await folderOf(context), 'hall.db')
  const store = await openSqliteStore(path)
  await store.open(HALL, 'epoch')
  const sizeOf = async () => (await stat(path)).size
  const before = await sizeOf()
  for (let sequence = 1; sequence <= 200; sequence++) {
    await store.append(HALL, batch({ events: [event(sequence)] }))
    context.mock.timers.tick(50)
  }
  assert.equal(await sizeOf(), before)
  context.mock.timers.tick(100)
  assert.ok((await sizeOf()) > before)
  await store.close()
})
