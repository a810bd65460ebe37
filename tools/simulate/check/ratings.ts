import { chainFaults } from '#shared/domain/evaluation/chain-check.ts'
import type { Level } from '#shared/domain/evaluation/levels.ts'
import type { RatingId } from '#shared/domain/evaluation/events.ts'
import type { PadStep } from '#displays/evaluation-pad/flow.ts'
import { isSigned } from '#server/http/signature.ts'
import type { EventStore } from '#server/store/event-store.ts'
import type { OutboxDisk } from '../device/device-disk.ts'
import { HALL } from '../hall/config.ts'
import type { World } from '../world/world.ts'
import type { Ledger } from './ledger.ts'
import type { Thanks } from './thanks.ts'

/** Stands beside the pad's customers: remembers what each was thanked for, and looks it up in the hall's log. */
export class Ratings {
  readonly #world: World
  readonly #ledger: Ledger
  readonly #thanks: Thanks
  /** Levels that the log may say of a rating: the one its customer was last thanked for, and what was tapped since. */
  readonly #said = new Map<RatingId, Set<Level>>()

  constructor(world: World, ledger: Ledger, thanks: Thanks) {
    this.#world = world
    this.#ledger = ledger
    this.#thanks = thanks
  }

  /** The pad shows something else. */
  shown(disk: OutboxDisk, step: PadStep): void {
    if (step.at !== 'keeping' && step.at !== 'reasons' && step.at !== 'thanks') return
    const { id, level } = step.answer
    if (step.at === 'keeping') return void this.#said.set(id, new Set(this.#said.get(id)).add(level))
    this.#said.set(id, new Set([level]))
    this.#world.count('ratings thanked')
    this.#thanks.thanked(disk, id, `a ${level} for ${step.answer.grant.grantId}`, () => this.#ledger.everRated.has(id))
  }

  /** Somebody has said that on the phone. */
  tapped(id: RatingId, level: Level): void {
    this.#said.set(id, new Set([level]))
  }

  /** And the hall has said that it has it. */
  told(id: RatingId): void {
    this.#world.count('ratings by phone')
    if (!this.#ledger.everRated.has(id)) this.#world.broken('told-too-early', `rating ${id} was taken; it is in no log`)
  }

  /** Every rating in the log is what its customer said last. */
  check(): void {
    for (const [id, level] of this.#ledger.everRated) {
      const said = this.#said.get(id as RatingId)
      if (!said?.has(level))
        this.#world.broken('rated-otherwise', `${id} is a ${level} in the log, said was ${[...(said ?? [])].join()}`)
    }
  }

  /** Goes through the calm hall's log as an auditor would. A log that was put back honestly shows a gap. */
  async audit(store: EventStore): Promise<void> {
    if (this.#world.counts.has('backups restored')) return
    const log = await store.read(HALL.id, 0, Number.MAX_SAFE_INTEGER)
    const texts = await store.texts(HALL.id, [...this.#ledger.everRated.keys()])
    const comments = new Map(texts.map(({ id, text }) => [id, text]))
    const [fault] = await chainFaults(HALL.id, log, comments, isSigned)
    if (fault) this.#world.broken('chain-broken', `link ${fault.number} (${fault.rating}): ${fault.what}`)
  }
}
