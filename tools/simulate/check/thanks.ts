import type { RatingRow } from '#displays/evaluation-pad/send.ts'
import type { OutboxRow, RefusedRow } from '#shared/storage/outbox-storage.ts'
import type { OutboxDisk, ShelfWitness } from '../device/device-disk.ts'
import type { World } from '../world/world.ts'
import type { Answers } from './answers.ts'
import type { Ledger } from './ledger.ts'

/** What somebody was thanked for, and where it must be found. */
interface Given {
  readonly disk: OutboxDisk
  /** Names it for whoever reads the story. */
  readonly what: string
  /** It stands in a log of the hall. */
  readonly isThere: () => boolean
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

  thanked(disk: OutboxDisk, id: string, what: string, isThere: () => boolean): void {
    this.#world.count('thanked')
    this.#world.say('customer', () => `is thanked for ${what}: ${id}`)
    this.#given.set(id, { disk, what, isThere })
  }

  notKept(): void {
    this.#world.say('kiosk', () => 'could not keep it, and thanks nobody')
  }

  forgotten(row: OutboxRow, ahead: readonly OutboxRow[]): void {
    this.#inTurn(row.id, ahead)
    if (!this.#isInLog(row))
      this.#world.broken('forgotten-too-early', `${row.id} (${row.channel}) left the outbox and is in no log`)
  }

  setAside({ id, channel, body, status, code }: RefusedRow, ahead: readonly OutboxRow[]): void {
    this.#inTurn(id, ahead)
    this.#world.count('set aside')
    if (!this.#answers.refused(id)) this.#world.broken('refused-by-nobody', `${id} was set aside for ${status} ${code}`)
    // Only a hall whose clock was set, or whose log was put back, may have reasons that no customer could know.
    const { counts } = this.#world
    const isHonest = !counts.has('clock jumps') && !counts.has('backups restored')
    // Or the same customer was quicker on the phone.
    const isAnswered = channel === 'ratings' && this.#ledger.isRated((body as RatingRow).answer.grant.grantId)
    if (channel === 'ratings' && isHonest && !isAnswered && this.#given.has(id))
      this.#world.broken('thanked-and-refused', `${id} was set aside for ${status} ${code}`)
  }

  #isInLog({ id, channel, body }: OutboxRow): boolean {
    if (channel === 'ratings') return this.#ledger.everRated.has(id)
    // Silence of which the hall knows already leaves no trace.
    if (channel === 'lapses') return true
    return this.#ledger.everBooked.has((body as { readonly appointmentAt: string }).appointmentAt)
  }

  #inTurn(id: string, [first]: readonly OutboxRow[]): void {
    if (first) this.#world.broken('out-of-turn', `${id} left the outbox before ${first.id}, which was given before it`)
  }

  /** Everything somebody was ever thanked for is where it must be. */
  check(): void {
    for (const [id, { disk, what, isThere }] of this.#given) {
      if (isThere()) continue
      const { waiting, refused } = disk.shelf
      if (![...waiting, ...refused].some((row) => row.id === id))
        this.#world.broken('thanked-and-lost', `${id} (${what}) is neither in a log nor in the outbox`)
    }
  }
}
