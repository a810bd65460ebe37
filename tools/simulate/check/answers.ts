import type { World } from '../world/world.ts'
import type { Ledger } from './ledger.ts'

interface Told {
  readonly id?: string
  readonly number?: string | null
  readonly epoch?: string
  readonly sequence?: number
}

/** Listens at the hall's door: what it answers it has told somebody, and must stand by. */
export class Answers {
  readonly #world: World
  readonly #ledger: Ledger
  readonly #first = new Map<string, string>()
  readonly #refused = new Set<string>()

  constructor(world: World, ledger: Ledger) {
    this.#world = world
    this.#ledger = ledger
  }

  /** The hall itself has refused that key for good. */
  refused(key: string): boolean {
    return this.#refused.has(key)
  }

  /** A backup was restored: what was answered after it was taken is forgotten with everything else. */
  restored(): void {
    this.#first.clear()
  }

  readonly heard = (key: string | null, path: string, status: number, text: string): void => {
    if (key === null) return
    if (status === 422 && text.includes('"key-reused"'))
      this.#world.broken('key-taken', `${path} ${key} is called taken, and was used for nothing else there`)
    if (status >= 400 && status < 500 && status !== 401 && status !== 429) this.#refused.add(key)
    // Who has a zone is said as it stands at that moment, and kept nowhere.
    if (status < 200 || status >= 300 || path.endsWith('/lease')) return
    // A key means something only at its address.
    const place = `${path} ${key}`
    const first = this.#first.get(place)
    // A rating is the same by its own id, whenever it is received.
    const isRating = /\/evaluations?$/.test(path)
    const told = isRating ? text.replace(/,"receivedAt":"[^"]*"/, '') : text
    if (first !== undefined) {
      this.#world.count('repeated')
      if (first !== told) this.#world.broken('answered-otherwise', `${place}: ${first} and then ${told}`)
      return
    }
    this.#first.set(place, told)
    if (text !== '') this.#holds(path, JSON.parse(text) as Told)
  }

  #holds(path: string, told: Told): void {
    if (path.endsWith('/tickets')) {
      const number = this.#ledger.ticket(told.id ?? '')
      if (number === undefined || (told.number ?? null) !== number)
        this.#world.broken('told-too-early', `ticket ${told.id} was given as ${told.number}; the log says ${number}`)
    } else if (/\/evaluations?$/.test(path)) {
      if (!this.#ledger.everRated.has(told.id ?? ''))
        this.#world.broken('told-too-early', `rating ${told.id} was taken; it is in no log`)
    } else if (told.epoch === this.#ledger.epoch && (told.sequence ?? 0) > this.#ledger.length)
      this.#world.broken('told-too-early', `${path} told of ${told.sequence}; the log ends at ${this.#ledger.length}`)
  }
}
