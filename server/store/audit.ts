import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'

/** A privileged act, as whoever did it states it: kept for ever, beside what it changed, in the same commit. */
export interface AuditAct {
  readonly at: Instant
  /** Null: an act on the whole server. */
  readonly hall: HallId | null
  /** Who: `person:…`, `token:…`, `device:…`, `demo`, `setup`. */
  readonly actor: string
  /** What was done, in kebab case: `person-created`, `device-revoked`. */
  readonly act: string
  /** To whom or what: `people/…`, `devices/…`. */
  readonly subject: string
  /** What else must be known. Never a password, a secret or a customer's words. */
  readonly data: unknown
}

/** An act in its place in the chain. */
export interface AuditEntry extends AuditAct {
  /** From 1, without gaps, over all halls of the server. */
  readonly number: number
  /** Hash of the entry before; 64 zeros before the first. */
  readonly previous: string
  readonly hash: string
}

/** Where a chain ends. */
export type AuditHead = Pick<AuditEntry, 'number' | 'hash'>

export const FIRST_HEAD: AuditHead = { number: 0, hash: '0'.repeat(64) }

/**
 * HMAC-SHA256 (hex) under a key that lies outside the database: who can write there still cannot make a chain that holds.
 * In a browser tab, where nobody is to be held to account, any hash will do.
 */
export type Seal = (text: string) => string

/** What an entry's hash stands for: everything in it, in one order, with the hash before. */
function sealedText({ number, at, hall, actor, act, subject, data, previous }: Omit<AuditEntry, 'hash'>): string {
  return JSON.stringify([number, at, hall, actor, act, subject, JSON.stringify(data), previous])
}

/** The act as the next entry of the chain. */
export function nextEntry({ number, hash }: AuditHead, act: AuditAct, seal: Seal): AuditEntry {
  const entry = { ...act, number: number + 1, previous: hash }
  return { ...entry, hash: seal(sealedText(entry)) }
}

/** What is wrong with a chain, and with which entry. */
export interface AuditFault {
  readonly number: number
  readonly kind: 'missing' | 'changed' | 'out-of-order' | 'cut-off'
}

/**
 * Walks the entries, oldest first, and says where the chain breaks; null when it holds. `head` is one that was written
 * down elsewhere: an end that was cut off shows against it. What came after the last such head can be cut off unseen.
 */
export function findFault(entries: Iterable<AuditEntry>, seal: Seal, heads: readonly AuditHead[]): AuditFault | null {
  const expected = new Map(heads.map(({ number, hash }) => [number, hash]))
  let last = FIRST_HEAD
  for (const entry of entries) {
    if (entry.number !== last.number + 1)
      return { number: last.number + 1, kind: entry.number > last.number ? 'missing' : 'out-of-order' }
    const wanted = expected.get(entry.number)
    const isWhole = entry.previous === last.hash && entry.hash === seal(sealedText(entry))
    if (!isWhole || (wanted !== undefined && wanted !== entry.hash)) return { number: entry.number, kind: 'changed' }
    last = entry
  }
  const furthest = Math.max(0, ...expected.keys())
  return furthest > last.number ? { number: last.number + 1, kind: 'cut-off' } : null
}
