import { uuidV7 } from '#shared/domain/time/uuid-v7.ts'

/** Where a hall takes its names for new things from. */
export interface Random {
  /** A fresh UUIDv7. */
  id(): string
  /** Twelve characters without `:`; names a log, so that a restored one is not taken for its continuation. */
  epoch(): string
}

const EPOCH_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const EPOCH_LENGTH = 12

/** Randomness of the platform's `crypto`, which every secure and insecure context has. */
export function systemRandom(now: () => number): Random {
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
  return {
    id: () => uuidV7(now(), random(16)),
    epoch: () => Array.from(random(EPOCH_LENGTH), (byte) => EPOCH_LETTERS[byte % EPOCH_LETTERS.length]).join(''),
  }
}
