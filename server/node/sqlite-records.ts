import type { DatabaseSync } from 'node:sqlite'
import type { RecordChange } from '#server/store/record-store.ts'

/** Writes records; the caller's transaction is open, and takes them back when it fails. */
export function writeRecords(
  driver: DatabaseSync,
  { put = [], remove = [] }: Pick<RecordChange, 'put' | 'remove'>,
): void {
  const write = driver.prepare('insert or replace into records (kind, id, value) values (?, ?, ?)')
  const erase = driver.prepare('delete from records where kind = ? and id = ?')
  for (const { kind, id, value } of put) write.run(kind, id, JSON.stringify(value))
  for (const { kind, id } of remove) erase.run(kind, id)
}
