import type { AuditEntry, AuditHead } from '#server/store/audit.ts'
import type { RecordChange, RecordKind, RecordStore, StoredRecord } from '#server/store/record-store.ts'
import { SqliteAudit } from './sqlite-audit.ts'
import type { SqliteHandle } from './sqlite-database.ts'
import { inTransaction } from './sqlite-hot-path.ts'
import { writeRecords } from './sqlite-records.ts'

/** People and devices in the database file of the halls' logs. */
export class SqliteRecordStore implements RecordStore {
  readonly #handle: SqliteHandle
  readonly #audit: SqliteAudit

  constructor(handle: SqliteHandle) {
    this.#handle = handle
    this.#audit = new SqliteAudit(handle.driver, handle.seal)
  }

  async all(kind: RecordKind): Promise<readonly StoredRecord[]> {
    const rows = await this.#handle.db
      .selectFrom('records')
      .select(['id', 'value'])
      .where('kind', '=', kind)
      .orderBy('id')
      .execute()
    return rows.map(({ id, value }) => ({ kind, id, value: JSON.parse(value) as unknown }))
  }

  async commit({ audit = [], ...change }: RecordChange): Promise<void> {
    const { driver } = this.#handle
    inTransaction(driver, () => {
      writeRecords(driver, change)
      this.#audit.add(audit)
    })
  }

  async audit(after: number, limit: number): Promise<readonly AuditEntry[]> {
    return this.#audit.read(after, limit)
  }

  async auditHead(): Promise<AuditHead> {
    return this.#audit.head()
  }
}
