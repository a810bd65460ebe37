import type { EventStore } from '#server/store/event-store.ts'
import type { Ledger } from '../check/ledger.ts'
import type { World } from '../world/world.ts'
import { delegateStore } from './delegate.ts'

/** The store as the hall sees it, with a witness beside it: writes down what was acknowledged at the moment it is. */
export function witnessed(store: EventStore, ledger: Ledger, world: World): EventStore {
  return {
    ...delegateStore(store),
    async open(hall, newEpoch) {
      const log = await store.open(hall, newEpoch)
      ledger.recovered(log.epoch, await store.read(hall, 0, Number.MAX_SAFE_INTEGER))
      return log
    },
    async append(hall, batch) {
      // The batch is the hall's own and grows no more, but its owner may still hold it.
      const events = [...batch.events]
      ledger.attempted(events)
      await store.append(hall, batch)
      world.count('commits')
      world.count('events', events.length)
      ledger.acknowledged(events)
      if (events.length > 0) world.say('log', () => `${ledger.length}: ${events.map(({ type }) => type).join(', ')}`)
    },
  }
}
