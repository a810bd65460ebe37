import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Seal } from '#server/store/audit.ts'

/** File beside the database that holds the key of the chain of acts, hex. Keep a copy where the server cannot write. */
export const AUDIT_KEY = 'audit.key'

/** A seal under a key. */
export function hmacSeal(key: Uint8Array): Seal {
  return (text) => createHmac('sha256', key).update(text).digest('hex')
}

/** A key as it stands in its file. */
const KEY = /^[0-9a-f]{64}$/

/**
 * The seal of a data folder; its key is made at the first start, for the server's eyes only.
 * @throws {Error} when the file holds no key: acts under half of one would be sealed for nobody
 */
export function sealOf(file: string): Seal {
  if (!existsSync(file)) {
    // Whole or not at all: a disk that fills up in between must not leave half a key.
    writeFileSync(`${file}.new`, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  const key = readFileSync(file, 'utf8').trim()
  if (!KEY.test(key)) throw new Error(`${file} holds no key`)
  return hmacSeal(Buffer.from(key, 'hex'))
}
