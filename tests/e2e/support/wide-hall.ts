import { parseArgs } from 'node:util'
import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { CounterConfig, HallConfig } from '#shared/domain/queue/config.ts'
import type { CounterId, StaffId } from '#shared/domain/queue/ids.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { systemClock } from '#server/hall/clock.ts'
import { openHall } from '#server/hall/hall.ts'
import { systemRandom } from '#server/hall/random.ts'
import { createApp } from '#server/http/app.ts'
import { DEFAULT_LIMITS } from '#server/http/parts.ts'
import { listen, portOf } from '#server/node/listener.ts'
import { createPages } from '#server/node/pages.ts'
import { openRawStream } from '#server/node/raw-stream.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'

/** How many counters call at once in a large hall. */
const COUNTERS = 12

/** A demo with a dozen counters. The real server has no such hall that anybody may call in without rights. */
function wideHall(): HallConfig {
  const counters = Array.from({ length: COUNTERS }, (_, index): CounterConfig => {
    const id = String(index + 1) as CounterId
    return { ...DEMO_HALL.counters[index % 6]!, id, label: { zh: `${id}号窗口`, en: `Counter ${id}` } }
  })
  const staff = counters.map(({ id }) => ({ id: `clerk-${id}` as StaffId, name: `员工${id}` }))
  return { ...DEMO_HALL, counters, staff }
}

const { values } = parseArgs({
  options: { host: { type: 'string' }, port: { type: 'string' }, data: { type: 'string' } },
})
const clock = systemClock()
const random = systemRandom(clock.now)
const config = wideHall()
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
const app = createApp({
  halls: new Map([[hall.id as string, hall]]),
  mode: { demo: true },
  version: 'wide',
  clock: clock.monotonic,
  limits: DEFAULT_LIMITS,
  publicOrigins: [],
  remoteAddress: (env) => (env as HttpBindings).incoming.socket.remoteAddress ?? null,
  newId: random.id,
  streamOpener: openRawStream,
  pages: createPages(join(import.meta.dirname, '../../../dist')),
  onBug: (error) => {
    throw error
  },
})
const server = await listen((request, env) => app.fetch(request, env), Number(values.port), values.host ?? '127.0.0.1')
process.stderr.write(`${JSON.stringify({ code: 'ready', port: portOf(server) })}\n`)
