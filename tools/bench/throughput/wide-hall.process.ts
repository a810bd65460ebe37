import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { CounterConfig, HallConfig } from '#shared/domain/queue/config.ts'
import type { CounterId, StaffId } from '#shared/domain/queue/ids.ts'
import { portOf } from '#server/node/listener.ts'
import { openSqliteStore } from '#server/node/sqlite-store.ts'
import { serveHall } from '#tools/hall/serve-hall.ts'

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
const store = await openSqliteStore(join(data, 'hallcast.db'))
const { server } = await serveHall({ config: wideHall(), store })
process.once('message', () => {
  rmSync(data, { recursive: true, force: true })
  process.exit(0)
})
process.send?.(portOf(server))
