import { systemClock } from '#server/hall/clock.ts'
import type { Clock } from '#server/hall/clock.ts'
import { systemRandom } from '#server/hall/random.ts'
import { MemoryAudit } from '#server/store/memory-audit.ts'
import { MemoryRecordStore } from '#server/store/memory-record-store.ts'
import { People } from './people.ts'
import { webHasher } from './web-hasher.ts'

/** Nobody yet, kept in memory: for a hall in a tab, and for halls that only their own machine asks. */
export function peopleInMemory(clock: Clock = systemClock()): People {
  return new People({
    // Nobody is held to account in a tab; any hash will do.
    store: new MemoryRecordStore(new MemoryAudit((text) => String(text.length))),
    hasher: webHasher(),
    clock,
    newId: systemRandom(() => clock.now()).id,
  })
}
