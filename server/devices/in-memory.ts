import { type Clock, systemClock } from '#server/hall/clock.ts'
import { systemRandom } from '#server/hall/random.ts'
import { MemoryAudit } from '#server/store/memory-audit.ts'
import { MemoryRecordStore } from '#server/store/memory-record-store.ts'
import { Devices } from './devices.ts'

/** No devices yet, kept in memory: for a hall in a tab, and for halls that only their own machine asks. */
export function devicesInMemory(clock: Clock = systemClock()): Devices {
  return new Devices({
    store: new MemoryRecordStore(new MemoryAudit((text) => String(text.length))),
    clock,
    newId: systemRandom(() => clock.now()).id,
  })
}
