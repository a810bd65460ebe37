import type { AuditEntry, AuditHead } from './audit.ts'
import type { MemoryAudit } from './memory-audit.ts'
import type { RecordChange, RecordKind, RecordStore, StoredRecord } from './record-store.ts'

const nameOf = ({ kind, id }: Pick<StoredRecord, 'kind' | 'id'>) => `${kind} ${id}`

/** People and devices in memory: for tests, and for a hall that lives in one browser tab. */
export class MemoryRecordStore implements RecordStore {
  readonly #records = new Map<string, StoredRecord>()
  readonly #audit: MemoryAudit

  constructor(audit: MemoryAudit) {
    this.#audit = audit
  }

  async all(kind: RecordKind): Promise<readonly StoredRecord[]> {
    const found = [...this.#records.values()].filter((record) => record.kind === kind)
    return found.sort((one, other) => (one.id < other.id ? -1 : 1)).map((record) => structuredClone(record))
  }

  async commit({ audit = [], ...change }: RecordChange): Promise<void> {
    this.apply(change)
    this.#audit.add(audit)
  }

  /** The part of a commit that a hall's log shares. */
  apply({ put = [], remove = [] }: Pick<RecordChange, 'put' | 'remove'>): void {
    for (const record of put) this.#records.set(nameOf(record), structuredClone(record))
    for (const record of remove) this.#records.delete(nameOf(record))
  }

  async audit(after: number, limit: number): Promise<readonly AuditEntry[]> {
    return this.#audit.read(after, limit)
  }

  async auditHead(): Promise<AuditHead> {
    const { number, hash } = this.#audit.head
    return { number, hash }
  }
}
