import type { AuditAct, AuditEntry, AuditHead } from './audit.ts'

/** Kinds of what the server knows besides its halls' logs. Small things, thousands at most, read whole at a start. */
export type RecordKind = 'person' | 'session' | 'token' | 'device' | 'quarantine'

/** One of them as it is kept: its shape belongs to whoever keeps it. */
export interface StoredRecord {
  readonly kind: RecordKind
  readonly id: string
  readonly value: unknown
}

/** Everything one commit changes, with the acts that stand behind it: all of it or none. */
export interface RecordChange {
  readonly put?: readonly StoredRecord[]
  readonly remove?: readonly Pick<StoredRecord, 'kind' | 'id'>[]
  readonly audit?: readonly AuditAct[]
}

/**
 * Keeper of people, devices and their secrets' hashes, and of the chain of acts. Durable once `commit` has resolved.
 * One contract suite (`tests/server/store/record-contract.ts`) runs against every implementation.
 */
export interface RecordStore {
  /** All records of a kind, by id in order. */
  all(kind: RecordKind): Promise<readonly StoredRecord[]>
  /** @throws {StoreFull} when the disk has no room; nothing was written */
  commit(change: RecordChange): Promise<void>
  /** Entries of the chain after that number, in order, at most `limit`. */
  audit(after: number, limit: number): Promise<readonly AuditEntry[]>
  auditHead(): Promise<AuditHead>
}
