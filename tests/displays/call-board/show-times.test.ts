import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallId, CounterId, TicketId } from '#shared/domain/queue/ids.ts'
import { MIN_SHOW_MS } from '#shared/domain/queue/show.ts'
import type { Call } from '#shared/domain/queue/state.ts'
import { ShowTimes } from '#displays/call-board/show-times.ts'

/** As much of a call as a light looks at. */
function callOf(number: string): Call {
  const at = '2026-11-23T02:24:00.000Z'
  return {
    callId: number as CallId,
    ticketId: number as TicketId,
    ticketNumber: number,
    counterId: '1' as CounterId,
    callIndex: 1,
    releasedAt: at,
  } as Call
}

test('a strip turns its page even when a call’s time ends while the light is being reckoned', async () => {
  // Every look at this clock takes a while, as on a machine that is busy with something else.
  let now = 0
  let wake: { at: number; run: () => void } | null = null
  const clock = {
    now: () => (now += 0.4),
    after: (ms: number, run: () => void) => {
      wake = { at: now + ms, run }
      return () => (wake = null)
    },
  }
  const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) }
  const light = new ShowTimes(
    host,
    { minShowMs: MIN_SHOW_MS, capacity: 2, rest: 2 },
    { clock, afterPaint: async () => {}, onPainted() {} },
  )
  const calls: Call[] = []
  const look = async (): Promise<void> => {
    light.hostUpdated()
    await new Promise((resolve) => setImmediate(resolve))
  }
  light.follow({ calls: [], isStanding: () => true })
  for (const number of ['A001', 'A002', 'A003', 'A004', 'A005', 'A006']) {
    calls.unshift(callOf(number))
    light.follow({ calls: [...calls], isStanding: () => true })
    await look()
    now += 3
  }
  const seen = new Set<string>()
  for (let turn = 0; turn < 40; turn++) {
    if (!wake) break
    for (const { call } of light.show.now) seen.add(call.ticketNumber)
    const { at, run }: { at: number; run: () => void } = wake
    // Sooner by less than one look, as a timer may be whose fraction was cut off.
    now = Math.max(now, at - 0.6)
    run()
    await look()
  }
  for (const { call } of light.show.now) seen.add(call.ticketNumber)
  assert.deepEqual([...seen].toSorted(), ['A001', 'A002', 'A003', 'A004', 'A005', 'A006'])
})
