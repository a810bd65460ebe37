import type { RatingId } from '#shared/domain/evaluation/events.ts'
import { LEVELS } from '#shared/domain/evaluation/levels.ts'
import { uuidV7 } from '#shared/domain/time/uuid-v7.ts'
import type { IssuedTicket, OwnGrant, RatingRequest } from '#shared/protocol/api.ts'
import { ask, type AskContext } from '#shared/sync/ask.ts'
import type { Ratings } from '../check/ratings.ts'
import { HALL } from '../hall/config.ts'
import type { Network } from '../world/network.ts'
import type { World } from '../world/world.ts'

/** So many customers look at their phone again when they have been served. */
const LOOKING = 0.2

/** The phones of customers, on the hall's network: each follows its ticket, and some answer there what the pad asks as well. */
export class Phones {
  readonly #world: World
  readonly #context: AskContext
  readonly #ratings: Ratings
  readonly #isOver: () => boolean

  constructor(world: World, network: Network, ratings: Ratings, isOver: () => boolean) {
    this.#world = world
    this.#ratings = ratings
    this.#isOver = isOver
    const process = world.process('phone')
    const dice = world.dice('phones')
    this.#context = {
      base: `/api/v1/halls/${HALL.id}/tickets`,
      fetch: network.fetchFor({ name: 'phone', mode: 'up', lines: new Set(), heardAt: 0 }, process),
      clock: { now: () => process.age, after: (ms, run) => process.after(ms, run) },
      newId: () => uuidV7(world.time.now, dice.bytes(16)),
    }
  }

  follow({ id, key }: Pick<IssuedTicket, 'id' | 'key'>): void {
    const dice = this.#world.dice(`phone of ${id}`)
    if (!dice.chance(LOOKING)) return
    const at = (what: string): string => `/${id}/${what}?key=${key}`
    const look = async (): Promise<void> => {
      if (this.#isOver()) return
      const asked = await ask<OwnGrant>(this.#context, 'GET', at('grant'))
      if (!asked.ok || asked.value.grant === null) return again()
      const level = dice.pick(LEVELS)
      const { grant, time } = asked.value
      const body: RatingRequest = { id: this.#context.newId(), grant, level, tappedAt: time, language: 'en' }
      this.#ratings.tapped(body.id as RatingId, level)
      const answer = await ask(this.#context, 'POST', at('evaluation'), body)
      this.#world.say('phone', () => `${level} for ${grant} → ${answer.ok ? 'thanks' : answer.problem.code}`)
      if (answer.ok) this.#ratings.told(body.id as RatingId)
    }
    const again = (): void => {
      this.#context.clock.after(dice.between(500, 3_000), () => void look())
    }
    again()
  }
}
