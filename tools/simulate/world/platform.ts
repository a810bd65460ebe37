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

/**
 * Puts this process's `crypto` under the dice: the only randomness and the only other thread that product code reaches
 * past what is handed to it. Gives back what was there.
 */
export function ruleChance(dice: () => Dice): () => void {
  const { getRandomValues, subtle } = globalThis.crypto
  const { digest } = subtle
  const seeded = (array: Uint8Array): Uint8Array => {
    array.set(dice().bytes(array.length))
    return array
  }
  const atOnce = async (_name: string, data: Uint8Array): Promise<ArrayBuffer> =>
    Uint8Array.from(createHash('sha256').update(data).digest()).buffer
  Object.assign(globalThis.crypto, { getRandomValues: seeded })
  Object.assign(subtle, { digest: atOnce })
  return () => {
    Object.assign(globalThis.crypto, { getRandomValues: getRandomValues.bind(globalThis.crypto) })
    Object.assign(subtle, { digest: digest.bind(subtle) })
  }
}
