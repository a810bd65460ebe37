import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import type { PasswordHasher } from '#server/people/password-hasher.ts'

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt)

/** OWASP's first choice for scrypt: 128 MiB and about half a second for each guess. */
const COST = 2 ** 17
const BLOCK = 8
const LANES = 1
/** Node has four threads for this, and pages are read by them too; and three guesses take 384 MiB. */
const AT_ONCE = 3
const SALT_BYTES = 16
const HASH_BYTES = 32

const make = (password: string, salt: Buffer, cost: number): Promise<Buffer> =>
  derive(password, salt, HASH_BYTES, { N: cost, r: BLOCK, p: LANES, maxmem: 2 * 128 * cost * BLOCK })

/** scrypt in Node's own threads; one core is always left to the calls. A lower `cost` (a power of two) is for tests. */
export function scryptHasher(cost = COST): PasswordHasher {
  return {
    atOnce: Math.min(AT_ONCE, Math.max(1, availableParallelism() - 1)),
    async hash(password) {
      const salt = randomBytes(SALT_BYTES)
      return `scrypt$${cost}$${salt.toString('base64url')}$${(await make(password, salt, cost)).toString('base64url')}`
    },
    async check(password, kept) {
      const [, keptCost, salt, hash] = kept?.split('$') ?? []
      const given = await make(
        password,
        salt ? Buffer.from(salt, 'base64url') : randomBytes(SALT_BYTES),
        Number(keptCost ?? cost),
      )
      return hash !== undefined && timingSafeEqual(given, Buffer.from(hash, 'base64url'))
    },
  }
}
