import type { Dice } from '../world/dice.ts'

/** What ended a server: a kill takes the program, a power cut also what the disk had not yet written through. */
export type Ending = 'kill' | 'power-cut'

/** A record as it lies on the disk: its length first, so that half a record is known for what it is. */
const framed = (json: string): string => `${json.length}:${json}`

/** What a framed record says; null for a torn one. */
function unframed(bytes: string): string | null {
  const colon = bytes.indexOf(':')
  const json = bytes.slice(colon + 1)
  return colon > 0 && json.length === Number(bytes.slice(0, colon)) ? json : null
}

/** What the records say, up to the first torn one. */
function wholeOf(records: readonly string[]): readonly string[] {
  const whole: string[] = []
  for (const bytes of records) {
    const json = unframed(bytes)
    if (json === null) break
    whole.push(json)
  }
  return whole
}

/**
 * The disk of the hall server: one append-only file with a boundary that fsync moves. Before the boundary is what
 * survives a power cut; behind it lies what only survives as long as the machine has power.
 */
export class Disk {
  /** No room for another record. */
  isFull = false
  /** Where a commit fails: before anything is written, or when it is to be written through; null: nowhere. */
  fails: 'write' | 'sync' | null = null
  /** A server has the data folder open. */
  owner: object | null = null
  readonly #dice: Dice
  #records: string[] = []
  #synced = 0
  /** Place of a record whose commit has failed. */
  #void: number | null = null

  constructor(dice: Dice) {
    this.#dice = dice
  }

  /** Writes a whole record, or only its first half, behind the boundary. Gives its place. */
  write(json: string, part: 'whole' | 'half'): number {
    if (this.#void !== null) this.#records.length = Math.min(this.#records.length, this.#void)
    this.#void = null
    const bytes = framed(json)
    return this.#records.push(part === 'whole' ? bytes : bytes.slice(0, bytes.length >> 1)) - 1
  }

  /** A commit has failed: its record counts for nothing now. It still lies there until another is written over it. */
  takeBack(place: number): void {
    this.#void = place
  }

  complete(place: number, json: string): void {
    this.#records[Math.min(place, this.#records.length)] = framed(json)
  }

  /** Everything written up to now is on the plates. */
  sync(): void {
    this.#synced = this.#void ?? this.#records.length
  }

  crash(ending: Ending): void {
    if (ending === 'kill') return
    const survive = this.#dice.below(this.#records.length - this.#synced + 1)
    this.#records = this.#records.slice(0, this.#synced + survive)
    const last = this.#records[this.#synced + survive - 1]
    // The last of what survived by luck may have survived in part.
    if (survive > 0 && last && this.#dice.chance(0.5)) this.#records.splice(-1, 1, last.slice(0, last.length >> 1))
    this.#synced = this.#records.length
  }

  /** Every whole record, oldest first; a torn one, and whatever stands behind it, is cut off for good. */
  recover(): readonly string[] {
    this.#void = null
    const whole = wholeOf(this.#records)
    this.#records.length = whole.length
    this.#synced = Math.min(this.#synced, whole.length)
    return whole
  }

  /** What a backup taken now would hold. */
  backup(): readonly string[] {
    return wholeOf(this.#records.slice(0, this.#synced))
  }

  restore(records: readonly string[]): void {
    this.#records = records.map(framed)
    this.#void = null
    this.#synced = records.length
  }
}
