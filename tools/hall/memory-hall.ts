import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { CounterConfig, HallConfig } from '#shared/domain/queue/config.ts'
import type { CounterId, StaffId } from '#shared/domain/queue/ids.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { type Clock, systemClock } from '#server/hall/clock.ts'
import { openHall } from '#server/hall/hall.ts'
import { systemRandom } from '#server/hall/random.ts'
import { createApp } from '#server/http/app.ts'
import { DEFAULT_LIMITS } from '#server/http/parts.ts'
import { credentialsOf } from '#server/http/credentials.ts'
import { peopleInMemory } from '#server/people/in-memory.ts'
import { listen, portOf } from '#server/node/listener.ts'
import { createPages } from '#server/node/pages.ts'
import { openRawStream } from '#server/node/raw-stream.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'

const PAGES = join(import.meta.dirname, '../../dist')

/** The real server core in this process, over memory: a hall of any shape, at any time, that anybody here may call in. */
export interface MemoryHall {
  readonly url: string
  readonly port: number
  readonly close: () => Promise<void>
}

export interface MemoryHallOptions {
  readonly config?: HallConfig
  readonly clock?: Clock
  /** Folder of the pages; without it those that are built. */
  readonly pages?: string
  readonly port?: number
  /** Stands around every answer: sees what is asked, and may give another answer. */
  readonly around?: (asked: IncomingMessage, answer: () => Promise<Response>) => Promise<Response>
}

/** Opens a demo of one hall on 127.0.0.1. */
export async function openMemoryHall({
  config = DEMO_HALL,
  clock = systemClock(),
  pages = PAGES,
  port = 0,
  around = (_asked, answer) => answer(),
}: MemoryHallOptions = {}): Promise<MemoryHall> {
  const random = systemRandom(clock.now)
  const store = new MemoryEventStore()
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
    version: 'memory',
    clock: clock.monotonic,
    limits: DEFAULT_LIMITS,
    publicOrigins: [],
    remoteAddress: (env) => (env as HttpBindings).incoming.socket.remoteAddress ?? null,
    newId: random.id,
    streamOpener: openRawStream,
    pages: createPages(pages),
    onBug: (error) => {
      throw error
    },
  })
  const answer = (request: Request, env: HttpBindings): Promise<Response> =>
    around(env.incoming, async () => app.fetch(request, env))
  const server = await listen(answer, port, '127.0.0.1')
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    port: portOf(server),
    close: async () => {
      await hall.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The demo hall with as many counters as wanted: the real server has no such hall that anybody may call in without rights. */
export function wideHall(count: number): HallConfig {
  const counters = Array.from({ length: count }, (_, index): CounterConfig => {
    const id = String(index + 1) as CounterId
    return { ...DEMO_HALL.counters[index % 6]!, id, label: { zh: `${id}号窗口`, en: `Counter ${id}` } }
  })
  const staff = counters.map(({ id }) => ({ id: `clerk-${id}` as StaffId, name: `员工${id}` }))
  return { ...DEMO_HALL, counters, staff }
}
