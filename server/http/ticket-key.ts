import type { TicketId } from '#shared/domain/queue/ids.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import { hashOfSecret, newSecret } from '#server/people/secrets.ts'
import type { KeyCheck } from './authorize.ts'
import type { KeyKind } from './rights.ts'

/** 128 bits: nobody guesses another customer's ticket. */
const KEY_BYTES = 16

/** Hex digits of a lesser key: 128 bits as well. */
const LESSER_KEY_LENGTH = 32

type LesserKey = Exclude<KeyKind, 'own'>

/**
 * A key that opens less than the ticket's own. Made from what is kept of that one, so that nothing more has to be kept; nobody
 * finds the own key or the other lesser one by it.
 */
async function lesserKey(kind: LesserKey, ticket: TicketId, keyHash: string): Promise<string> {
  return (await hashOfSecret(`${kind} ${ticket} ${keyHash}`)).slice(0, LESSER_KEY_LENGTH)
}

/** The key a pad may show whoever stands before it; null for a ticket that never had a key. */
export async function ratingKeyOf(hall: HallPort, ticket: TicketId): Promise<string | null> {
  const keyHash = await hall.keyHash(ticket)
  return keyHash === null ? null : lesserKey('rating', ticket, keyHash)
}

/**
 * What a new ticket is opened by, and what is kept of it. Whoever is signed in is never told the own key: it would rate
 * their service as its customer. Theirs follows the ticket; its customer rates at the pad.
 */
export async function keyOfNew(
  ticket: TicketId,
  isForStaff: boolean,
): Promise<{ readonly key: string; readonly keyHash: string }> {
  const own = newSecret(KEY_BYTES)
  const keyHash = await hashOfSecret(own)
  return { key: isForStaff ? await lesserKey('following', ticket, keyHash) : own, keyHash }
}

/** Holds a key against the ticket it is said to open. Hashes are compared, so the time taken tells nothing of the key. */
export async function checkKey(hall: HallPort, ticket: TicketId, key: string | null): Promise<KeyCheck> {
  if (key === null) return { kind: 'none' }
  const expected = await hall.keyHash(ticket)
  if (expected === null) return { kind: 'wrong' }
  const given = await hashOfSecret(key)
  if (given === expected) return { kind: 'own', ticket }
  for (const kind of ['rating', 'following'] as const)
    if (given === (await hashOfSecret(await lesserKey(kind, ticket, expected)))) return { kind, ticket }
  return { kind: 'wrong' }
}
