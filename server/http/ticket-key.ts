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

/** Holds a key against the ticket it is said to open. Hashes are compared, so the time taken tells nothing of the key. */
export async function checkKey(hall: HallPort, ticket: TicketId, key: string | null): Promise<KeyCheck> {
  if (key === null) return { kind: 'none' }
  const expected = await hall.keyHash(ticket)
  return expected !== null && expected === (await hashOfSecret(key)) ? { kind: 'right', ticket } : { kind: 'wrong' }
}
