import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId, HallId } from '#shared/domain/queue/ids.ts'
import { createLog } from '#shared/log/log.ts'
import type { FeedMessage } from '#shared/protocol/thread.ts'
import { HallHub } from '#shared/sync/hall-hub.ts'
import { WorkerHalls } from '#shared/sync/worker-halls.ts'
import { FakeClock } from './fake-clock.ts'
import { FakeHall } from './fake-hall.ts'
import { issued } from './sample-log.ts'

const HERE = { kind: 'here', hall: 'small' as HallId, speaks: false } as const

function rig() {
  const clock = new FakeClock()
  const hall = new FakeHall(clock)
  const log = createLog(
    () => 0,
    (entry) => halls.logged(entry),
  )
  const told: string[] = []
  const tellShown = (call: string, screen: string) => void told.push(`${call} ${screen}`)
  const halls: WorkerHalls = new WorkerHalls(
    (_hall, signal) =>
      new HallHub({ url: '/events', fetch: hall.fetch, clock, random: () => 0.5, log, signal, tellShown }),
    clock,
  )
  const page = () => {
    const heard: FeedMessage[] = []
    return {
      heard,
      kinds: () => heard.splice(0).map(({ kind }) => kind),
      postMessage: (message: FeedMessage) => void heard.push(structuredClone(message)),
    }
  }
  return { clock, hall, halls, page, told }
}

describe('the worker that all pages share', () => {
  it('two pages of a hall share one stream, and the second has the whole hall at once', async () => {
    const { clock, hall, halls, page } = rig()
    const [board, sign] = [page(), page()]
    halls.hear(board, HERE)
    await clock.pass(0)
    hall.append(issued(1))
    await clock.pass(0)
    halls.hear(sign, HERE)
    assert.deepEqual(sign.kinds(), ['state', 'link'])
    board.kinds()
    hall.append(issued(2))
    await clock.pass(0)
    assert.deepEqual([board.kinds(), sign.kinds()], [['facts'], ['facts']])
    assert.equal(hall.requests, 1)
  })

  it('what a page has painted is told to the hall it was painted of', async () => {
    const { clock, halls, page, told } = rig()
    const board = page()
    const shown = { kind: 'shown', call: 'c1' as CallId, screen: 'board' } as const
    halls.hear(board, HERE)
    await clock.pass(0)
    halls.hear(board, { ...shown, hall: HERE.hall })
    halls.hear(board, { ...shown, hall: 'other' as HallId })
    assert.deepEqual(told, ['c1 board'])
  })

  it('a stream that a speaker listens to is back within a second of its hall, for all pages', async () => {
    const { clock, hall, halls, page } = rig()
    const [board, voice] = [page(), page()]
    hall.refuse = 503
    halls.hear(board, HERE)
    halls.hear(voice, { ...HERE, speaks: true })
    await clock.pass(100_000)
    board.kinds()
    hall.refuse = null
    await clock.pass(500)
    assert.ok(board.kinds().includes('state'))
  })

  it('a page that says it is there hears how well the hall is heard', async () => {
    const { clock, halls, page } = rig()
    const board = page()
    halls.hear(board, HERE)
    await clock.pass(0)
    board.kinds()
    halls.hear(board, HERE)
    assert.deepEqual(board.kinds(), ['link'])
  })

  it('a page that left hears nothing, and the last one ends the stream, but not before a reload could be back', async () => {
    const { clock, hall, halls, page } = rig()
    const board = page()
    halls.hear(board, HERE)
    await clock.pass(0)
    halls.hear(board, { kind: 'leave' })
    board.kinds()
    await clock.pass(10_000)
    assert.ok(hall.line.open)
    const reloaded = page()
    halls.hear(reloaded, HERE)
    assert.deepEqual(reloaded.kinds(), ['state', 'link'])
    await clock.pass(25_000)
    assert.ok(hall.line.open)
    halls.hear(reloaded, { kind: 'leave' })
    await clock.pass(30_000)
    assert.ok(!hall.line.open)
    assert.deepEqual(board.kinds(), [])
  })

  it('a page that went without a word is forgotten, and one that was only frozen comes back by itself', async () => {
    const { clock, hall, halls, page } = rig()
    const frozen = page()
    halls.hear(frozen, HERE)
    await clock.pass(400_000)
    assert.ok(!hall.line.open)
    frozen.kinds()
    halls.hear(frozen, HERE)
    await clock.pass(0)
    assert.ok(frozen.kinds().includes('state'))
  })

  it('what the worker logs is in the log of its pages', async () => {
    const { clock, hall, halls, page } = rig()
    const board = page()
    halls.hear(board, HERE)
    await clock.pass(0)
    hall.send('event: heartbeat\ndata: no\n\n')
    await clock.pass(0)
    assert.ok(board.heard.some((message) => message.kind === 'logged' && message.entry.code === 'bad-message'))
  })
})
