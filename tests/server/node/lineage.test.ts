import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { suite, test, type TestContext } from 'node:test'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { backUp, putBack } from '#server/node/backup.ts'
import { memoryOfCopy } from '#server/node/backup-file.ts'
import { marksIn, setMark } from '#server/node/lineage-mark.ts'
import { hmacSeal } from '#server/node/seal.ts'
import { openSqlite } from '#server/node/sqlite-database.ts'
import { SqliteRecordStore } from '#server/node/sqlite-record-store.ts'
import { openSqliteStore, type SqliteEventStore } from '#server/node/sqlite-store.ts'
import { type AuditEntry, findFault } from '#server/store/audit.ts'
import { batch, event } from '#tests/server/store/fixtures.ts'

const HALL = 'demo' as HallId
const DEMO = { kind: 'demo', hall: 'demo' } as const

/** A data folder and what becomes of it. */
class Folder {
  readonly place: string
  readonly data: string

  constructor(context: TestContext) {
    this.place = mkdtempSync(join(tmpdir(), 'hallcast-lineage-'))
    this.data = join(this.place, 'data')
    mkdirSync(this.data)
    context.after(() => rmSync(this.place, { recursive: true }))
  }

  get database(): string {
    return join(this.data, 'hallcast.db')
  }

  start(): Promise<SqliteEventStore> {
    return openSqliteStore(this.database)
  }

  /** One life of a server: so many events more, then a peaceful end. Gives its epoch and where its log ended. */
  async live(events: number): Promise<{ readonly epoch: string; readonly sequence: number }> {
    const store = await this.start()
    const { epoch, sequence } = await store.open(HALL, 'never-offered')
    for (let next = 1; next <= events; next++) await store.append(HALL, batch({ events: [event(sequence + next)] }))
    await store.close()
    return { epoch, sequence: sequence + events }
  }

  /** `cp -a` of the whole folder. */
  copy(name: string): string {
    const to = join(this.place, name)
    cpSync(this.data, to, { recursive: true, preserveTimestamps: true })
    return to
  }

  /** `cp -a` back over what lies there. */
  layBack(from: string): void {
    cpSync(from, this.data, { recursive: true, preserveTimestamps: true })
  }

  back(name: string): string {
    const file = join(this.place, name)
    backUp(this.database, DEMO, file)
    return file
  }
}

suite('A log that goes on keeps its epoch', () => {
  test('however often the server is started, stopped or killed', async (context) => {
    const folder = new Folder(context)
    const { epoch } = await folder.live(3)
    for (let start = 0; start < 3; start++) assert.equal((await folder.live(2)).epoch, epoch)
    // Killed: nothing is closed, and the mark is behind the log.
    const killed = await folder.start()
    await killed.append(HALL, batch({ events: [event(10), event(11)] }))
    assert.deepEqual(await folder.live(1), { epoch, sequence: 12 })
    assert.equal(marksIn(folder.data).length, 1)
    await killed.close()
  })

  test('killed when the new mark lay there and the database did not know it yet', async (context) => {
    const folder = new Folder(context)
    const { epoch } = await folder.live(3)
    setMark(folder.data, 'fresh', 3)
    assert.equal((await folder.live(1)).epoch, epoch)
    assert.equal(marksIn(folder.data).length, 1)
  })

  test('killed when the database knew its new mark and the old one still lay there', async (context) => {
    const folder = new Folder(context)
    const { epoch } = await folder.live(3)
    setMark(folder.data, 'old', 2)
    assert.equal((await folder.live(1)).epoch, epoch)
  })

  test('and so does one from before there were marks', async (context) => {
    const folder = new Folder(context)
    const { epoch } = await folder.live(3)
    for (const name of readdirSync(folder.data)) if (name.startsWith('mark-')) rmSync(join(folder.data, name))
    const old = new DatabaseSync(folder.database)
    old.exec('delete from lineage')
    old.close()
    assert.equal((await folder.live(1)).epoch, epoch)
  })

  test('a folder that is renamed is the same one', async (context) => {
    const folder = new Folder(context)
    const { epoch } = await folder.live(3)
    const moved = join(folder.place, 'moved')
    renameSync(folder.data, moved)
    const store = await openSqliteStore(join(moved, 'hallcast.db'))
    assert.equal((await store.open(HALL, 'x')).epoch, epoch)
    await store.close()
  })
})

