import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '#shared/domain/queue/decide.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { TicketId } from '#shared/domain/queue/ids.ts'
import { formatNumber } from '#shared/domain/queue/numbering.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'

const HOUR = 3_600_000

const numberOf = (hall: HallLog, id: TicketId): string | null | undefined => hall.ticket(id)?.number

test('numbers count on until the hall-day begins at 04:00 local time, then start again', () => {
  const hall = new HallLog()
  hall.now = Date.parse('2026-11-23T19:59:00Z') // 03:59 in Shanghai
  assert.equal(numberOf(hall, hall.issue('A')), 'A001')
  assert.equal(numberOf(hall, hall.issue('A')), 'A002')
  assert.equal(numberOf(hall, hall.issue('B')), 'B001')
  hall.now += 60_000
  hall.wish({ type: 'tick', jumpMs: 0 })
  assert.equal(hall.state.tickets.length, 0, 'who still waited has expired')
  assert.equal(numberOf(hall, hall.issue('A')), 'A001')
})

test('numbers grow wider after 999', () => {
  assert.deepEqual(
    [7, 999, 1000].map((count) => formatNumber('A', count)),
    ['A007', 'A999', 'A1000'],
  )
})

test('the day ends for those who wait, not for the customer at the counter, whose clerk goes home afterwards', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.open('2', 'wang')
  const served = hall.issue('A')
  hall.at('1', { action: 'call-next' })
  hall.at('1', { action: 'start' })
  hall.issue('A')
  hall.now += 24 * HOUR
  hall.wish({ type: 'tick', jumpMs: 0 })
  assert.deepEqual(
    hall.state.tickets.map(({ id }) => id),
    [served],
  )
  assert.equal(hall.counter('2').state, 'closed')
  hall.at('1', { action: 'finish' })
  assert.equal(hall.counter('1').state, 'closed')
  const { length } = hall.log
  hall.wish({ type: 'tick', jumpMs: 0 })
  assert.equal(hall.log.length, length, 'a day ends once')
})

test('a clock that jumps by years ends no day while people wait: it raises a notice and goes on counting', () => {
  const hall = new HallLog()
  const waiting = hall.issue('A')
  const eightYears = 8 * 365 * 24 * HOUR
  hall.now += eightYears
  hall.wish({ type: 'tick', jumpMs: eightYears })
  assert.equal(hall.state.notices[0]?.code, 'clock-jumped')
  assert.equal(hall.ticket(waiting)?.state, 'waiting')
  assert.equal(numberOf(hall, hall.issue('A')), 'A002', 'two people never hold one number')
  hall.now += HOUR
  hall.wish({ type: 'tick', jumpMs: 0 })
  assert.equal(hall.state.tickets.length, 2)
  hall.now -= eightYears
  hall.wish({ type: 'tick', jumpMs: -eightYears })
  assert.deepEqual(hall.state.notices, [], 'the clock came back')
  assert.equal(numberOf(hall, hall.issue('A')), 'A003')
})

test('when the last one has been served, a doubted day ends', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.issue('A')
  hall.now += 48 * HOUR
  hall.wish({ type: 'tick', jumpMs: 48 * HOUR })
  for (const action of ['call-next', 'start', 'finish'] as const) hall.at('1', { action })
  hall.wish({ type: 'tick', jumpMs: 0 })
  assert.deepEqual([hall.state.notices.length, hall.counter('1').state], [0, 'closed'])
  assert.equal(numberOf(hall, hall.issue('A')), 'A001')
})

test('a clock that runs back a day and forward again repeats no number', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  const serve = (): void => {
    for (const action of ['call-next', 'start', 'finish'] as const) hall.at('1', { action })
  }
  const given: string[] = []
  for (const shift of [0, -24 * HOUR, 24 * HOUR, 0]) {
    hall.now += shift
    hall.wish({ type: 'tick', jumpMs: shift })
    const id = hall.issue('A')
    given.push(`${hall.ticket(id)?.day} ${numberOf(hall, id)}`)
    if (hall.counter('1').state === 'closed') hall.open('1', 'li')
    serve()
  }
  assert.equal(new Set(given).size, given.length, given.join())
})

test('the manager can end the day by hand', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.issue('A')
  hall.wish({ type: 'end-day' })
  assert.deepEqual([hall.state.tickets.length, hall.counter('1').state], [0, 'closed'])
})

