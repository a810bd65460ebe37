import { writeSync } from 'node:fs'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { openSqliteStore } from '#server/node/sqlite-store.ts'
import { answer, batch, event } from '#tests/server/store/fixtures.ts'

/** A server that does nothing but commit and say so, until it is killed: its path is the first argument. */
const HALL = 'demo' as HallId
const store = await openSqliteStore(process.argv[2]!)
await store.open(HALL, 'epoch')
for (let sequence = 1; ; sequence++) {
  await store.append(HALL, batch({ events: [event(sequence)], answers: [answer(`k${sequence}`)] }))
  writeSync(1, `${sequence}\n`)
}
