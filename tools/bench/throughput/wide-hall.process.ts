import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
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
import { openRawStream } from '#server/node/raw-stream.ts'
import { openSqliteStore } from '#server/node/sqlite-store.ts'

// The true server with a demo hall of many counters, so that many clerks can call at once: the demo of `npm start` has six.
const COUNTERS = Number(process.argv[2])

/** Every counter serves bills and enquiries, so that whoever waits can be called anywhere. */
function wideHall(): HallConfig {
  const counters = Array.from({ length: COUNTERS }, (_, index): CounterConfig => {
    const id = String(index + 1) as CounterId
    return { ...DEMO_HALL.counters[3]!, id, label: { zh: `${id}号窗口`, en: `Counter ${id}` } }
  })
  const staff = counters.map(({ id }) => ({ id: `clerk-${id}` as StaffId, name: `员工${id}` }))
  return { ...DEMO_HALL, counters, staff }
}

const data = mkdtempSync(join(tmpdir(), 'hallcast-bench-'))
const clock = systemClock()
const random = systemRandom(clock.now)
const config = wideHall()
const store = await openSqliteStore(join(data, 'hallcast.db'))
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
  onBug: (error) => {
    throw error
  },
})
const server = await listen((request, env) => app.fetch(request, env), 0, '127.0.0.1')
process.once('message', () => {
  rmSync(data, { recursive: true, force: true })
  process.exit(0)
})
process.send?.(portOf(server))