test('kiosks stop at closing time and start at opening time', () => {
  const hall = new HallLog({ ...SMALL_HALL, hours: { open: '08:30', close: '17:30', ticketsOutside: 'refuse' } })
  const give = (utc: string): boolean => {
    hall.now = Date.parse(utc)
    return hall.ticket(hall.issue('A')) !== undefined
  }
  assert.deepEqual(
    ['2026-11-23T00:29:59Z', '2026-11-23T00:30:00Z', '2026-11-23T09:29:59Z', '2026-11-23T09:30:00Z'].map(give),
    [false, true, true, false],
  )
})

test('a new configuration keeps what goes on, puts back who stood at a counter that is gone, and lets go of services that are gone', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.open('2', 'wang')
  const [a, b, v] = [hall.issue('A'), hall.issue('B'), hall.issue('V')]
  hall.at('1', { action: 'call', ticket: a })
  hall.at('1', { action: 'start' })
  hall.at('2', { action: 'call', ticket: b })
  const config: HallConfig = {
    ...SMALL_HALL,
    services: SMALL_HALL.services.filter(({ id }) => id !== 'V'),
    counters: SMALL_HALL.counters.filter(({ id }) => id === '1'),
  }
  hall.wish({ type: 'configure', config })
  assert.deepEqual(
    [hall.ticket(a)?.state, hall.ticket(b)?.state, hall.ticket(v)?.state],
    ['serving', 'waiting', undefined],
  )
  const { length } = hall.log
  hall.wish({ type: 'configure', config })
  assert.equal(hall.log.length, length, 'the same configuration is no news')
})

test('an appointment checks in on its day, gets its number then, and its head start from its hour on', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  const booked = hall.newId() as TicketId
  hall.wish({
    type: 'book',
    ticketId: booked,
    service: 'A' as never,
    appointmentAt: new Date(hall.now + HOUR).toISOString() as never,
  })
  const early = hall.issue('A')
  hall.pass(5)
  hall.wish({ type: 'check-in', ticket: booked })
  assert.equal(numberOf(hall, booked), 'A002')
  hall.at('1', { action: 'call-next' })
  assert.equal(hall.counter('1').ticket, early, 'before its hour it is a ticket like any other')
  hall.at('1', { action: 'no-show' })
  hall.pass(50)
  hall.issue('A')
  hall.pass(6)
  hall.at('1', { action: 'call-next' })
  assert.equal(hall.counter('1').ticket, booked)
})

test('appointments take half of the counters’ time in a quarter of an hour, and no customer more', () => {
  const hall = new HallLog()
  const service = SMALL_HALL.services[0]!
  const serving = SMALL_HALL.counters.filter(({ serves }) => serves.some((one) => one.service === service.id)).length
  const room = Math.max(1, Math.floor((serving * 15) / 2 / service.typicalMin))
  const bookAt = (minutes: number) =>
    hall.wish({
      type: 'book',
      ticketId: hall.newId() as TicketId,
      service: service.id,
      appointmentAt: new Date(hall.now + HOUR + minutes * 60_000).toISOString() as never,
    })
  for (let n = 0; n < room; n++) assert.ok(bookAt(n % 15).ok, `appointment ${n + 1} of ${room}`)
  assert.deepEqual(bookAt(14), { ok: false, refusal: { code: 'appointments-full', field: 'appointmentAt' } })
  assert.ok(bookAt(15).ok, 'the next quarter has room')
})

test('a hall takes 500 appointments a day and 2,000 in all, and has room again when one is over', () => {
  const hall = new HallLog()
  const { state } = hall
  hall.wish({
    type: 'book',
    ticketId: 'first' as TicketId,
    service: 'A' as never,
    appointmentAt: new Date(hall.now + HOUR).toISOString() as never,
  })
  const [one] = hall.state.tickets
  assert.ok(one)
  const bookedOn = (count: number, day: string, hour: number): QueueState => ({
    ...state,
    tickets: Array.from({ length: count }, (_, n) => ({
      ...one,
      id: `t${n}` as TicketId,
      day: day as typeof one.day,
      appointmentAt: new Date(hall.now + hour * HOUR).toISOString() as never,
    })),
  })
  const later = new Date(hall.now + 3 * HOUR).toISOString() as never
  const wish = { type: 'book', ticketId: 'last' as TicketId, service: 'A' as never, appointmentAt: later } as const
  const context = { at: new Date(hall.now).toISOString() as never, newId: hall.newId }
  for (const [room, full] of [
    [bookedOn(499, one.day, 1), bookedOn(500, one.day, 1)],
    [bookedOn(1_999, '2026-12-24', 700), bookedOn(2_000, '2026-12-24', 700)],
  ] as const) {
    assert.ok(decide(room, wish, context).ok)
    const decision = decide(full, wish, context)
    assert.ok(!decision.ok && decision.refusal.code === 'appointments-full')
  }
})
