import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { portOf } from '#server/node/listener.ts'
import { openSqliteStore } from '#server/node/sqlite-store.ts'
import { serveHall } from '#tools/hall/serve-hall.ts'

// The demo hall somewhere else on earth, over a log on a disk.
const { values } = parseArgs({
  options: {
    host: { type: 'string' },
    port: { type: 'string' },
    data: { type: 'string', default: '' },
    zone: { type: 'string', default: '' },
  },
})
mkdirSync(values.data, { recursive: true })
const { server } = await serveHall({
  config: { ...DEMO_HALL, timeZone: values.zone },
  store: await openSqliteStore(join(values.data, 'hallcast.db')),
  host: values.host ?? '127.0.0.1',
  port: Number(values.port),
})
process.stderr.write(`${JSON.stringify({ code: 'ready', port: portOf(server) })}\n`)
