import type { IncomingMessage, Server } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { type Clock, systemClock } from '#server/hall/clock.ts'
import { type Hall, openHall } from '#server/hall/hall.ts'
import { systemRandom } from '#server/hall/random.ts'
import { createApp } from '#server/http/app.ts'
import { type AppParts, DEFAULT_LIMITS } from '#server/http/parts.ts'
import { credentialsOf } from '#server/http/credentials.ts'
import { devicesInMemory } from '#server/devices/in-memory.ts'
import { peopleInMemory } from '#server/people/in-memory.ts'
import { listen } from '#server/node/listener.ts'
import { openRawStream } from '#server/node/raw-stream.ts'
import type { EventStore } from '#server/store/event-store.ts'

/** Which hall is served, and how. */
export interface HallToServe {
  readonly config: HallConfig
  readonly store: EventStore
  readonly clock?: Clock
  readonly host?: string
  /** 0: any free port. */
  readonly port?: number
  readonly pages?: AppParts['pages']
  /** Stands around every answer: sees what is asked, and may give another answer. */
  readonly around?: (asked: IncomingMessage, answer: () => Promise<Response>) => Promise<Response>
}

export interface ServedHall {
  readonly hall: Hall
  readonly server: Server
}

/** The true server's core with any hall, in which everybody at this machine may do everything. */
export async function openHallApp({
  config,
  store,
  clock = systemClock(),
  pages,
}: Pick<HallToServe, 'config' | 'store' | 'clock' | 'pages'>) {
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
  const devices = devicesInMemory(clock)
  const app = createApp({
    halls: new Map([[hall.id as string, hall]]),
    mode: { demo: true },
    people,
    devices,
    credentials: credentialsOf(people, devices),
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
  return { hall, app }
}

/** The true server with another hall than the demo's: `npm start` has no such hall. */
export async function serveHall({
  host = '127.0.0.1',
  port = 0,
  around = (_asked, answer) => answer(),
  ...served
}: HallToServe): Promise<ServedHall> {
  const { hall, app } = await openHallApp(served)
  const answer = (request: Request, env: HttpBindings): Promise<Response> =>
    around(env.incoming, async () => app.fetch(request, env))
  return { hall, server: await listen(answer, port, host) }
}
