import type { DatabaseSync } from 'node:sqlite'

/** Commits after which the log is worth moving into the main file, about 2 MiB. */
const WORTH = 64

/** The hall counts as quiet when nobody has written for so long, ms: clerks come one by one. */
const QUIET_MS = 100

/** Without a quiet moment SQLite checkpoints by itself at so many pages (16 MiB), so that the file cannot grow for ever. */
const PAGES_AT_MOST = 4_000

/**
 * Moves what was written ahead into the main file while nobody is calling. Left to itself SQLite does it inside every
 * hundredth commit or so, and that call waits for it: 3 ms on a good disk, far longer on a memory card.
 */
export class QuietCheckpoint {
  readonly #driver: DatabaseSync
  #commits = 0
  #timer: NodeJS.Timeout | null = null

  constructor(driver: DatabaseSync) {
    this.#driver = driver
    driver.exec(`pragma wal_autocheckpoint = ${PAGES_AT_MOST}`)
  }

  /** A commit has gone through. */
  noted(): void {
    if (++this.#commits < WORTH) return
    this.close()
    this.#timer = setTimeout(this.#run, QUIET_MS).unref()
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  readonly #run = (): void => {
    this.#timer = null
    this.#commits = 0
    try {
      this.#driver.exec('pragma wal_checkpoint(passive)')
    } catch {
      // A full or broken disk is told by the next commit; the log written ahead is whole and stays as it is.
    }
  }
}
