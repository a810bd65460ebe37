/** Where a hall takes its names for new things from. */
export interface Random {
  /** A fresh UUIDv7. */
  id(): string
  /** Twelve characters without `:`; names a log, so that a restored one is not taken for its continuation. */
  epoch(): string
}

const EPOCH_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const EPOCH_LENGTH = 12

/** A UUIDv7 (RFC 9562): 48 bits of time, then what is random. Takes the 16 random bytes and writes into them. */
export function uuidV7(millis: number, bytes: Uint8Array<ArrayBuffer>): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16)
  view.setUint16(0, Math.floor(millis / 2 ** 32))
  view.setUint32(2, millis % 2 ** 32)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Randomness of the platform's `crypto`, which every secure and insecure context has. */
export function systemRandom(now: () => number): Random {
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
  return {
    id: () => uuidV7(now(), random(16)),
    epoch: () => Array.from(random(EPOCH_LENGTH), (byte) => EPOCH_LETTERS[byte % EPOCH_LETTERS.length]).join(''),
  }
}
