import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changeBetween, withChange } from '#shared/domain/queue/change.ts'
import type { CounterId, ServiceId, StaffId, TicketId } from '#shared/domain/queue/ids.ts'
import { canCall } from '#shared/domain/queue/policy.ts'
import { reduce } from '#shared/domain/queue/reduce.ts'
import { EMPTY_QUEUE, type QueueState } from '#shared/domain/queue/state.ts'
import { TICKET_TRANSITIONS, type TicketState } from '#shared/domain/queue/ticket.ts'
import type { CounterWish, Wish } from '#shared/domain/queue/wishes.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'

/** What may happen on a random day: a wish aimed at the n-th counter and n-th ticket, or time passing. */
interface Step {
  readonly kind: string
  readonly counter: number
  readonly ticket: number
  readonly pick: number
  readonly minutes: number
}

const KINDS = [
  'issue',
  'issue',
  'issue',
  'issue',
  'call-next',
  'call-next',
  'call-next',
  'start',
  'finish',
  'finish',
  'recall',
  'no-show',
  'hold',
  'resume-held',
  'requeue',
  'transfer',
  'call',
  'reopen',
  'pause',
  'resume',
  'close',
  'open',
  'open',
  'cancel',
  'change-class',
  'book',
  'check-in',
  'transfer-waiting',
  'tick',
  'end-day',
] as const

const CLASSES = ['normal', 'normal', 'elderly', 'vip', 'disabled', 'appointment'] as const

const stepOf = (kinds: readonly string[], minutes = [0, 0, 0.1, 1, 3, 9]): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    counter: fc.nat(2),
    ticket: fc.nat(30),
    pick: fc.nat(11),
    minutes: fc.constantFrom(...minutes),
  })

function counterWish(hall: HallLog, step: Step): CounterWish {
  const id = (hall.state.tickets[step.ticket % Math.max(1, hall.state.tickets.length)]?.id ?? 'nobody') as TicketId
  const ticket = step.pick === 0 ? id : undefined
  switch (step.kind) {
    case 'open':
      return { action: 'open', staff: SMALL_HALL.staff[step.pick % 4]?.id as StaffId }
    case 'pause':
      return { action: 'pause', reason: 'lunch' }
    case 'call':
      return { action: 'call', ticket: id }
    case 'resume-held':
      return { action: 'resume-held', ticket: id }
    case 'requeue':
      return { action: 'requeue', ticket: id, where: step.pick % 2 ? 'original' : 'end' }
    case 'transfer': {
      const to =
        step.pick % 2
          ? { service: (['A', 'B', 'V'][step.pick % 3] ?? 'A') as ServiceId }
          : { counter: String(1 + (step.pick % 3)) as CounterId }
      return { action: 'transfer', to, returnToMe: step.pick % 4 === 0, ticket }
    }
    case 'resume':
    case 'close':
      return { action: step.kind }
    default:
      return { action: step.kind as 'start', ticket }
  }
}

function wishOf(hall: HallLog, step: Step): Wish {
  const ticket = (hall.state.tickets[step.ticket % Math.max(1, hall.state.tickets.length)]?.id ?? 'nobody') as TicketId
  const service = (['A', 'B', 'V', 'A'][step.pick % 4] ?? 'A') as ServiceId
  const ticketClass = CLASSES[step.pick % 6] ?? 'normal'
  switch (step.kind) {
    case 'issue':
      return { type: 'issue', ticketId: hall.newId() as TicketId, service, class: ticketClass, promised: null }
    case 'book':
      return {
        type: 'book',
        ticketId: hall.newId() as TicketId,
        service,
        appointmentAt: instantOf(hall.now + step.pick * 600_000),
      }
    case 'check-in':
    case 'cancel':
      return { type: step.kind, ticket }
    case 'change-class':
      return { type: 'change-class', ticket, class: ticketClass }
    case 'transfer-waiting':
      return { type: 'transfer-waiting', ticket, to: { service } }
    case 'tick':
      return { type: 'tick', jumpMs: 0 }
    case 'end-day':
      return { type: 'end-day' }
    default:
      return { type: 'counter', counter: String(1 + step.counter) as CounterId, ...counterWish(hall, step) }
  }
}

function assertEveryoneInOnePlace(state: QueueState): void {
  for (const counter of state.counters) {
    const busy = counter.state === 'calling' || counter.state === 'serving'
    assert.equal(counter.ticket !== null, busy, `counter ${counter.id} is ${counter.state}`)
    if (counter.ticket === null) continue
    const ticket = state.tickets.find(({ id }) => id === counter.ticket)
    assert.equal(ticket?.state, counter.state === 'calling' ? 'called' : 'serving')
    assert.equal(ticket?.counter, counter.id)
  }
  const seated = state.counters.flatMap(({ ticket }) => ticket ?? [])
  assert.equal(new Set(seated).size, seated.length, 'a ticket is at two counters')
  assert.equal(new Set(state.tickets.map(({ id }) => id)).size, state.tickets.length, 'a ticket is in two places')
  const atCounters = state.tickets.filter(({ state }) => state === 'called' || state === 'serving')
  assert.equal(atCounters.length, seated.length)
  assert.deepEqual(
    state.tickets.map(({ order }) => order),
    state.tickets.map(({ order }) => order).toSorted((a, b) => a - b),
  )
}

