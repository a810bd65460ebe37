import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CounterId, ServiceId, StaffId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Decision } from '#shared/domain/queue/decide.ts'
import type { TicketState } from '#shared/domain/queue/ticket.ts'
import type { CounterWish, RefusalCode, Wish } from '#shared/domain/queue/wishes.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'

function refusal(decision: Decision): RefusalCode | null {
  return decision.ok ? null : decision.refusal.code
}

/** A hall at work with one ticket brought into the given state, at counter 1 where it is at one. */
function hallWith(state: TicketState): { hall: HallLog; ticket: TicketId } {
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.open('2', 'wang')
  if (state === 'booked') {
    const ticket = hall.newId() as TicketId
    hall.wish({
      type: 'book',
      ticketId: ticket,
      service: 'A' as ServiceId,
      appointmentAt: instantOf(hall.now + 3_600_000),
    })
    return { hall, ticket }
  }
  const ticket = hall.issue('A')
  const path: Record<string, readonly CounterWish['action'][]> = {
    waiting: [],
    called: ['call-next'],
    serving: ['call-next', 'start'],
    held: ['call-next', 'hold'],
    missed: ['call-next', 'no-show'],
    done: ['call-next', 'start', 'finish'],
  }
  for (const action of path[state] ?? []) hall.at('1', { action } as CounterWish)
  if (state === 'cancelled') hall.wish({ type: 'cancel', ticket })
  if (state === 'expired') hall.wish({ type: 'end-day' })
  if (state !== 'expired') return { hall, ticket }
  hall.open('1', 'li')
  hall.open('2', 'wang')
  return { hall, ticket }
}

const at = (counter: string, wish: CounterWish): Wish => ({ type: 'counter', counter: counter as CounterId, ...wish })

/** Every wish that moves one ticket, and the states it may move it from, with the state it leads to. */
const MOVES: Record<string, { wish: (ticket: TicketId) => Wish; allowed: Partial<Record<TicketState, TicketState>> }> =
  {
    'check-in': { wish: (ticket) => ({ type: 'check-in', ticket }), allowed: { booked: 'waiting' } },
    cancel: { wish: (ticket) => ({ type: 'cancel', ticket }), allowed: { waiting: 'cancelled' } },
    'call chosen at another counter': {
      wish: (ticket) => at('2', { action: 'call', ticket }),
      allowed: { waiting: 'called', missed: 'called', held: 'called' },
    },
    recall: { wish: (ticket) => at('1', { action: 'recall', ticket }), allowed: { called: 'called' } },
    start: { wish: (ticket) => at('1', { action: 'start', ticket }), allowed: { called: 'serving' } },
    finish: { wish: (ticket) => at('1', { action: 'finish', ticket }), allowed: { serving: 'done' } },
    'no-show': { wish: (ticket) => at('1', { action: 'no-show', ticket }), allowed: { called: 'missed' } },
    hold: { wish: (ticket) => at('1', { action: 'hold', ticket }), allowed: { called: 'held', serving: 'held' } },
    'resume held': { wish: (ticket) => at('1', { action: 'resume-held', ticket }), allowed: { held: 'waiting' } },
    'requeue at its old place': {
      wish: (ticket) => at('1', { action: 'requeue', ticket, where: 'original' }),
      allowed: { called: 'waiting', missed: 'waiting' },
    },
    'requeue at the end': {
      wish: (ticket) => at('1', { action: 'requeue', ticket, where: 'end' }),
      allowed: { missed: 'waiting' },
    },
    transfer: {
      wish: (ticket) => at('1', { action: 'transfer', ticket, to: { service: 'B' as ServiceId } }),
      allowed: { called: 'waiting', serving: 'waiting' },
    },
    'transfer of one who waits': {
      wish: (ticket) => ({ type: 'transfer-waiting', ticket, to: { service: 'B' as ServiceId } }),
      allowed: { waiting: 'waiting' },
    },
    reopen: { wish: (ticket) => at('1', { action: 'reopen', ticket }), allowed: { done: 'serving' } },
  }

const STATES: readonly TicketState[] = [
  'booked',
  'waiting',
  'called',
  'serving',
  'held',
  'missed',
  'done',
  'cancelled',
  'expired',
]

describe('the life of a ticket', () => {
  for (const [name, { wish, allowed }] of Object.entries(MOVES)) {
    for (const state of STATES) {
      const to = allowed[state]
      test(`${name}: a ${state} ticket ${to ? `becomes ${to}` : 'is refused and nothing changes'}`, () => {
        const { hall, ticket } = hallWith(state)
        assert.equal(
          hall.ticket(ticket)?.state ?? 'gone',
          ['done', 'cancelled', 'expired'].includes(state) ? 'gone' : state,
        )
        const before = hall.state
        const decision = hall.wish(wish(ticket))
        if (to) {
          assert.equal(refusal(decision), null)
          assert.equal(hall.ticket(ticket)?.state ?? to, to)
          if (to === 'done' || to === 'cancelled') assert.equal(hall.ticket(ticket), undefined)
        } else {
          assert.equal(decision.ok, false)
          assert.equal(hall.state, before)
        }
      })
    }
  }
})

