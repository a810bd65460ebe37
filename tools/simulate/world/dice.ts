/** Chance, the same again for the same seed (sfc32). Each part of the world draws from dice of its own, so that one more throw here changes nothing there. */
export class Dice {
  #a: number
  #b: number
  #c: number
  #count = 1

  constructor(seed: number, name: string) {
    let hash = 2_166_136_261
    for (const letter of `${seed} ${name}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619)
    this.#a = hash | 0
    this.#b = seed | 0
    this.#c = (hash ^ 0x9e_37_79_b9) | 0
    for (let turn = 0; turn < 12; turn++) this.next()
  }

  /** 0 ≤ x < 1 */
  next(): number {
    const sum = (this.#a + this.#b + this.#count++) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low)
  }

  /** 0 … count − 1 */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!
  }

  bytes(count: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length: count }, () => this.below(256))
  }
}
