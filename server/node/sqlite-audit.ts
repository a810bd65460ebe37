import type { DatabaseSync } from 'node:sqlite'
import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import {
  type AuditAct,
  type AuditEntry,
  type AuditHead,
  FIRST_HEAD,
  nextEntry,
  type Seal,
} from '#server/store/audit.ts'

interface AuditRow {
  readonly number: number
  readonly at: string
  readonly hall: string | null
  readonly actor: string
  readonly act: string
  readonly subject: string
  readonly data: string
  readonly previous: string
  readonly hash: string
}

const COLUMNS = 'number, at, hall, actor, act, subject, data, previous, hash'

/** The chain of privileged acts in the database file: written inside the transaction of what it tells of. */
export class SqliteAudit {
  readonly #driver: DatabaseSync
  readonly #seal: Seal | null

  constructor(driver: DatabaseSync, seal: Seal | null) {
    this.#driver = driver
    this.#seal = seal
  }

  /** Adds acts to the chain; the caller's transaction is open, and takes them back when it fails. @throws {Error} without a seal */
  add(acts: readonly AuditAct[]): void {
    if (acts.length === 0) return
    if (!this.#seal) throw new Error('privileged acts cannot be written without a seal')
    const insert = this.#driver.prepare(`insert into audit (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    let head = this.head()
    for (const act of acts) {
      const entry = nextEntry(head, act, this.#seal)
      const { number, at, hall, actor, subject, previous, hash } = entry
      insert.run(number, at, hall, actor, entry.act, subject, JSON.stringify(entry.data), previous, hash)
      head = entry
    }
  }

  head(): AuditHead {
    const row = this.#driver.prepare('select number, hash from audit order by number desc limit 1').get()
    return (row as AuditHead | undefined) ?? FIRST_HEAD
  }

  read(after: number, limit: number): readonly AuditEntry[] {
    const rows = this.#driver
      .prepare(`select ${COLUMNS} from audit where number > ? order by number limit ?`)
      .all(after, limit) as unknown as readonly AuditRow[]
    return rows.map((row) => ({
      ...row,
      at: row.at as Instant,
      hall: row.hall as HallId | null,
      data: JSON.parse(row.data) as unknown,
    }))
  }
}
