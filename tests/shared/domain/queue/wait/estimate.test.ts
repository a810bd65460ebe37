import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { estimateTicketWait } from '#shared/domain/queue/wait/estimate.ts'
import type { WaitFeatures } from '#shared/domain/queue/wait/features.ts'
import { predict, trainModel } from '#shared/domain/queue/wait/model.ts'
import { seeded } from '#tests/fixtures/queue-log.ts'
import { pendingOf } from '#shared/domain/queue/wait/stats.ts'
import { busyDays, WaitHall } from '#tests/fixtures/wait-hall.ts'

const QUIET: WaitFeatures = {
  service: 'A' as never,
  classed: 0,
  ahead: 0,
  before: 0,
  beforeSame: 0,
  same: 0,
  sameClassed: 0,
  oldest: 0,
  queueLength: 0,
  les: 0,
  gap: 2,
  open: 2,
  idle: 0,
  fresh: 0,
  hour: 10,
}

describe('the estimated wait from day one', () => {
  it('is unknown while nobody serves it', () => {
    const hall = new WaitHall()
    assert.equal(hall.estimate('A'), null)
    hall.open('3')
    assert.equal(hall.estimate('A'), null)
    assert.notEqual(hall.estimate('V'), null)
    hall.open('1').counter('1', { action: 'pause' })
    assert.equal(hall.estimate('A'), null)
    hall.counter('1', { action: 'resume' })
    assert.notEqual(hall.estimate('A'), null)
  })

  it('is unknown when the only counter goes after its ticket', () => {
    const hall = new WaitHall().open('1').take('t1', 'A').call('1', 't1').counter('1', { action: 'close' })
    assert.equal(hall.estimate('A'), null)
  })

  it('is nothing where a clerk sits idle and nobody waits', () => {
    assert.equal(new WaitHall().open('1').estimate('A')?.p50Min, 0)
  })

  it('grows with the line and shrinks with counters, P80 never below P50', () => {
    const hall = new WaitHall().open('1').take('t0', 'A').call('1', 't0')
    let last = -1
    for (let n = 1; n <= 8; n++) {
      const { p50Min, p80Min } = hall.estimate('A')!
      assert.ok(p50Min > last && p80Min >= p50Min, `${n} ahead: ${p50Min}–${p80Min}`)
      last = p50Min
      hall.take(`t${n}`, 'A')
    }
    const alone = hall.estimate('A')!.p50Min
    hall.open('2').call('2', 't1')
    assert.ok(hall.estimate('A')!.p50Min < alone)
  })

  it('knows who goes first: an elderly customer waits less, and makes others wait', () => {
    const hall = new WaitHall().open('1').take('t0', 'A').call('1', 't0').take('t1', 'A').take('t2', 'A')
    assert.ok(hall.estimate('A', 'elderly')!.p50Min < hall.estimate('A')!.p50Min)
    const before = hall.estimate('A')!.p50Min
    assert.ok(hall.take('t3', 'A', 'elderly').estimate('A')!.p50Min > before)
  })

  it('counts the line of another service only where it shares a counter', () => {
    const hall = new WaitHall().open('1', '3').take('t0', 'A').call('1', 't0').take('v0', 'V').call('3', 'v0')
    const before = hall.estimate('V')!.p50Min
    hall.take('t1', 'A').take('t2', 'B')
    assert.equal(hall.estimate('V')!.p50Min, before)
    assert.ok(hall.estimate('B')!.p50Min > before)
  })

  it('is the mean of the queue-length estimate and the wait of whoever was called last', () => {
    const hall = new WaitHall().open('1').take('t1', 'A').at(12).call('1', 't1')
    // One ticket at the counter, which takes 5 minutes as configured; the last one waited 12.
    assert.equal(hall.estimate('A')!.p50Min, (5 + 12) / 2)
  })

  it('does not count on a clerk who sits idle while somebody waits', () => {
    const hall = new WaitHall().open('1', '2').take('t1', 'A').call('1', 't1')
    const served = hall.estimate('A')!.p50Min
    assert.ok(hall.take('t2', 'A').at(3).estimate('A')!.p50Min > served)
  })

  it('leaves out whoever later ones of the same service were called before twice', () => {
    const hall = new WaitHall().open('1').take('gone', 'A').take('t1', 'A').take('t2', 'A').take('t3', 'A')
    hall.call('1', 't1').finish('1').call('1', 't2')
    assert.equal(pendingOf(hall.stats, 'gone' as never)?.passed, 2)
    const without = hall.estimate('A')
    assert.deepEqual(hall.ask({ type: 'cancel', ticket: 'gone' as never }).estimate('A'), without)
  })

  it('counts on a clerk who has been idle with people waiting only where there is no other', () => {
    const hall = new WaitHall().open('1').take('t1', 'A').take('t2', 'A').at(30)
    // Two before, five minutes each; nobody was called yet today.
    assert.equal(hall.estimate('A')!.p50Min, 5)
  })

  it('falls as a ticket moves up', () => {
    const hall = new WaitHall()
      .open('1')
      .take('t0', 'A')
      .call('1', 't0')
      .take('t1', 'A')
      .take('t2', 'A')
      .take('t3', 'A')
    const left = () =>
      estimateTicketWait(
        hall.stats,
        hall.queue,
        hall.queue.tickets.find(({ id }) => id === 't3')!,
        hall.now,
      )!.p50Min
    const first = left()
    hall.finish('1').call('1', 't1')
    assert.ok(left() < first)
    hall.finish('1').call('1', 't3')
    assert.equal(
      estimateTicketWait(
        hall.stats,
        hall.queue,
        hall.queue.tickets.find(({ id }) => id === 't3')!,
        hall.now,
      ),
      null,
    )
  })
})