suite('A log that was put back has a new epoch', () => {
  test('a copy of the whole folder, in a new place and in place of the lost one', async (context) => {
    const folder = new Folder(context)
    const { epoch } = await folder.live(3)
    const copy = folder.copy('copy')
    await folder.live(2)
    const elsewhere = await openSqliteStore(join(copy, 'hallcast.db'))
    assert.notEqual((await elsewhere.open(HALL, 'x')).epoch, epoch)
    await elsewhere.close()
    const again = folder.copy('again')
    rmSync(folder.data, { recursive: true })
    folder.layBack(again)
    const next = await folder.live(1)
    assert.notEqual(next.epoch, epoch)
    assert.deepEqual(await folder.live(0), next, 'and keeps it')
  })

  test('a copy of the whole folder laid over what came after it, be it of this start or of an earlier one', async (context) => {
    const folder = new Folder(context)
    const { epoch } = await folder.live(3)
    const copy = folder.copy('copy')
    await folder.live(2)
    folder.layBack(copy)
    const second = await folder.live(0)
    assert.notEqual(second.epoch, epoch)
    assert.equal(second.sequence, 3)
    // Nothing was started between the copy and its return: only the mark's own word tells.
    const later = folder.copy('later')
    const store = await folder.start()
    await store.append(HALL, batch({ events: [event(4)] }))
    const running = folder.copy('running')
    await store.append(HALL, batch({ events: [event(5)] }))
    await store.close()
    folder.layBack(running)
    assert.notEqual((await folder.live(0)).epoch, second.epoch)
    folder.layBack(later)
    assert.notEqual((await folder.live(0)).epoch, second.epoch)
  })

  test('the database file alone, copied over the newer one while the server was stopped', async (context) => {
    const folder = new Folder(context)
    const { epoch } = await folder.live(3)
    const copy = join(folder.copy('copy'), 'hallcast.db')
    await folder.live(2)
    cpSync(copy, folder.database)
    const put = await folder.live(2)
    assert.notEqual(put.epoch, epoch)
    assert.equal(put.sequence, 5)
  })

  test('a start that is killed while it takes the log over leaves it to the next one', async (context) => {
    const folder = new Folder(context)
    const { epoch } = await folder.live(3)
    const copy = join(folder.copy('copy'), 'hallcast.db')
    await folder.live(2)
    cpSync(copy, folder.database)
    setMark(folder.data, 'fresh', 3)
    assert.notEqual((await folder.live(0)).epoch, epoch)
    // The mark of the life that was lost is still there: the log has already its new name, and may get another.
    setMark(folder.data, 'lost', 5)
    assert.notEqual((await folder.live(0)).epoch, epoch)
  })
})

suite('A backup', () => {
  test('holds the log of one instant while the server is at work, and never passes for a continuation', async (context) => {
    const folder = new Folder(context)
    const { epoch } = await folder.live(3)
    const store = await folder.start()
    await store.append(HALL, batch({ events: [event(4)] }))
    const file = folder.back('monday.db')
    await store.append(HALL, batch({ events: [event(5)] }))
    await store.close()
    assert.deepEqual(memoryOfCopy(file), DEMO)
    cpSync(file, folder.database)
    const put = await folder.live(1)
    assert.deepEqual([put.epoch === epoch, put.sequence], [false, 5])
    assert.deepEqual(await folder.live(0), put, 'taken over once')
    assert.equal(memoryOfCopy(folder.database), null, 'and no backup any more')
  })

  test('is not mixed with what a killed server had written ahead', async (context) => {
    const folder = new Folder(context)
    await folder.live(3)
    const file = folder.back('monday.db')
    const dying = await folder.start()
    for (let next = 4; next <= 40; next++) await dying.append(HALL, batch({ events: [event(next)] }))
    const dead = folder.copy('dead')
    await dying.close()
    assert.ok(readdirSync(dead).includes('hallcast.db-wal'))
    cpSync(file, join(dead, 'hallcast.db'))
    const store = await openSqliteStore(join(dead, 'hallcast.db'))
    assert.equal((await store.open(HALL, 'x')).sequence, 3)
    await store.append(HALL, batch({ events: [event(4)] }))
    await store.close()
    const driver = new DatabaseSync(join(dead, 'hallcast.db'))
    assert.equal(driver.prepare('pragma integrity_check').get()?.['integrity_check'], 'ok')
    driver.close()
  })

  test('put back by command keeps what it replaces', async (context) => {
    const folder = new Folder(context)
    await folder.live(3)
    const file = folder.back('monday.db')
    const { epoch } = await folder.live(4)
    const aside = join(folder.place, 'aside')
    putBack(file, folder.database, aside)
    assert.equal((await folder.live(0)).sequence, 3)
    const kept = await openSqliteStore(join(aside, 'hallcast.db'))
    const { sequence } = await kept.open(HALL, 'x')
    assert.equal(sequence, 7)
    await kept.close()
    assert.notEqual((await folder.live(0)).epoch, epoch)
  })

  test('may be taken of a backup that was put back and never started', async (context) => {
    const folder = new Folder(context)
    await folder.live(3)
    cpSync(folder.back('monday.db'), folder.database)
    assert.deepEqual(memoryOfCopy(folder.back('tuesday.db')), DEMO)
  })

  test('is never written over another file, and a failed one leaves nothing', async (context) => {
    const folder = new Folder(context)
    await folder.live(3)
    const file = folder.back('monday.db')
    assert.throws(() => folder.back('monday.db'), /exists/)
    assert.throws(() => backUp(join(folder.place, 'nothing.db'), DEMO, join(folder.place, 'x.db')))
    assert.deepEqual(readdirSync(folder.place).toSorted(), ['data', 'monday.db'])
    assert.deepEqual(memoryOfCopy(file), DEMO)
  })
})

suite('A log that was put back says so in the chain of acts', () => {
  const seal = hmacSeal(Buffer.from('the hall’s key'))
  /** A start of a server that keeps a chain; gives the acts of it. */
  const acts = async (folder: Folder): Promise<readonly AuditEntry[]> => {
    const handle = await openSqlite(folder.database, seal)
    const entries = await new SqliteRecordStore(handle).audit(0, 100)
    handle.lineage?.close()
    await handle.db.destroy()
    assert.equal(findFault(entries, seal, []), null)
    return entries
  }

  test('once, with how much of it there is; a log that goes on says nothing', async (context) => {
    const folder = new Folder(context)
    await folder.live(3)
    assert.deepEqual(await acts(folder), [])
    const copy = folder.back('three.backup')
    await folder.live(2)
    putBack(copy, folder.database, join(folder.place, 'aside'))
    const [told, ...more] = await acts(folder)
    assert.deepEqual(
      [told!.actor, told!.act, told!.subject, told!.hall, told!.data, more],
      ['setup', 'log-put-back', 'log', null, { events: 3 }, []],
    )
    assert.equal((await acts(folder)).length, 1)
  })
})
