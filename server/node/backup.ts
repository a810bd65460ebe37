import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { COPY_ID, COPY_TABLE, dropForeignLog, type Memory } from './backup-file.ts'

/**
 * Copies a hall's log as it is at one instant, also while its server is at work: SQLite reads it in one transaction, which keeps
 * nobody from calling. The copy is written beside `to` and gets its name when all of it is on the disk.
 * Gives the number of events in it.
 * @throws {Error} when there is no log, or the copy cannot be written; nothing is left of it then
 */
export function backUp(database: string, memory: Memory, to: string): number {
  const part = `${to}.part`
  rmSync(part, { force: true })
  try {
    copyInto(database, part)
    const events = markAsCopy(part, memory)
    settle(part)
    if (existsSync(to)) throw new Error(`${to} exists`)
    renameSync(part, to)
    return events
  } catch (error) {
    for (const file of [part, `${part}-journal`]) rmSync(file, { force: true })
    throw error
  }
}

function copyInto(database: string, part: string): void {
  const source = new DatabaseSync(database, { readOnly: true })
  try {
    source.prepare('vacuum into ?').run(part)
  } finally {
    source.close()
  }
}

/** Says in the copy that it is one, so that whichever way it is put back it is not taken for a continuation. */
function markAsCopy(part: string, { kind, hall }: Memory): number {
  const copy = new DatabaseSync(part)
  try {
    // A backup may be taken of one that was put back and never started.
    copy.exec(
      `begin; drop table if exists ${COPY_TABLE}; create table ${COPY_TABLE} (kind text not null, hall text not null) strict`,
    )
    copy.prepare(`insert into ${COPY_TABLE} values (?, ?)`).run(kind, hall)
    copy.exec(`replace into lineage (one, nonce, mark) values (1, 'backup', ''); pragma application_id = ${COPY_ID}`)
    const row = copy.prepare('select count(*) as events from events').get()
    copy.exec('commit')
    return Number(row?.['events'])
  } finally {
    copy.close()
  }
}

/**
 * Puts a backup in the place of a log that no server holds; what lay there is kept in `aside`, a folder that is made when it is needed.
 * The next start takes it over, under new epochs.
 */
export function putBack(copy: string, database: string, aside: string): void {
  const fresh = `${database}.new`
  copyFileSync(copy, fresh)
  settle(fresh)
  for (const file of [database, `${database}-wal`].filter((path) => existsSync(path))) {
    mkdirSync(aside, { recursive: true })
    copyFileSync(file, join(aside, basename(file)))
  }
  renameSync(fresh, database)
  dropForeignLog(database)
}

function settle(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
