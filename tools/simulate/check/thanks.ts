import type { OutboxRow, RefusedRow } from '#shared/storage/outbox-storage.ts'
import type { OutboxDisk, ShelfWitness } from '../device/device-disk.ts'
import type { World } from '../world/world.ts'
import type { Answers } from './answers.ts'
import type { Ledger } from './ledger.ts'

/** What somebody was thanked for, and where it must be found. */
interface Given {
  readonly disk: OutboxDisk
  /** Names it in the hall's log. */
  readonly appointmentAt: string
}

/** Watches over what people gave: thanked is kept, kept is sent, and only what the hall has is forgotten. */
export class Thanks implements ShelfWitness {
  readonly #world: World
  readonly #ledger: Ledger
  readonly #answers: Answers
  readonly #given = new Map<string, Given>()

  constructor(world: World, ledger: Ledger, answers: Answers) {
    this.#world = world
    this.#ledger = ledger
    this.#answers = answers
  }

  thanked(disk: OutboxDisk, id: string, appointmentAt: string): void {
    this.#world.count('thanked')
    this.#world.say('kiosk', () => `thanks for ${id}`)
    this.#given.set(id, { disk, appointmentAt })
  }

  notKept(): void {
    this.#world.say('kiosk', () => 'could not keep it, and thanks nobody')
  }

  forgotten({ id, body }: OutboxRow, ahead: readonly OutboxRow[]): void {
    this.#inTurn(id, ahead)
    const { appointmentAt } = body as { readonly appointmentAt: string }
    if (!this.#ledger.everBooked.has(appointmentAt))
      this.#world.broken('forgotten-too-early', `${id} (${appointmentAt}) left the outbox and is in no log`)
  }

  setAside({ id, status, code }: RefusedRow, ahead: readonly OutboxRow[]): void {
    this.#inTurn(id, ahead)
    this.#world.count('set aside')
    if (!this.#answers.refused(id)) this.#world.broken('refused-by-nobody', `${id} was set aside for ${status} ${code}`)
  }

  #inTurn(id: string, [first]: readonly OutboxRow[]): void {
    if (first) this.#world.broken('out-of-turn', `${id} left the outbox before ${first.id}, which was given before it`)
  }

  /** Everything somebody was ever thanked for is where it must be. */
  check(): void {
    for (const [id, { disk, appointmentAt }] of this.#given) {
      if (this.#ledger.everBooked.has(appointmentAt)) continue
      const { waiting, refused } = disk.shelf
      if (![...waiting, ...refused].some((row) => row.id === id))
        this.#world.broken('thanked-and-lost', `${id} (${appointmentAt}) is neither in a log nor in the outbox`)
    }
  }
}