test('next, pressed while a customer is served, finishes and calls in one step; while calling it loses nobody', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  const [first, second] = [hall.issue(), hall.issue()]
  hall.at('1', { action: 'call-next' })
  assert.equal(refusal(hall.at('1', { action: 'call-next' })), 'counter-busy')
  hall.at('1', { action: 'start' })
  const decision = hall.at('1', { action: 'call-next' })
  assert.deepEqual(decision.ok && decision.facts.map(({ type }) => type), ['ticket.finished', 'ticket.called'])
  assert.equal(hall.ticket(first), undefined)
  assert.equal(hall.counter('1').ticket, second)
  hall.at('1', { action: 'start' })
  assert.equal(refusal(hall.at('1', { action: 'call-next' })), 'nobody-waiting')
  assert.equal(hall.counter('1').ticket, second, 'the customer being served stays')
})

test('a clerk who saw another ticket at the counter changes nothing', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  const [first] = [hall.issue(), hall.issue()]
  hall.at('1', { action: 'call-next' })
  hall.at('1', { action: 'no-show', ticket: first })
  hall.at('1', { action: 'call-next' })
  assert.equal(refusal(hall.at('1', { action: 'no-show', ticket: first })), 'not-current')
})

test('a customer sent to another service with "back to me" returns to the same counter and only there', () => {
  const hall = new HallLog()
  for (const [counter, staff] of [
    ['1', 'li'],
    ['2', 'wang'],
    ['3', 'zhao'],
  ] as const)
    hall.open(counter, staff)
  const ticket = hall.issue('A')
  hall.at('1', { action: 'call-next' })
  hall.at('1', { action: 'start' })
  hall.at('1', { action: 'transfer', to: { service: 'V' as ServiceId }, returnToMe: true })
  assert.equal(refusal(hall.at('2', { action: 'call-next' })), 'nobody-waiting')
  hall.at('3', { action: 'call-next' })
  hall.at('3', { action: 'start' })
  hall.at('3', { action: 'finish' })
  assert.deepEqual(
    { ...hall.ticket(ticket) },
    { ...hall.ticket(ticket), state: 'waiting', service: 'A', onlyAt: '1', returnTo: null },
  )
  assert.equal(refusal(hall.at('2', { action: 'call-next' })), 'nobody-waiting')
  hall.at('1', { action: 'call-next' })
  assert.equal(hall.counter('1').ticket, ticket)
})

test('one clerk sits at one counter and one counter has one clerk', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  assert.equal(refusal(hall.at('1', { action: 'open', staff: 'wang' as StaffId })), 'counter-taken')
  assert.equal(refusal(hall.at('2', { action: 'open', staff: 'li' as StaffId })), 'staff-busy')
  assert.equal(refusal(hall.at('2', { action: 'open', staff: 'nobody' as StaffId })), 'unknown-staff')
})

test('a pause asked for while serving begins when the customer has gone, and can be taken back until then', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.issue()
  hall.at('1', { action: 'call-next' })
  hall.at('1', { action: 'start' })
  hall.at('1', { action: 'pause', reason: 'meal' })
  assert.equal(hall.counter('1').state, 'serving')
  hall.at('1', { action: 'resume' })
  hall.at('1', { action: 'pause', reason: 'meal' })
  hall.at('1', { action: 'finish' })
  assert.deepEqual([hall.counter('1').state, hall.counter('1').reason], ['paused', 'meal'])
  assert.equal(refusal(hall.at('1', { action: 'call-next' })), 'counter-paused')
  hall.at('1', { action: 'resume' })
  assert.equal(hall.counter('1').state, 'idle')
})

test('a finish can be taken back for a minute', () => {
  const { hall } = hallWith('done')
  hall.now += 60_001
  assert.equal(refusal(hall.at('1', { action: 'reopen' })), 'too-late-to-reopen')
  hall.now -= 2
  assert.equal(refusal(hall.at('1', { action: 'reopen' })), null)
  assert.equal(hall.counter('1').state, 'serving')
  assert.equal(refusal(hall.at('1', { action: 'reopen' })), 'counter-busy')
})

test('a finish taken back while the counter pauses does not take the pause back', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.issue()
  for (const action of ['call-next', 'start'] as const) hall.at('1', { action })
  hall.at('1', { action: 'pause', reason: 'lunch' })
  for (const action of ['finish', 'reopen'] as const) hall.at('1', { action })
  assert.equal(hall.counter('1').state, 'serving')
  hall.at('1', { action: 'finish' })
  assert.deepEqual(
    [hall.counter('1').state, hall.counter('1').reason, hall.counter('1').afterTicket],
    ['paused', 'lunch', null],
  )
})

test('a ticket sent to one counter waits for it, and for nobody once that counter has closed', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.open('2', 'wang')
  const ticket = hall.issue('A')
  hall.wish({ type: 'transfer-waiting', ticket, to: { counter: '2' as CounterId } })
  assert.equal(refusal(hall.at('1', { action: 'call-next' })), 'nobody-waiting')
  hall.at('2', { action: 'close' })
  assert.equal(refusal(hall.at('1', { action: 'call-next' })), null)
})
