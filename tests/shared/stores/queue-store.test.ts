import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import { changeBetween } from '#shared/domain/queue/change.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { reduce } from '#shared/domain/queue/reduce.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { createLog } from '#shared/log/log.ts'
import type { FeedMessage, FreshFact } from '#shared/protocol/thread.ts'
import type { StoredHall } from '#shared/storage/device-storage.ts'
import { createMemoryStorage } from '#shared/storage/memory-storage.ts'
import { QueueStore } from '#shared/stores/queue-store.ts'
import { FakeClock } from '../sync/fake-clock.ts'
import { FakeHall } from '../sync/fake-hall.ts'
import { called, foldOf, HALL_START_MS, issued } from '../sync/sample-log.ts'

const HALL = 'small' as HallId
const DEVICE_MS = Date.parse('2031-01-01T00:00:00.000Z')

function rig(stored?: StoredHall) {
  const clock = new FakeClock()
  const hall = new FakeHall(clock)
  const end = new AbortController()
  const storage = createMemoryStorage()
  let saves = 0
  const saved = async () => storage.hall(HALL)
  if (stored) void storage.saveHall(HALL, stored)
  const { saveHall } = storage
  Object.assign(storage, { saveHall: (...row: Parameters<typeof saveHall>) => (saves++, saveHall(...row)) })
  const listeners: ((message: FeedMessage) => void)[] = []
  let joins = 0
  let asleepMs = 0
  const feed = {
    subscribe(listener: (message: FeedMessage) => void, signal: AbortSignal) {
      joins++
      listeners.push(listener)
      signal.addEventListener('abort', () => listeners.splice(listeners.indexOf(listener), 1))
    },
  }
  const log = createLog(() => 0)
  const queue = new QueueStore({
    hall: HALL,
    feed,
    storage,
    clock,
    date: () => DEVICE_MS + clock.now() + asleepMs,
    log,
    signal: end.signal,
  })
  const say = (message: FeedMessage) => listeners.slice().forEach((listener) => listener(message))
  return {
    clock,
    hall,
    end,
    queue,
    say,
    saved,
    log,
    /** The date goes on, and nothing else does. */
    sleep: (ms: number) => (asleepMs += ms),
    saves: () => saves,
    joins: () => joins,
    state: () =>
      say({
        kind: 'state',
        hallMs: hall.hallMs,
        whole: { epoch: hall.epoch, state: foldOf(hall.log), waits: [], shown: {}, demo: true },
      }),
    facts: (facts: readonly LoggedHallFact[], recovered = false) => {
      const before = foldOf(hall.log.slice(0, facts[0]!.sequence - 1))
      const change = changeBetween(before, facts.reduce(reduce, before))
      say({ kind: 'facts', epoch: hall.epoch, facts: facts.map((fact) => ({ fact, recovered })), change })
    },
    link: (changes: Partial<FeedMessage & { kind: 'link' }> = {}) =>
      say({
        kind: 'link',
        freshness: 'live',
        ageMs: 0,
        trouble: null,
        hallMs: HALL_START_MS + clock.now(),
        ...changes,
      }),
  }
}

