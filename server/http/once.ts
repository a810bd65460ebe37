import type { Ask } from '#server/hall/hall-port.ts'
import { sha256 } from '#server/people/secrets.ts'
import { type Principal, principalName } from './principal.ts'
import { Problem } from './problem.ts'

const VISIBLE = /^[\x21-\x7e]{1,255}$/

/** A body up to this size is kept as it is: shorter than two hashes, and a clerk's click waits for no hash in another thread. */
const KEPT_BYTES = 128

/** Tells one body from another: a short one by itself, a long one by its hash. */
async function fingerprintOf(body: Uint8Array<ArrayBuffer>): Promise<string> {
  if (body.length > KEPT_BYTES) return `sha256:${await sha256(body)}`
  return `body:${String.fromCharCode(...body)}`
}

/** What the hall must know to do a request once, however often it is sent; undefined without an `Idempotency-Key`. */
export async function onceOf(
  request: Request,
  principal: Principal,
  body: Uint8Array<ArrayBuffer>,
): Promise<Ask['once']> {
  const key = request.headers.get('idempotency-key')
  if (key === null) return undefined
  if (!VISIBLE.test(key)) throw new Problem('bad-key', { field: 'Idempotency-Key' })
  const scope = `${principalName(principal)} ${request.method} ${new URL(request.url).pathname}`
  return { scope, key, fingerprint: await fingerprintOf(body) }
}
