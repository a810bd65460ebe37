import type { PasswordHasher } from './password-hasher.ts'
import { newSecret } from './secrets.ts'

/** OWASP's least for PBKDF2 with SHA-256. */
const ROUNDS = 600_000
const SALT_BYTES = 16

const encoder = new TextEncoder()

async function derive(password: string, salt: string, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encoder.encode(password), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: encoder.encode(salt), iterations }
  return Array.from(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/** PBKDF2 by the platform's own crypto, where there is no scrypt: for a hall in a browser tab, and for tests. */
export function webHasher(rounds = ROUNDS): PasswordHasher {
  return {
    atOnce: 1,
    async hash(password) {
      const salt = newSecret(SALT_BYTES)
      return `pbkdf2$${rounds}$${salt}$${await derive(password, salt, rounds)}`
    },
    async check(password, kept) {
      const [, count = String(rounds), salt = newSecret(SALT_BYTES), hash] = kept?.split('$') ?? []
      // Two hashes are compared: how long that takes tells nothing of the password.
      return (await derive(password, salt, Number(count))) === hash
    },
  }
}
