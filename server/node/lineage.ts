import type { DatabaseSync } from 'node:sqlite'
import { instantOf } from '#shared/domain/time/instant.ts'
import { COPY_TABLE } from './backup-file.ts'
import { type Mark, marksIn, moveMark, removeMark, setMark } from './lineage-mark.ts'
import { logLine } from './log.ts'
import type { SqliteAudit } from './sqlite-audit.ts'
import { isFull } from './sqlite-hot-path.ts'

/** The mark beside the log follows it this late, ms: one renamed file a second at most. */
const FOLLOW_MS = 1_000

/** Whoever starts the server acts so in the chain. */
const PUT_BACK = { actor: 'setup', act: 'log-put-back', subject: 'log' } as const

/** What the database remembers of the mark that lay beside it. */
interface Remembered {
  readonly nonce: string
  readonly mark: string
}

/**
 * Tells a log that goes on from one that was put back: a backup, a copy of the folder, an older file laid over a newer one.
 *
 * Beside the database lies a mark, a new one for every start; the database remembers the name and the identity of its own.
 * A database that was put back remembers a mark that is gone, or whose copy is another file, or one that knows of more
 * events than it has. Its halls get new epochs, in the transaction that takes it over, before anyone hears of it.
 *
 * The new mark is durable before the database remembers it, and the old one is removed afterwards: killed at any point in
 * between, the next start finds the mark that the database remembers. What cannot be told from a continuation is a whole disk
 * that was set back with all its files; whoever does that removes the marks. A folder moved to another disk is taken for
 * one put back, which costs every screen one snapshot.
 */
export class Lineage {
  readonly #folder: string
  #mark: Mark
  #events: number
  #timer: NodeJS.Timeout | null = null

  private constructor(folder: string, mark: Mark, events: number) {
    this.#folder = folder
    this.#mark = mark
    this.#events = events
  }

  /** Takes the database over for this start. @throws {Error} when that cannot be made durable and must be */
  static begin(driver: DatabaseSync, folder: string, newEpoch: () => string, chain: SqliteAudit | null): Lineage {
    const events = eventsIn(driver)
    const marks = marksIn(folder)
    const own = ownMark(rememberedBy(driver), marks, events)
    const kept = own === 'none' || own === 'put-back' ? null : own
    try {
      const mark = setMark(folder, newEpoch(), events)
      const putBack = () => {
        renew(driver, newEpoch)
        // Acts that came after it are gone from the chain; that it was put back is one itself.
        chain?.add([{ at: instantOf(Date.now()), hall: null, ...PUT_BACK, data: { events } }])
      }
      takeOver(driver, mark, own === 'put-back' ? putBack : null)
      for (const old of marksIn(folder)) if (old.nonce !== mark.nonce) removeMark(folder, old)
      if (own === 'put-back') logLine('store', 'put-back', { events })
      return new Lineage(folder, mark, events)
    } catch (error) {
      // A full disk keeps nobody from reading; the mark of the last start is as good.
      if (kept && isFull(error)) return new Lineage(folder, kept, events)
      throw error
    }
  }

  /** So many events more are durable. */
  grown(events: number): void {
    if (events === 0) return
    this.#events += events
    this.#timer ??= setTimeout(this.#follow, FOLLOW_MS).unref()
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#follow()
  }

  readonly #follow = (): void => {
    this.#timer = null
    if (this.#events === this.#mark.events) return
    try {
      this.#mark = moveMark(this.#folder, this.#mark, this.#events)
    } catch {
      // Somebody has removed it: the next start will not know this log, which costs every screen a snapshot.
    }
  }
}

/** The mark that shows that the database goes on from where it was; `none` when it never had one. */
function ownMark(remembered: Remembered | null, marks: readonly Mark[], events: number): Mark | 'none' | 'put-back' {
  if (!remembered) return marks.length === 0 ? 'none' : 'put-back'
  if (marks.some((mark) => mark.events > events)) return 'put-back'
  const own = marks.find(({ nonce, identity }) => nonce === remembered.nonce && identity === remembered.mark)
  return own ?? 'put-back'
}

/** Events of all halls together; it only grows. */
function eventsIn(driver: DatabaseSync): number {
  const row = driver
    .prepare(
      'select coalesce(sum((select max(sequence) from events where events.hall = halls.hall)), 0) as events from halls',
    )
    .get()
  return Number(row?.['events'])
}

function rememberedBy(driver: DatabaseSync): Remembered | null {
  const row = driver.prepare('select nonce, mark from lineage').get()
  return row ? { nonce: String(row['nonce']), mark: String(row['mark']) } : null
}

/** One transaction: the database remembers its mark and, if it was put back, tells its events under new epochs. */
function takeOver(driver: DatabaseSync, { nonce, identity }: Mark, putBack: (() => void) | null): void {
  driver.exec('begin immediate')
  try {
    driver.prepare('replace into lineage (one, nonce, mark) values (1, ?, ?)').run(nonce, identity)
    putBack?.()
    driver.exec('commit')
  } catch (error) {
    if (driver.isTransaction) driver.exec('rollback')
    throw error
  }
  // In the main file before anything is told: a backup's file is one only until here.
  if (putBack && driver.prepare('pragma wal_checkpoint(truncate)').get()?.['busy'] !== 0)
    throw new Error('another program reads the database that was put back')
}

function renew(driver: DatabaseSync, newEpoch: () => string): void {
  const rename = driver.prepare('update halls set epoch = ? where hall = ?')
  for (const { hall } of driver.prepare('select hall from halls').all()) rename.run(newEpoch(), String(hall))
  driver.exec(`drop table if exists ${COPY_TABLE}; pragma application_id = 0`)
}
