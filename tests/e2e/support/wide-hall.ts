import { parseArgs } from 'node:util'
import { join } from 'node:path'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { CounterConfig, HallConfig } from '#shared/domain/queue/config.ts'
import type { CounterId, StaffId } from '#shared/domain/queue/ids.ts'
import { portOf } from '#server/node/listener.ts'
import { createPages } from '#server/node/pages.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { serveHall } from '#tools/hall/serve-hall.ts'

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
const server = await serveHall({
  config: wideHall(),
  store: new MemoryEventStore(),
  host: values.host ?? '127.0.0.1',
  port: Number(values.port),
  pages: createPages(join(import.meta.dirname, '../../../dist')),
})
process.stderr.write(`${JSON.stringify({ code: 'ready', port: portOf(server) })}\n`)
