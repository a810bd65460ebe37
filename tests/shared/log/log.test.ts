import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import { createLog } from '#shared/log/log.ts'

describe('the log of a device', () => {
  it('keeps the latest 200 entries, oldest first', () => {
    let now = 0
    const log = createLog(() => ++now)
    for (let n = 1; n <= 250; n++) log.add('sync', 'lost', { n })
    assert.equal(log.entries().length, 200)
    assert.deepEqual(log.entries()[0], { at: 51, area: 'sync', code: 'lost', facts: { n: 51 } })
  })

  it('has no place for what a person typed', () => {
    const log = createLog(() => 0)
    const typed: string = '张三'
    // @ts-expect-error a plain text could be a name
    log.add('kiosk', 'typed', { typed })
    // @ts-expect-error nor may the code be one
    log.add('kiosk', typed)
    log.add('kiosk', 'opened', { counter: '3' as CounterId, why: 'bug', late: true, ms: 3 })
    assert.equal(log.entries().length, 3)
  })
})
