import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from './options.ts'

/** What a data folder remembers of its first start. */
export interface Memory {
  readonly kind: 'demo' | 'real'
  /** The hall whose log lies here. */
  readonly hall: string
}

/** The folder of one hall server, held for as long as the process lives. */
export class DataFolder {
  readonly path: string
  readonly #lock: DatabaseSync

  /** @throws {UsageError} when it cannot be used, or another server holds it */
  constructor(path: string) {
    this.path = resolve(path)
    try {
      mkdirSync(this.path, { recursive: true })
    } catch {
      throw new UsageError(`--data ${path}: the folder cannot be made. Check its name and its rights.`)
    }
    this.#lock = takeLock(this.path)
    writeFileSync(join(this.path, 'server.pid'), `${process.pid}\n`)
  }

  file(name: string): string {
    return join(this.path, name)
  }

  /** Null on the first start. @throws {UsageError} when the file has been damaged */
  memory(): Memory | null {
    let text: string
    try {
      text = readFileSync(this.file('hallcast.json'), 'utf8')
    } catch {
      return null
    }
    const memory = parsed(text)
    if (!memory)
      throw new UsageError(
        `${this.file('hallcast.json')} is damaged. Restore it: {"kind":"real","hall":"…"} or {"kind":"demo","hall":"demo"}.`,
      )
    return memory
  }

  /** Written beside and renamed, so that a power cut leaves the old file or the new one. */
  remember(memory: Memory): void {
    const fresh = this.file('hallcast.json.new')
    writeFileSync(fresh, `${JSON.stringify(memory)}\n`, { flush: true })
    renameSync(fresh, this.file('hallcast.json'))
  }

  /** Gives the folder free; the last act of a server. */
  release(): void {
    rmSync(this.file('server.pid'), { force: true })
    this.#lock.close()
  }
}

/**
 * A lock that the system holds for the process and lets go of when it dies, however it dies: an open exclusive
 * transaction. Nothing is ever written through it, so no journal is left behind either.
 */
function takeLock(folder: string): DatabaseSync {
  const lock = new DatabaseSync(join(folder, 'lock.db'), { timeout: 0 })
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return lock
  } catch {
    lock.close()
    throw new UsageError(
      `Another hall server is at work on ${folder}. Stop it (its process id is in server.pid), or choose another --data.`,
    )
  }
}

function parsed(text: string): Memory | null {
  try {
    const { kind, hall } = JSON.parse(text) as Partial<Memory>
    return (kind === 'demo' || kind === 'real') && typeof hall === 'string' ? { kind, hall } : null
  } catch {
    return null
  }
}