describe('what a screen knows of its hall', () => {
  it('the stored picture is painted before the hall is heard, and says how old it is', async () => {
    const { hall, clock } = rig()
    const state = foldOf(hall.log)
    const { queue, clock: later } = rig({
      epoch: 'e0',
      state,
      waits: [],
      demo: true,
      savedAt: DEVICE_MS + clock.now() - 180_000,
    })
    await later.pass(0)
    const view = queue.view.get()
    assert.deepEqual([view.epoch, view.state, view.freshness, view.ageMs], ['e0', state, 'recovering', 180_000])
  })

  it('a stored picture never replaces what was heard', async () => {
    const { hall, queue, state, clock } = rig({ epoch: 'e0', state: foldOf([]), waits: [], demo: false, savedAt: 0 })
    state()
    await clock.pass(0)
    assert.deepEqual([queue.view.get().epoch, queue.view.get().state], ['e1', foldOf(hall.log)])
  })

  it('facts are painted first and told afterwards, each with whether it was missed', () => {
    const { hall, queue, state, facts, end } = rig()
    state()
    const seen: [FreshFact, number][] = []
    queue.onFresh((fresh) => seen.push([fresh, queue.view.get().state.sequence]), end.signal)
    hall.append(issued(1), called(1))
    facts(hall.log.slice(1), true)
    assert.deepEqual(queue.view.get().state, foldOf(hall.log))
    assert.deepEqual(
      seen.map(([{ fact, recovered }, painted]) => [fact.sequence, recovered, painted]),
      [
        [2, true, 3],
        [3, true, 3],
      ],
    )
  })

  it('facts that do not follow are not painted: the whole hall is asked for again', async () => {
    const { hall, queue, state, facts, clock, joins, log } = rig()
    state()
    const before = queue.view.get()
    hall.append(issued(1), issued(2))
    facts(hall.log.slice(2))
    assert.equal(queue.view.get(), before)
    assert.equal(joins(), 1)
    await clock.pass(1_000)
    assert.equal(joins(), 2)
    state()
    assert.deepEqual(queue.view.get().state, foldOf(hall.log))
    assert.deepEqual(
      log.entries().map(({ code }) => code),
      ['not-next'],
    )
  })

  it('a listener with a bug does not keep the others from painting, and the bug comes out', ({ mock }) => {
    const { queue, state, end } = rig()
    const thrown: (() => void)[] = []
    mock.method(globalThis, 'queueMicrotask', (run: () => void) => thrown.push(run))
    let painted = 0
    queue.view.subscribe(() => {
      throw new Error('bug')
    }, end.signal)
    queue.view.subscribe(() => painted++, end.signal)
    state()
    assert.equal(painted, 1)
    assert.equal(thrown.length, 1)
    assert.throws(thrown[0]!, /bug/)
  })

  it('a burst of calls is stored at most once a second', async () => {
    const { hall, state, facts, clock, saves, saved } = rig()
    state()
    for (let n = 1; n <= 20; n++) {
      hall.append(issued(n))
      facts(hall.log.slice(-1))
      await clock.pass(100)
    }
    await clock.pass(1_000)
    assert.ok(saves() <= 3, `${saves()} writes in three seconds`)
    assert.equal((await saved())!.state.sequence, hall.log.length)
  })

  it('a picture bears the date it was heard, also when the device slept before it was stored', async () => {
    const { state, sleep, clock, saved } = rig()
    const heardAt = DEVICE_MS + clock.now()
    state()
    sleep(3_600_000)
    await clock.pass(1_000)
    assert.equal((await saved())!.savedAt, heardAt)
  })

  it('the first picture is painted by the hall’s clock', () => {
    const { queue, state, hall } = rig()
    const painted: string[] = []
    queue.view.subscribe(() => painted.push(queue.now()), new AbortController().signal)
    state()
    assert.deepEqual(painted, [instantOf(hall.hallMs)])
  })

  it('the clock is the hall’s own once it was heard, and the device’s until then', async () => {
    const { queue, link, clock } = rig()
    assert.ok(queue.now().startsWith('2031'))
    link()
    await clock.pass(60_000)
    assert.equal(Date.parse(queue.now()), HALL_START_MS + clock.now())
  })

  it('the age of a silent hall is repainted once a minute, and a live one not at all', () => {
    const { queue, link, end } = rig()
    let painted = 0
    queue.view.subscribe(() => painted++, end.signal)
    link()
    link({ ageMs: 4_000 })
    assert.equal(painted, 1)
    link({ freshness: 'offline', ageMs: 60_000 })
    link({ freshness: 'offline', ageMs: 64_000 })
    link({ freshness: 'offline', ageMs: 120_000 })
    assert.equal(painted, 3)
    assert.equal(queue.view.get().ageMs, 120_000)
  })

  it('hints and waits are painted as they come', () => {
    const { queue, state, say } = rig()
    state()
    say({ kind: 'shown', shown: { callId: 'c1' as never, screens: 2 } })
    say({ kind: 'waits', waits: [{ service: 'A' as never, waiting: 3, wait: null }] })
    assert.deepEqual([queue.view.get().shown, queue.view.get().waits.length], [{ c1: 2 }, 1])
  })

  it('who painted a call is forgotten with the call: a board runs for months', () => {
    const { hall, queue, state, facts, say } = rig()
    hall.append(issued(1), called(1))
    state()
    const { callId } = queue.view.get().state.calls[0]!
    say({ kind: 'shown', shown: { callId: 'long gone' as never, screens: 1 } })
    say({ kind: 'shown', shown: { callId, screens: 2 } })
    hall.append(issued(2))
    facts(hall.log.slice(-1))
    assert.deepEqual(queue.view.get().shown, { [callId]: 2 })
  })

  it('nothing is stored or waited for after the page has ended', async () => {
    const { state, end, clock, saves } = rig()
    state()
    end.abort()
    await clock.pass(5_000)
    assert.equal(saves(), 0)
    assert.equal(clock.waiting, 0)
  })
})