function stateOf(state: QueueState, id: string, type: string): TicketState | 'nowhere' {
  const living = state.tickets.find((ticket) => ticket.id === id)?.state
  if (living) return living
  if (state.counters.some(({ lastFinished }) => lastFinished?.ticket.id === id)) return 'done'
  const ends: Record<string, TicketState> = {
    'ticket.finished': 'done',
    'ticket.cancelled': 'cancelled',
    'ticket.expired': 'expired',
  }
  return ends[type] ?? 'nowhere'
}

test('on random days nobody is in two places, numbers do not repeat, every step is in the table, and a replay gives the same hall', () => {
  fc.assert(
    fc.property(fc.array(stepOf(KINDS, [0, 0, 0.5, 3, 9, 400, -90]), { minLength: 20, maxLength: 160 }), (steps) => {
      const hall = new HallLog()
      hall.open('1', 'li')
      hall.open('2', 'wang')
      for (const step of steps) {
        hall.now += step.minutes * 60_000
        const before = hall.state
        const start = hall.log.length
        const decision = hall.wish(wishOf(hall, step))
        if (!decision.ok) assert.equal(hall.state, before)
        assertEveryoneInOnePlace(hall.state)
        assert.deepEqual(withChange(structuredClone(before), changeBetween(before, hall.state)), hall.state)
        let folded = before
        for (const fact of hall.log.slice(start)) {
          const next = reduce(folded, fact)
          const id = (fact.data as { ticketId?: string } | null)?.ticketId
          const from = id === undefined ? 'nowhere' : stateOf(folded, id, '')
          const moved =
            fact.type !== 'ticket.class-changed' && fact.type !== 'ticket.issued' && fact.type !== 'ticket.booked'
          if (id !== undefined && moved && from !== 'nowhere') {
            const to = stateOf(next, id, fact.type) as TicketState
            assert.ok(TICKET_TRANSITIONS[from].includes(to), `${fact.type}: ${from} → ${to} is not in the table`)
          }
          folded = next
        }
      }
      const numbers = hall.log.flatMap(({ type, data }) =>
        (type === 'ticket.issued' || type === 'ticket.checked-in') && data
          ? [`${(data as { day: string }).day} ${(data as { ticketNumber: string }).ticketNumber}`]
          : [],
      )
      assert.equal(new Set(numbers).size, numbers.length, 'a number was given twice on a day')
      const replay = (): QueueState => hall.log.reduce(reduce, EMPTY_QUEUE)
      assert.deepEqual(replay(), hall.state)
      assert.deepEqual(replay(), replay())
    }),
    { numRuns: 300 },
  )
})

test('no ticket is overtaken any more 20 minutes after it was first overtaken, on random days with VIPs and elders', () => {
  const busy = [
    'issue',
    'issue',
    'issue',
    'call-next',
    'call-next',
    'start',
    'finish',
    'no-show',
    'hold',
    'resume-held',
    'requeue',
    'transfer',
    'transfer-waiting',
    'change-class',
  ]
  fc.assert(
    fc.property(fc.array(stepOf(busy), { minLength: 60, maxLength: 300 }), (steps) => {
      const hall = new HallLog()
      for (const [counter, staff] of [
        ['1', 'li'],
        ['2', 'wang'],
        ['3', 'zhao'],
      ] as const)
        hall.open(counter, staff)
      const overtaken = new Map<string, number>()
      for (const step of steps) {
        hall.now += step.minutes * 60_000
        const before = hall.state
        const start = hall.log.length
        hall.wish(wishOf(hall, step))
        for (const fact of hall.log.slice(start)) {
          if (fact.data === null) continue
          if (fact.type === 'ticket.requeued' && (fact.data as { where: string }).where === 'end')
            overtaken.delete((fact.data as { ticketId: string }).ticketId)
          if (fact.type !== 'ticket.called') continue
          const call = fact.data as { ticketId: string; counterId: string }
          const order = before.tickets.find(({ id }) => id === call.ticketId)?.order ?? Infinity
          const counter = before.counters.find(({ id }) => id === call.counterId)
          for (const other of before.tickets) {
            if (other.state !== 'waiting' || other.order >= order || !counter || !canCall(before, counter, other))
              continue
            const since = overtaken.get(other.id)
            if (since === undefined) overtaken.set(other.id, hall.now)
            else
              assert.ok(
                hall.now - since < 20 * 60_000,
                `${other.number} was overtaken ${(hall.now - since) / 60_000} min after the first time`,
              )
          }
        }
      }
    }),
    { numRuns: 300 },
  )
})
