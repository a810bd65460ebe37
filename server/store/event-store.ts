import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import type { HallId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { AuditAct } from './audit.ts'
import type { RecordChange } from './record-store.ts'

/** An event as the log keeps it: a fact in its place, with its own UUIDv7. */
export type StoredEvent = LoggedHallFact & { readonly id: string }

/** The first answer to a POST that carried an `Idempotency-Key`, given again for 24 h. */
export interface StoredAnswer {
  /** Principal, method and path: a key means something only there. */
  readonly scope: string
  readonly key: string
  /** Of the request body; another body under the same key is refused. */
  readonly fingerprint: string
  readonly status: number
  readonly body: unknown
  readonly at: Instant
}

/** SHA-256 (hex) of the key that opens a ticket on a phone. Outside the log: it is nobody's fact. */
export interface TicketSecret {
  readonly ticketId: TicketId
  readonly keyHash: string
}

/** Words of a person, outside the log so that they can be erased: a comment beside a rating, a note beside that. */
export interface StoredText {
  readonly id: string
  readonly kind: 'comment' | 'note'
  readonly text: string
  readonly at: Instant
}

/** Everything one commit makes durable: all of it or none. */
export interface Batch {
  readonly events: readonly StoredEvent[]
  readonly answers: readonly StoredAnswer[]
  readonly secrets: readonly TicketSecret[]
  /** Words that stand under an id already stay as they are. */
  readonly texts?: readonly StoredText[]
  /** Privileged acts behind the events, for the server's chain. */
  readonly audit?: readonly AuditAct[]
  /** What the events make of the server's devices: on record together, or not at all. */
  readonly records?: Pick<RecordChange, 'put' | 'remove'>
}

/** The stored fold of the log up to `sequence`, so that a start need not replay a year. */
export interface StoredFold {
  readonly sequence: number
  /** Shape of the fold; another version is ignored and the log is replayed. */
  readonly version: number
  readonly fold: unknown
}

export interface StoredLog {
  readonly epoch: string
  /** Of the last event; 0 when there is none. */
  readonly sequence: number
  readonly fold: StoredFold | null
}

/**
 * Keeper of the halls' logs: append-only, gapless, durable once `append` has resolved.
 * One contract suite (`tests/server/store/contract.ts`) runs against every implementation.
 */
export interface EventStore {
  /** Opens a hall's log; a new one gets the epoch offered. */
  open(hall: HallId, newEpoch: string): Promise<StoredLog>
  /**
   * Makes a batch durable. An answer under a key that already has one replaces it: the caller asks first.
   * @throws {SequenceTaken} when its first event does not follow the last one: somebody else wrote
   * @throws {StoreFull} when the disk has no room; nothing was written
   */
  append(hall: HallId, batch: Batch): Promise<void>
  /** Events after that sequence, in order, at most `limit`. */
  read(hall: HallId, after: number, limit: number): Promise<readonly StoredEvent[]>
  /** The latest events about one subject, in order, at most `limit`: what became of a ticket that has left the fold. */
  bySubject(hall: HallId, subject: string, limit: number): Promise<readonly StoredEvent[]>
  saveFold(hall: HallId, fold: StoredFold): Promise<void>
  answer(hall: HallId, scope: string, key: string): Promise<StoredAnswer | null>
  /** Forgets answers older than that. */
  forgetAnswers(hall: HallId, before: Instant): Promise<void>
  keyHash(hall: HallId, ticket: TicketId): Promise<string | null>
  /** Texts by id; those that were erased or never were are left out. */
  texts(hall: HallId, ids: readonly string[]): Promise<readonly StoredText[]>
  /** A person's words are taken back; the rating stays. */
  eraseText(hall: HallId, id: string): Promise<void>
  close(): Promise<void>
}

export class SequenceTaken extends Error {
  override readonly name = 'SequenceTaken'
}

export class StoreFull extends Error {
  override readonly name = 'StoreFull'
}