describe('the estimated wait of a trained hall', () => {
  const random = seeded(21)
  const samples = (count: number, from: number, to: number) =>
    Array.from({ length: count }, () => {
      const ahead = from + Math.floor(random() * (to - from))
      const features = {
        ...QUIET,
        ahead,
        before: ahead,
        beforeSame: ahead,
        same: ahead,
        queueLength: ahead * 2,
        oldest: ahead * 2 * random(),
      }
      return { features, waitMin: ahead * 3 * (0.5 + random()) }
    })
  const model = trainModel(samples(400, 0, 3), samples(600, 3, 20), '2026-11-27' as never)

  it('knows what the line means here, and four in five waits are within P80', () => {
    const tried = samples(500, 3, 20)
    const off = tried.reduce(
      (sum, { features, waitMin }) => sum + Math.abs(predict(model, features).p50Min - waitMin),
      0,
    )
    const simple = tried.reduce((sum, { waitMin }) => sum + Math.abs(waitMin - 30), 0)
    assert.ok(off < 0.6 * simple)
    const held =
      tried.filter(({ features, waitMin }) => waitMin <= predict(model, features).p80Min).length / tried.length
    assert.ok(held > 0.74 && held < 0.86, `${held}`)
  })

  it('is never negative and never upside down, however strange the moment', () => {
    for (let n = 0; n < 300; n++) {
      const wild = Object.fromEntries(
        Object.entries(QUIET).map(([name, value]) => [
          name,
          typeof value === 'number' ? random() * 10 ** (random() * 4) : value,
        ]),
      )
      const { p50Min, p80Min } = predict(model, {
        ...(wild as unknown as WaitFeatures),
        service: 'unheard-of' as never,
      })
      assert.ok(p50Min >= 0 && p80Min >= p50Min && Number.isFinite(p80Min), JSON.stringify(wild))
    }
  })

  it('does not believe its line far beyond what it has seen', () => {
    const far = {
      ...QUIET,
      ahead: 5_000,
      before: 5_000,
      beforeSame: 5_000,
      same: 5_000,
      queueLength: 10_000,
      oldest: 10_000,
    }
    assert.ok(predict(model, far).p50Min < 400)
  })

  it('is what a hall tells after its first 500 tickets', () => {
    const hall = busyDays(5, 150)
    assert.notEqual(hall.stats.model, null)
    hall.at(5 * 1_440).open('1', '2')
    const { p50Min, p80Min } = hall.estimate('A')!
    assert.ok(p50Min >= 0 && p50Min < 5 && p80Min > p50Min)
  })
})
