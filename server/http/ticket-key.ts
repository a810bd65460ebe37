import type { TicketId } from '#shared/domain/queue/ids.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import type { KeyCheck } from './authorize.ts'
import { sha256 } from './once.ts'

/** 128 bits: nobody guesses another customer's ticket. */
const KEY_BYTES = 16

/** A new key for a ticket, 22 characters that a QR code and an address carry as they are. */
export function newTicketKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** What the hall keeps of a key. */
export function hashOfKey(key: string): Promise<string> {
  return sha256(new TextEncoder().encode(key))
}

/** Holds a key against the ticket it is said to open. Hashes are compared, so the time taken tells nothing of the key. */
export async function checkKey(hall: HallPort, ticket: TicketId, key: string | null): Promise<KeyCheck> {
  if (key === null) return { kind: 'none' }
  const expected = await hall.keyHash(ticket)
  return expected !== null && expected === (await hashOfKey(key)) ? { kind: 'right', ticket } : { kind: 'wrong' }
}
