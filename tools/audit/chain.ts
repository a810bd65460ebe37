import { DatabaseSync } from 'node:sqlite'
import type { AuditEntry } from '#server/store/audit.ts'

/** What the table holds, whoever wrote it: nothing about it is trusted. */
type Row = Readonly<Record<keyof AuditEntry, unknown>>

/** Stands for data that is not as the server writes it, so that its seal cannot fit. */
const ALTERED = { altered: true }

function dataOf(text: unknown): unknown {
  try {
    const data = JSON.parse(String(text)) as unknown
    return JSON.stringify(data) === text ? data : ALTERED
  } catch {
    return ALTERED
  }
}

/** Reads the chain of acts from a database, oldest first, while a server may be writing in it. */
export function* readChain(file: string): Generator<AuditEntry> {
  const driver = new DatabaseSync(file, { readOnly: true })
  try {
    const rows = driver
      .prepare('select number, at, hall, actor, act, subject, data, previous, hash from audit order by number')
      .iterate() as Iterable<unknown> as Iterable<Row>
    for (const row of rows) yield { ...row, data: dataOf(row.data) } as AuditEntry
  } finally {
    driver.close()
  }
}
