import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'

/** Whose log a folder, or a backup of it, holds. */
export interface Memory {
  readonly kind: 'demo' | 'real'
  /** The hall whose log lies here. */
  readonly hall: string
}

/** Table that only a backup has: whose log it is, so that it can be put into an empty folder. */
export const COPY_TABLE = 'backup'

/** `HCBK`: SQLite keeps it in the head of the file, where it can be read without opening it. */
export const COPY_ID = 0x48_43_42_4b
/** Where in the file, bytes (SQLite file format, 1.3). */
const ID_OFFSET = 68

/** Is that file a backup which no server has taken over yet? */
export function isCopy(path: string): boolean {
  const id = Buffer.alloc(4)
  try {
    const file = openSync(path, 'r')
    try {
      readSync(file, id, 0, id.length, ID_OFFSET)
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
  return id.readUInt32BE() === COPY_ID
}

/** Whose log the backup holds; null when the file is none. @throws {Error} when it is damaged */
export function memoryOfCopy(path: string): Memory | null {
  if (!isCopy(path)) return null
  // As it is: what another database has written ahead may lie beside it.
  const asItIs = pathToFileURL(path)
  asItIs.searchParams.set('immutable', '1')
  const copy = new DatabaseSync(asItIs, { readOnly: true })
  try {
    const [{ quick_check: state }] = copy.prepare('pragma quick_check(1)').all() as [{ readonly quick_check: string }]
    if (state !== 'ok') throw new Error(`the backup is damaged: ${state}`)
    const row = copy.prepare(`select kind, hall from ${COPY_TABLE}`).get()
    return row ? { kind: row['kind'] === 'demo' ? 'demo' : 'real', hall: String(row['hall']) } : null
  } finally {
    copy.close()
  }
}

/**
 * A backup that was laid over a database finds what was written ahead to that one: SQLite would mix the two.
 * A backup itself never has anything written ahead.
 */
export function dropForeignLog(path: string): void {
  if (!isCopy(path)) return
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
}
