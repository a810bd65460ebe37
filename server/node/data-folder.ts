import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { dropBallast } from './ballast.ts'
import { type Memory, memoryOfCopy } from './backup-file.ts'
import { UsageError } from './options.ts'

/** File that says whose the folder is. */
const MEMORY = 'hallcast.json'
const LOCK = 'lock.db'
/** File that holds the log. */
export const DATABASE = 'hallcast.db'
/** SQLite's result code when another process holds the lock. */
const SQLITE_BUSY = 5

/** Has no hall ever been started there? */
export function isUnused(path: string): boolean {
  return !existsSync(join(resolve(path), MEMORY))
}

const MEMORY_SHAPE = '{"kind":"real","hall":"…"} or {"kind":"demo","hall":"demo"}'

/** Null when no server has ever been started there. @throws {UsageError} when the file has been damaged */
export function readMemory(folder: string): Memory | null {
  const file = join(resolve(folder), MEMORY)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return null
  }
  const memory = parsed(text)
  if (!memory) throw new UsageError(`${file} is damaged. Restore it: ${MEMORY_SHAPE}.`)
  return memory
}

/** The folder of one hall server, held for as long as the process lives. */
export class DataFolder {
  readonly path: string
  readonly #lock: DatabaseSync

  /** @throws {UsageError} when it cannot be used, or another server holds it */
  constructor(path: string) {
    this.path = resolve(path)
    try {
      makeFolder(this.path)
    } catch {
      throw new UsageError(`--data ${path}: the folder cannot be made. Check its name and its rights.`)
    }
    this.#lock = takeLock(this.path)
    dropBallast(this.path)
    try {
      writeFileSync(join(this.path, 'server.pid'), `${process.pid}\n`)
    } catch (error) {
      this.#lock.close()
      throw unwritable(this.path, error as Error)
    }
  }

  file(name: string): string {
    return join(this.path, name)
  }

  /**
   * What the folder remembers of its first start, or what a backup says that was put into an empty one; null on the first start.
   * @throws {UsageError} when the file has been damaged, or the backup is of another hall
   */
  memory(): Memory | null {
    const own = readMemory(this.path)
    const copied = this.#backupsMemory()
    if (own && copied && (own.kind !== copied.kind || own.hall !== copied.hall))
      throw new UsageError(
        `${this.file(DATABASE)} is a backup of ${copied.kind} hall ${JSON.stringify(copied.hall)}, but this data folder belongs to ${own.kind} hall ${JSON.stringify(own.hall)}.`,
      )
    if (!own && !copied && existsSync(this.file(DATABASE)))
      throw new UsageError(
        `${this.file(DATABASE)} holds a log, but ${MEMORY} is missing, which says whose it is. Restore it: ${MEMORY_SHAPE}.`,
      )
    return own ?? copied
  }

  #backupsMemory(): Memory | null {
    try {
      return memoryOfCopy(this.file(DATABASE))
    } catch (error) {
      throw new UsageError(`${this.file(DATABASE)} cannot be opened (${String(error)}). Restore another backup.`)
    }
  }

  /** Written beside and renamed, so that a power cut leaves the old file or the new one. @throws {UsageError} when it cannot be */
  remember(memory: Memory): void {
    const known = readMemory(this.path)
    if (known?.kind === memory.kind && known.hall === memory.hall) return
    const fresh = this.file(`${MEMORY}.new`)
    try {
      writeFileSync(fresh, `${JSON.stringify(memory)}\n`, { flush: true })
      renameSync(fresh, this.file(MEMORY))
    } catch (error) {
      throw unwritable(this.path, error as Error)
    }
  }

  /** Gives the folder free; the last act of a server. */
  release(): void {
    rmSync(this.file('server.pid'), { force: true })
    this.#lock.close()
  }
}

/** Makes a folder and those above it, one by one: asked for all at once below /proc, Node's mkdir never comes back. */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another start may have been quicker; a file in its place is no folder.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

/**
 * A lock that the system holds for the process and lets go of when it dies, however it dies: an open exclusive
 * transaction. Nothing is ever written through it, so no journal is left behind either.
 */
function takeLock(folder: string): DatabaseSync {
  const lock = openLock(folder)
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw unwritable(join(folder, LOCK), error as Error)
    throw new UsageError(
      `Another hall server is at work on ${folder}. Stop it (its process id is in server.pid), or choose another --data.`,
    )
  }
}

function openLock(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, LOCK), { timeout: 0 })
  } catch (error) {
    throw unwritable(join(folder, LOCK), error as Error)
  }
}

function unwritable(path: string, { message }: Error): UsageError {
  return new UsageError(
    `${path} cannot be written (${message}). Check its rights and the room on the disk, or choose another --data.`,
  )
}

function parsed(text: string): Memory | null {
  try {
    const { kind, hall } = JSON.parse(text) as Partial<Memory>
    return (kind === 'demo' || kind === 'real') && typeof hall === 'string' ? { kind, hall } : null
  } catch {
    return null
  }
}
