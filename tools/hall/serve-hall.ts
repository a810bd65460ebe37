import type { Server } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { systemClock } from '#server/hall/clock.ts'
import { openHall } from '#server/hall/hall.ts'
import { systemRandom } from '#server/hall/random.ts'
import { createApp } from '#server/http/app.ts'
import { type AppParts, DEFAULT_LIMITS } from '#server/http/parts.ts'
import { credentialsOf } from '#server/http/credentials.ts'
import { peopleInMemory } from '#server/people/in-memory.ts'
import { listen } from '#server/node/listener.ts'
import { openRawStream } from '#server/node/raw-stream.ts'
import type { EventStore } from '#server/store/event-store.ts'

export interface ServedHall {
  readonly config: HallConfig
  readonly store: EventStore
  readonly host?: string
  /** 0: any free port. */
  readonly port?: number
  readonly pages?: AppParts['pages']
}

/** The true server with another hall than the demo's, in which everybody may do everything: `npm start` has no such hall. */
export async function serveHall({ config, store, host = '127.0.0.1', port = 0, pages }: ServedHall): Promise<Server> {
  const clock = systemClock()
  const random = systemRandom(clock.now)
  const hall = await openHall({
    id: config.id,
    config,
    store,
    bus: new LocalBus(),
    clock,
    demo: true,
    random,
    log: () => {},
  })
  const people = peopleInMemory(clock)
  const app = createApp({
    halls: new Map([[hall.id as string, hall]]),
    mode: { demo: true },
    people,
    credentials: credentialsOf(people),
    version: 'test',
    clock: clock.monotonic,
    limits: DEFAULT_LIMITS,
    publicOrigins: [],
    remoteAddress: (env) => (env as HttpBindings).incoming.socket.remoteAddress ?? null,
    newId: random.id,
    streamOpener: openRawStream,
    ...(pages ? { pages } : {}),
    onBug: (error) => {
      throw error
    },
  })
  return listen((request, env) => app.fetch(request, env), port, host)
}
