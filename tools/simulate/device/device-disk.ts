import type { DeviceStorage, StoredHall } from '#shared/storage/device-storage.ts'
import type { OutboxRow, OutboxStorage, RefusedRow } from '#shared/storage/outbox-storage.ts'
import type { Dice } from '../world/dice.ts'
import type { Process } from '../world/process.ts'

/** The last picture of the hall on one device: saved without haste, so a crash may bring back an older one. */
export class PictureDisk {
  readonly #dice: Dice
  #written: StoredHall | null = null
  #kept: StoredHall | null = null

  constructor(dice: Dice) {
    this.#dice = dice
  }

  open(process: Process): DeviceStorage {
    return {
      hall: async () => {
        await process.pass(this.#dice.between(0.5, 40))
        return this.#written
      },
      saveHall: async (_hall, stored) => {
        await process.pass(this.#dice.between(0.5, 5))
        this.#written = stored
        void process.after(this.#dice.between(10, 3_000), () => (this.#kept = stored))
      },
    }
  }

  crash(): void {
    this.#written = this.#kept
  }
}

/** What lies in a device's outbox. */
export interface Shelf {
  readonly waiting: readonly OutboxRow[]
  readonly refused: readonly RefusedRow[]
  readonly notes: Readonly<Record<string, unknown>>
}

/** Told of rows as they leave. */
export interface ShelfWitness {
  /** `ahead`: what was given before it in its channel and still waits. */
  forgotten(row: OutboxRow, ahead: readonly OutboxRow[]): void
  setAside(row: RefusedRow, ahead: readonly OutboxRow[]): void
}

/** Where a write stands: a page may die at each of these. */
export const WRITE_BOUNDARIES = ['unwritten', 'written'] as const

/** A page that is to die when its outbox comes to that boundary of that write, counted from the seed's beginning. */
export interface PageTrap {
  readonly write: number
  readonly boundary: (typeof WRITE_BOUNDARIES)[number]
}

/** The disk below a device's outbox: every write is all or nothing, takes time, and a page may die before or behind it. */
export class OutboxDisk {
  isFull = false
  shelf: Shelf = { waiting: [], refused: [], notes: {} }
  traps: readonly PageTrap[] = []
  /** The page that writes here dies. */
  kill: () => void = () => {}
  #writes = 0
  readonly #dice: Dice
  readonly #witness: ShelfWitness

  constructor(dice: Dice, witness: ShelfWitness) {
    this.#dice = dice
    this.#witness = witness
  }

  open(process: Process): OutboxStorage {
    const write = async (change: (shelf: Shelf) => Shelf): Promise<void> => {
      const write = ++this.#writes
      await process.pass(this.#dice.between(0.2, 4))
      this.#reached(write, 'unwritten')
      await process.pass(0)
      if (this.isFull) throw new DOMException('no room on the simulated device', 'QuotaExceededError')
      this.shelf = change(this.shelf)
      this.#reached(write, 'written')
      await process.pass(this.#dice.between(0.2, 4))
    }
    const look = async <T>(found: (shelf: Shelf) => T): Promise<T> => {
      await process.pass(this.#dice.between(0.1, 2))
      return found(this.shelf)
    }
    return {
      put: (row) =>
        write((shelf) =>
          shelf.waiting.some(({ id }) => id === row.id) ? shelf : { ...shelf, waiting: [...shelf.waiting, row] },
        ),
      replace: (row, note) =>
        write((shelf) => {
          if (note) {
            const notes = { ...shelf.notes, [note.name]: note.value }
            return { ...shelf, waiting: [...without(shelf, row.id).waiting, row], notes }
          }
          const known = shelf.waiting.some(({ id }) => id === row.id)
          const waiting = known ? shelf.waiting.map((one) => (one.id === row.id ? row : one)) : [...shelf.waiting, row]
          return { ...shelf, waiting }
        }),
      note: (name) => look(({ notes }) => notes[name]),
      waiting: (channel) => look(({ waiting }) => waiting.filter((row) => row.channel === channel)),
      remove: (id) =>
        write((shelf) => {
          for (const row of shelf.waiting) if (row.id === id) this.#witness.forgotten(row, aheadOf(shelf, row))
          return without(shelf, id)
        }),
      refuse: (row) =>
        write((shelf) => {
          this.#witness.setAside(row, aheadOf(shelf, row))
          const others = shelf.refused.filter(({ id }) => id !== row.id)
          return { ...without(shelf, row.id), refused: [...others, row] }
        }),
      refused: () => look(({ refused }) => refused),
    }
  }

  #reached(write: number, boundary: PageTrap['boundary']): void {
    if (this.traps.some((trap) => trap.write === write && trap.boundary === boundary)) this.kill()
  }
}

function aheadOf({ waiting }: Shelf, { id, channel }: OutboxRow): readonly OutboxRow[] {
  const place = waiting.findIndex((row) => row.id === id)
  return place < 0 ? [] : waiting.slice(0, place).filter((row) => row.channel === channel)
}

function without(shelf: Shelf, id: string): Shelf {
  return { ...shelf, waiting: shelf.waiting.filter((row) => row.id !== id) }
}
