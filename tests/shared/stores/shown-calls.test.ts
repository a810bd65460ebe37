import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId } from '#shared/domain/queue/ids.ts'
import { shownCalls } from '#shared/stores/shown-calls.ts'

describe('telling the clerk that a call was painted', () => {
  it('each call is reported once, however often it is painted, and one at a time', { timeout: 10_000 }, async () => {
    const reported: string[] = []
    let under = 0
    let most = 0
    const shown = shownCalls(async (call) => {
      most = Math.max(most, ++under)
      reported.push(call)
      await new Promise((resolve) => setImmediate(resolve))
      under--
    })
    for (const call of ['a', 'b', 'a', 'c', 'b']) shown(call as CallId)
    // The test's own deadline ends it when a report is missing.
    while (reported.length < 3) await new Promise((resolve) => setTimeout(resolve))
    assert.deepEqual(reported, ['a', 'b', 'c'])
    assert.equal(most, 1)
  })
})
