import { createHash } from 'node:crypto'
import type { Dice } from './dice.ts'

/** Where an error came from is told only to whoever reads the story: thousands are made in a seed, each abort one. Gives back what was there. */
export function traceStacks(are: boolean): () => void {
  const { stackTraceLimit } = Error
  if (!are) Error.stackTraceLimit = 0
  return () => {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** A key of the simulated platform: the public and the private one are the same bytes. */
interface Key {
  readonly point: Buffer
}

const hashed = (algorithm: string, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const hash = createHash(algorithm)
  for (const part of parts) hash.update(part)
  return Uint8Array.from(hash.digest())
}

/**
 * Signatures that are made at once and come out the same for the same seed; real ones are random and come from another
 * thread. They hold for what was signed under that key and for nothing else, which is all that anybody here relies on.
 */
function signatures(dice: () => Dice) {
  const stamp = ({ point }: Key, data: Uint8Array): Uint8Array<ArrayBuffer> => hashed('sha512', point, data)
  return {
    generateKey: async (): Promise<{ privateKey: Key; publicKey: Key }> => {
      const key = { point: Buffer.from([4, ...dice().bytes(64)]) }
      return { privateKey: key, publicKey: key }
    },
    exportKey: async (_format: string, { point }: Key): Promise<ArrayBuffer> => Uint8Array.from(point).buffer,
    importKey: async (_format: string, point: Uint8Array): Promise<Key> => ({ point: Buffer.from(point) }),
    sign: async (_how: unknown, key: Key, data: Uint8Array): Promise<ArrayBuffer> => stamp(key, data).buffer,
    verify: async (_how: unknown, key: Key, signature: Uint8Array, data: Uint8Array): Promise<boolean> =>
      Buffer.compare(stamp(key, data), signature) === 0,
  }
}

/**
 * Puts this process's `crypto` under the dice: the only randomness and the only other thread that product code reaches
 * past what is handed to it. Gives back what was there.
 */
export function ruleChance(dice: () => Dice): () => void {
  const { getRandomValues, subtle } = globalThis.crypto
  const { digest, generateKey, exportKey, importKey, sign, verify } = subtle
  const seeded = (array: Uint8Array): Uint8Array => {
    array.set(dice().bytes(array.length))
    return array
  }
  const atOnce = async (_name: string, data: Uint8Array): Promise<ArrayBuffer> => hashed('sha256', data).buffer
  Object.assign(globalThis.crypto, { getRandomValues: seeded })
  Object.assign(subtle, { digest: atOnce, ...signatures(dice) })
  return () => {
    Object.assign(globalThis.crypto, { getRandomValues: getRandomValues.bind(globalThis.crypto) })
    const honest = { digest, generateKey, exportKey, importKey, sign, verify }
    for (const [name, method] of Object.entries(honest)) Object.assign(subtle, { [name]: method.bind(subtle) })
  }
}
