import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Seal } from '#server/store/audit.ts'

/** File beside the database that holds the key of the chain of acts, hex. Keep a copy where the server cannot write. */
export const AUDIT_KEY = 'audit.key'

/** A seal under a key. */
export function hmacSeal(key: Uint8Array): Seal {
  return (text) => createHmac('sha256', key).update(text).digest('hex')
}

/** The seal of a data folder; its key is made at the first start, for the server's eyes only. */
export function sealOf(file: string): Seal {
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  return hmacSeal(Buffer.from(readFileSync(file, 'utf8').trim(), 'hex'))
}
