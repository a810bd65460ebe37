import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CounterId, ServiceId, StaffId, TicketId } from '#shared/domain/queue/ids.ts'
import { nextTicket, queueFor } from '#shared/domain/queue/policy.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { aheadOf, aheadOfTicket } from '#shared/domain/queue/ahead.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'

function next(hall: HallLog, counter: string): TicketId | undefined {
  return nextTicket(hall.state, hall.counter(counter), instantOf(hall.now))?.id
}

function hallAtWork(): HallLog {
  const hall = new HallLog()
  for (const [counter, staff] of [
    ['1', 'li'],
    ['2', 'wang'],
    ['3', 'zhao'],
  ] as const)
    hall.open(counter, staff)
  return hall
}

test('without classes and ranks, first come is first served', () => {
  const hall = hallAtWork()
  const first = hall.issue('A')
  hall.pass(1)
  hall.issue('B')
  assert.equal(next(hall, '1'), first)
})

test('an elder goes before those who came up to ten minutes earlier, not before those who waited longer', () => {
  const hall = hallAtWork()
  const early = hall.issue('A')
  hall.pass(9)
  const elder = hall.issue('A', 'elderly')
  assert.equal(next(hall, '1'), elder)
  const other = hallAtWork()
  const longest = other.issue('A')
  other.pass(11)
  other.issue('A', 'elderly')
  assert.equal(next(other, '1'), longest)
  assert.notEqual(early, elder)
})

test('after two classed tickets in a row a normal one goes first', () => {
  const hall = hallAtWork()
  const normal = hall.issue('A')
  for (let count = 0; count < 3; count++) hall.issue('A', 'elderly')
  for (let count = 0; count < 2; count++) {
    hall.at('1', { action: 'call-next' })
    assert.equal(hall.state.calls[0]?.class, 'elderly')
    hall.at('1', { action: 'no-show' })
  }
  assert.equal(next(hall, '1'), normal)
  assert.deepEqual(
    queueFor(hall.state, hall.counter('1'), instantOf(hall.now)).map(({ class: c }) => c),
    ['normal', 'elderly'],
  )
})

test('a counter takes first the service it ranks first, by minutes', () => {
  const hall = hallAtWork()
  const b = hall.issue('B')
  hall.pass(4)
  const a = hall.issue('A')
  assert.equal(next(hall, '1'), b)
  assert.equal(next(hall, '2'), a, 'counter 2 gives A five minutes')
})

test('counter 3 never calls what it does not serve', () => {
  const hall = hallAtWork()
  hall.issue('A')
  assert.equal(next(hall, '3'), undefined)
})

test('a ticket overtaken for twenty minutes goes before every head start', () => {
  const hall = hallAtWork()
  const patient = hall.issue('B')
  hall.issue('A')
  hall.at('2', { action: 'call-next' })
  assert.equal(hall.ticket(patient)?.overtakenAt, instantOf(hall.now))
  hall.pass(19.9)
  hall.wish({
    type: 'issue',
    ticketId: 'elder' as TicketId,
    service: 'A' as ServiceId,
    class: 'elderly',
    promised: null,
  })
  hall.wish({
    type: 'configure',
    config: {
      ...hall.state.hall!,
      policy: {
        ...hall.state.hall!.policy,
        classHeadStartMin: { normal: 0, elderly: 500, disabled: 0, vip: 0, appointment: 0 },
      },
    },
  })
  assert.equal(next(hall, '2'), 'elder')
  hall.pass(0.1)
  assert.equal(next(hall, '2'), patient)
})

test('a requeued customer keeps the old place, or starts again at the end', () => {
  const hall = hallAtWork()
  const [a, b] = [hall.issue('A'), hall.issue('A')]
  const miss = (): void => {
    for (const action of ['call-next', 'no-show'] as const) hall.at('1', { action })
  }
  miss()
  hall.pass(3)
  hall.at('1', { action: 'requeue', ticket: a, where: 'original' })
  assert.equal(next(hall, '1'), a)
  miss()
  hall.at('1', { action: 'requeue', ticket: a, where: 'end' })
  assert.equal(next(hall, '1'), b)
  assert.equal(aheadOfTicket(hall.state, hall.ticket(a)!), 1)
})

test('ahead counts those who wait for services that share a counter', () => {
  const hall = hallAtWork()
  for (const service of ['A', 'B', 'V']) hall.issue(service)
  assert.deepEqual([aheadOf(hall.state, 'A' as ServiceId), aheadOf(hall.state, 'V' as ServiceId)], [2, 1])
})

test('every screen sees one call of a ticket: the newest, in front, with its number of calls', () => {
  const hall = hallAtWork()
  hall.issue('A')
  hall.issue('B')
  hall.at('1', { action: 'call-next' })
  hall.at('2', { action: 'call-next' })
  hall.at('1', { action: 'recall' })
  assert.deepEqual(
    hall.state.calls.map(({ ticketNumber, callIndex }) => [ticketNumber, callIndex]),
    [
      ['A001', 2],
      ['B001', 1],
    ],
  )
  assert.notEqual(hall.state.calls[0]?.callId, hall.state.calls[1]?.callId)
  assert.equal(hall.counter('1').staff, 'li' as StaffId)
  assert.equal(hall.state.calls[0]?.counterId, '1' as CounterId)
})

test('a clock that is set back lets nobody who comes afterwards go before those who wait', () => {
  const hall = hallAtWork()
  const first = hall.issue('A')
  hall.pass(180)
  const second = hall.issue('A')
  hall.pass(-300)
  const third = hall.issue('A')
  const elder = hall.issue('A', 'elderly')
  hall.pass(60)
  assert.deepEqual(
    queueFor(hall.state, hall.counter('1'), instantOf(hall.now)).map(({ id }) => id),
    [elder, first, second, third],
  )
})
