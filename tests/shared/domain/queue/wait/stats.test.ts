import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { ServiceId, StaffId } from '#shared/domain/queue/ids.ts'
import { reduce } from '#shared/domain/queue/reduce.ts'
import { EMPTY_QUEUE } from '#shared/domain/queue/state.ts'
import { waitError } from '#shared/domain/queue/wait/error.ts'
import { learnWait } from '#shared/domain/queue/wait/learning.ts'
import { SAMPLES_KEPT } from '#shared/domain/queue/wait/memory.ts'
import { packSample, unpackSample } from '#shared/domain/queue/wait/sample.ts'
import { EMPTY_WAITS, observe, type WaitStats } from '#shared/domain/queue/wait/stats.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'
import { busyDays, WaitHall } from '#tests/fixtures/wait-hall.ts'

describe('what a hall measures of its waits', () => {
  let hall: WaitHall

  before(() => {
    hall = busyDays(5, 150)
  })

  it('learns a model on the first morning after 500 finished tickets, and not before', () => {
    assert.equal(busyDays(4, 120).stats.model, null)
    assert.ok(hall.stats.finished >= 500)
    assert.equal(hall.stats.model?.day, '2026-11-27')
  })

  it('is a fold: the same log gives the same measurements, also from a stored half', () => {
    const fold = (from: { stats: WaitStats; queue: typeof EMPTY_QUEUE }, log = hall.log) =>
      log.reduce(({ stats, queue }, fact) => {
        const after = reduce(queue, fact)
        return { stats: observe(stats, queue, fact, after), queue: after }
      }, from)
    const half = fold({ stats: EMPTY_WAITS, queue: EMPTY_QUEUE }, hall.log.slice(0, hall.log.length >> 1))
    const stored = JSON.parse(JSON.stringify(half)) as typeof half
    assert.deepEqual(
      JSON.parse(JSON.stringify(fold(stored, hall.log.slice(hall.log.length >> 1)).stats)),
      JSON.parse(JSON.stringify(hall.stats)),
    )
  })

  it('keeps its size: nothing pending at night, samples up to the limit', () => {
    assert.deepEqual(hall.stats.pending, [])
    assert.deepEqual(hall.stats.takenAt, {})
    const { features } = unpackSample(hall.stats.samples.busy[0]!)
    let { stats } = hall
    for (let n = 0; n < SAMPLES_KEPT.busy + 500; n++) stats = learnWait(stats, features, null, n)
    assert.equal(stats.samples.busy.length, SAMPLES_KEPT.busy)
    assert.equal(stats.samples.busy.at(-1)?.[1], SAMPLES_KEPT.busy + 499)
    for (let n = 0; n < SAMPLES_KEPT.quiet + 500; n++) stats = learnWait(stats, { ...features, ahead: 0 }, null, n)
    assert.ok(JSON.stringify(stats).length < 600_000)
  })

  it('takes a sample out as it was put away', () => {
    for (const packed of hall.stats.samples.busy) assert.deepEqual(packSample(unpackSample(packed)), packed)
  })

  it('keeps its own error for the manager, and in the long run four of five waits are within P80', () => {
    const { all, busy } = waitError(hall.stats.errors)
    assert.ok(all!.n > 600 && busy!.n > 50, `${all!.n} ${busy?.n}`)
    assert.ok(all!.p80Coverage > 0.7 && all!.p80Coverage < 0.93, `${all!.p80Coverage}`)
    assert.ok(busy!.mae > 0 && busy!.mae < 10)
  })

  it('learns once a day and not at every event', () => {
    const models = new Set<unknown>()
    let [stats, queue] = [EMPTY_WAITS, EMPTY_QUEUE]
    for (const fact of hall.log) {
      const after = reduce(queue, fact)
      stats = observe(stats, queue, fact, after)
      queue = after
      if (stats.model) models.add(stats.model)
    }
    assert.equal(models.size, 1)
  })

  it('stays with its model when a replay asks it to', () => {
    let [stats, queue] = [EMPTY_WAITS, EMPTY_QUEUE]
    for (const fact of hall.log) {
      const after = reduce(queue, fact)
      stats = observe(stats, queue, fact, after, 'frozen')
      queue = after
    }
    assert.equal(stats.model, null)
    assert.equal(stats.finished, hall.stats.finished)
  })

  it('measures how long a counter is taken, whatever becomes of the ticket', () => {
    const small = new WaitHall()
      .open('1')
      .take('t1', 'A')
      .call('1', 't1')
      .at(6)
      .finish('1')
      .take('t2', 'A')
      .call('1', 't2')
    small.at(10).counter('1', { action: 'transfer', to: { service: 'B' as never } })
    assert.deepEqual(small.stats.services['A' as never]!.times, [6, 4])
  })

  it('forgets who gave up, and whoever changed service', () => {
    const small = new WaitHall().open('1').take('t1', 'A').take('t2', 'A').take('t3', 'B')
    small
      .ask({ type: 'cancel', ticket: 't1' as never })
      .ask({ type: 'transfer-waiting', ticket: 't2' as never, to: { service: 'B' as never } })
    assert.deepEqual(
      small.stats.pending.map(({ ticket }) => ticket),
      ['t3'],
    )
  })

  it('takes a ticket among a thousand people in a time that grows with them, not with their square', () => {
    const crowd = new WaitHall().open('1', '2')
    for (let n = 0; n < 1_000; n++) crowd.take(`t${n}`, 'A', n % 6 === 0 ? 'elderly' : 'normal')
    const before = process.cpuUsage()
    for (let n = 0; n < 20; n++) crowd.take(`late${n}`, 'B').call('1', `t${n}`).finish('1')
    const { user } = process.cpuUsage(before)
    assert.ok(user / 20_000 < 30, `${Math.round(user / 20_000)} ms each`)
  })

  it('measures a service and a counter whatever they are called, even as every object in JavaScript calls its own', () => {
    const named = <T>(list: readonly T[]): readonly T[] =>
      list.map((one, n) => (n === 0 ? { ...one, id: 'constructor' } : one))
    const { services, counters } = SMALL_HALL
    const serving = counters.map((counter) => ({
      ...counter,
      serves: [{ service: 'constructor' as ServiceId, headStartMin: 0 }],
    }))
    const small = new WaitHall()
    small.ask({ type: 'configure', config: { ...SMALL_HALL, services: named(services), counters: named(serving) } })
    small.counter('constructor', { action: 'open', staff: 'li' as StaffId }).take('t1', 'constructor')
    small.call('constructor', 't1').at(6).finish('constructor').take('t2', 'constructor')
    assert.ok((small.estimate('constructor')?.p80Min ?? -1) >= 0)
    assert.deepEqual(small.stats.services['constructor' as ServiceId]?.times, [6])
    assert.deepEqual(small.stats.takenAt, {})
  })

  it('says nothing new at a redacted fact', () => {
    const fact = {
      type: 'evaluation.submitted',
      subject: 'x',
      data: null,
      sequence: hall.queue.sequence + 1,
      time: hall.now,
    } as const
    assert.equal(observe(hall.stats, hall.queue, fact, reduce(hall.queue, fact)), hall.stats)
  })
})
