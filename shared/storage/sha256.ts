/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const K = new Int32Array(64)
/** The same of their square roots, of the first eight (5.3.3). */
const START = new Int32Array(8)

const fraction = (value: number): number => ((value - Math.floor(value)) * 2 ** 32) | 0
for (let candidate = 2, found = 0; found < 64; candidate++) {
  let isPrime = true
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) isPrime = false
  if (!isPrime) continue
  if (found < 8) START[found] = fraction(Math.sqrt(candidate))
  K[found++] = fraction(Math.cbrt(candidate))
}

const turned = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits))

/**
 * SHA-256 as hex. A hall on a plain address has no `crypto.subtle` (it is no secure context), and its content must be
 * verified all the same; 1 MB takes some tens of ms.
 */
export function sha256(bytes: Uint8Array): string {
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, bytes.length << 3)
  const state = START.slice()
  const words = new Int32Array(64)
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4)
    digestBlock(state, words)
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** One round of 64 steps over a block (6.2.2). */
function digestBlock(state: Int32Array, w: Int32Array): void {
  for (let i = 16; i < 64; i++) {
    const [two, fifteen] = [w[i - 2]!, w[i - 15]!]
    const small0 = turned(fifteen, 7) ^ turned(fifteen, 18) ^ (fifteen >>> 3)
    const small1 = turned(two, 17) ^ turned(two, 19) ^ (two >>> 10)
    w[i] = (w[i - 16]! + small0 + w[i - 7]! + small1) | 0
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const one = (h + big1 + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0
    const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const two = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = state[i]! + word))
}
