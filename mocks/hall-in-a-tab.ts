import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { startDemoCustomers } from '#server/demo/customers.ts'
import { type Hall, openHall } from '#server/hall/hall.ts'
import { type Clock, systemClock } from '#server/hall/clock.ts'
import { systemRandom } from '#server/hall/random.ts'
import { createApp } from '#server/http/app.ts'
import { DEFAULT_LIMITS } from '#server/http/parts.ts'
import { credentialsOf } from '#server/http/credentials.ts'
import { devicesInMemory } from '#server/devices/in-memory.ts'
import { peopleInMemory } from '#server/people/in-memory.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'

/** How a hall in a tab differs from the demo on a server. */
export interface TabHallOptions {
  readonly config?: HallConfig
  /** Invented customers come and go. */
  readonly customers?: boolean
  readonly clock?: Clock
}

/** A whole hall: the server's own core over a store in memory, answering requests without a network. */
export interface TabHall {
  readonly hall: Hall
  readonly answer: (request: Request) => Promise<Response>
  readonly close: () => Promise<void>
}

/** Everybody who asks a hall in a tab sits at this machine. */
const HERE = '127.0.0.1'

/** Opens a hall that lives as long as the page or test that opened it. */
export async function openTabHall({
  config = DEMO_HALL,
  customers = false,
  clock = systemClock(),
}: TabHallOptions = {}): Promise<TabHall> {
  const random = systemRandom(() => clock.now())
  const life = new AbortController()
  const hall = await openHall({
    id: config.id,
    config,
    store: new MemoryEventStore(),
    bus: new LocalBus(),
    clock,
    demo: true,
    random,
    log: () => {},
  })
  const people = peopleInMemory(clock)
  const devices = devicesInMemory(clock)
  const app = createApp({
    halls: new Map([[hall.id, hall]]),
    mode: { demo: true },
    people,
    devices,
    credentials: credentialsOf(people, devices),
    version: 'mock',
    clock: () => clock.monotonic(),
    limits: DEFAULT_LIMITS,
    publicOrigins: [],
    remoteAddress: () => HERE,
    newId: () => random.id(),
    onBug: (error) => {
      throw error
    },
  })
  if (customers) startDemoCustomers(hall, { signal: life.signal, clock, random: Math.random, newId: () => random.id() })
  return {
    hall,
    answer: async (request) => app.fetch(request),
    close: async () => {
      life.abort()
      await hall.close()
    },
  }
}
