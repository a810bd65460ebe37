import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stateOf } from '#shared/protocol/snapshot.ts'
import { smooth } from '#server/hall/waits.ts'
import { settled } from './hand-clock.ts'
import { HandSink } from './hand-sink.ts'
import { LI, openRig, type Rig } from './rig.ts'

async function withACall(): Promise<Rig> {
  const rig = await openRig()
  await rig.at('1', { action: 'open', staff: LI })
  await rig.issue()
  await rig.issue()
  await rig.at('1', { action: 'call-next' })
  return rig
}

test('the snapshot holds the whole fold, what is derived of it, and the clock of the hall', async () => {
  const rig = await withACall()
  await rig.at('1', { action: 'no-show' })
  await rig.clock.pass(90_000)
  const snapshot = rig.hall.snapshot()
  assert.deepEqual(stateOf(snapshot), rig.hall.fold().queue)
  assert.equal(snapshot.time, rig.hall.now())
  assert.equal(snapshot.time, '2026-11-23T02:01:30.000Z')
  assert.deepEqual(
    snapshot.missed.map(({ ticketNumber, missedAt }) => [ticketNumber, missedAt]),
    [['A001', '2026-11-23T02:00:00.000Z']],
  )
  assert.deepEqual(
    snapshot.services.map(({ id }) => id),
    ['A', 'B', 'V'],
  )
  assert.deepEqual(
    snapshot.staff.map(({ id }) => id),
    ['li', 'wang', 'zhao', 'chen'],
  )
  assert.deepEqual(
    snapshot.waits.map(({ service, waiting, wait }) => [service, waiting, wait === null]),
    [
      ['A', 1, false],
      ['B', 0, false],
      ['V', 0, true],
    ],
  )
  assert.deepEqual([snapshot.announcements, snapshot.demo, snapshot.shown], [[], true, {}])
  await rig.hall.close()
})

test('the snapshot on the stream is the snapshot of the page', async () => {
  const rig = await withACall()
  for (let round = 0; round < 2; round++) {
    const sink = new HandSink()
    void rig.hall.stream(null, 'public', sink, new AbortController().signal)
    assert.deepEqual(sink.messages[0]!.data, JSON.parse(JSON.stringify(rig.hall.snapshot())))
    await rig.clock.pass(10_000)
  }
  await rig.hall.close()
})

test('screens that have painted a call are counted once each, and the sum is told to all', async () => {
  const rig = await withACall()
  const { callId } = rig.hall.fold().queue.calls[0]!
  const sink = new HandSink()
  void rig.hall.stream(null, 'public', sink, new AbortController().signal)
  await settled()
  for (const screen of ['east', 'west', 'east', 'sign-1']) rig.hall.shown(callId, screen)
  rig.hall.shown('no such call', 'east')
  assert.equal(sink.of('shown').length, 0)
  await rig.clock.pass(100)
  assert.deepEqual(
    sink.of('shown').map(({ id, data }) => [id, data]),
    [[null, { callId, screens: 3 }]],
  )
  assert.deepEqual(rig.hall.snapshot().shown, { [callId]: 3 })
  rig.hall.shown(callId, 'east')
  await rig.clock.pass(1_000)
  assert.equal(sink.of('shown').length, 1)
  await rig.hall.close()
})

test('a call that has left the boards is no longer counted', async () => {
  const rig = await withACall()
  const first = rig.hall.fold().queue.calls[0]!.callId
  rig.hall.shown(first, 'east')
  for (let count = 0; count < 25; count++) {
    await rig.issue()
    await rig.at('1', { action: 'no-show' })
    await rig.at('1', { action: 'call-next' })
    rig.hall.shown(rig.hall.fold().queue.calls[0]!.callId, 'east')
  }
  rig.hall.shown(first, 'west')
  const { shown, calls } = rig.hall.snapshot()
  assert.equal(first in shown, false)
  assert.equal(Object.keys(shown).length, calls.length)
  await rig.hall.close()
})

test('a shown wait falls at once and rises by five minutes a minute', () => {
  const range = (p50Min: number, p80Min: number) => ({ p50Min, p80Min })
  let shown = smooth(undefined, range(10, 20), 0)
  const at = (now: number, p50Min: number, p80Min: number) => {
    shown = smooth(shown, range(p50Min, p80Min), now)
    return [shown.range.p50Min, shown.range.p80Min]
  }
  assert.deepEqual(at(30_000, 30, 50), [10, 20], 'too early to rise')
  assert.deepEqual(at(60_000, 30, 50), [15, 25], 'one step')
  assert.deepEqual(at(119_000, 30, 50), [15, 25], 'not yet another')
  assert.deepEqual(at(120_000, 17, 50), [17, 30], 'no further than the estimate')
  assert.deepEqual(at(121_000, 5, 8), [5, 8], 'falls at once')
  assert.deepEqual(at(122_000, 30, 50), [5, 8], 'a dip gives no leave to leap')
  assert.deepEqual(at(180_000, 30, 50), [10, 13])
  assert.deepEqual(at(600_000, 30, 50), [15, 18], 'a long pause saves up no steps')
})
