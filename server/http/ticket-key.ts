import type { TicketId } from '#shared/domain/queue/ids.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import { hashOfSecret, newSecret } from '#server/people/secrets.ts'
import type { KeyCheck } from './authorize.ts'

/** 128 bits: nobody guesses another customer's ticket. */
const KEY_BYTES = 16

/** A new key for a ticket, 22 characters that a QR code and an address carry as they are. */
export function newTicketKey(): string {
  return newSecret(KEY_BYTES)
}

/** Hex digits of a rating key: 128 bits as well. */
const RATING_KEY_LENGTH = 32

/**
 * The key a pad may show whoever stands before it: it opens the rating of that ticket's service and the sight of the
 * ticket, and nothing else. Made from what is kept of the ticket's own key, so that nothing more has to be kept.
 */
function ratingKey(ticket: TicketId, keyHash: string): Promise<string> {
  return hashOfSecret(`rating ${ticket} ${keyHash}`).then((hash) => hash.slice(0, RATING_KEY_LENGTH))
}

/** The same; null for a ticket that never had a key. */
export async function ratingKeyOf(hall: HallPort, ticket: TicketId): Promise<string | null> {
  const keyHash = await hall.keyHash(ticket)
  return keyHash === null ? null : ratingKey(ticket, keyHash)
}

/** Holds a key against the ticket it is said to open. Hashes are compared, so the time taken tells nothing of the key. */
export async function checkKey(hall: HallPort, ticket: TicketId, key: string | null): Promise<KeyCheck> {
  if (key === null) return { kind: 'none' }
  const expected = await hall.keyHash(ticket)
  if (expected === null) return { kind: 'wrong' }
  const given = await hashOfSecret(key)
  if (given === expected) return { kind: 'right', ticket }
  const rates = given === (await hashOfSecret(await ratingKey(ticket, expected)))
  return rates ? { kind: 'rates', ticket } : { kind: 'wrong' }
}
