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

/** Bytes drawn at once: a draw costs more than the bytes (measured: 72 µs in a call that names three things). */
const DRAW = 4_096

/** Randomness of the platform's `crypto`, which every secure and insecure context has. */
export function systemRandom(now: () => number): Random {
  let drawn = new Uint8Array(0)
  const random = (count: number): Uint8Array<ArrayBuffer> => {
    if (drawn.length < count) drawn = crypto.getRandomValues(new Uint8Array(DRAW))
    const taken = drawn.subarray(0, count)
    drawn = drawn.subarray(count)
    return taken
  }
  return {
    id: () => uuidV7(now(), random(16)),
    epoch: () => Array.from(random(EPOCH_LENGTH), (byte) => EPOCH_LETTERS[byte % EPOCH_LETTERS.length]).join(''),
  }
}
