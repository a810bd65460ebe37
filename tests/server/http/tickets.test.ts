import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IssuedTicketSchema, TicketViewSchema } from '#shared/protocol/schemas/answers.ts'
import { HALL, openHttp } from './rig.ts'

test('a customer takes a ticket and is told number, people ahead and a key', async () => {
  const { post, close } = await openHttp()
  const first = await post(`${HALL}/tickets`, { service: 'C' })
  assert.equal(first.status, 201)
  assert.match(first.body.key, /^[\w-]{22}$/)
  assert.equal(IssuedTicketSchema.parse(first.body).number, 'C001')
  const second = await post(`${HALL}/tickets`, { service: 'D', class: 'elderly' })
  assert.deepEqual([second.body.number, second.body.ahead, second.body.class], ['D001', 1, 'elderly'])
  await close()
})

test('a ticket asked for twice with one key is one ticket, and the second answer still has its QR key', async () => {
  const { post, hall, close } = await openHttp()
  const once = { 'idempotency-key': 'tap-1' }
  const [first, again] = await Promise.all([
    post(`${HALL}/tickets`, { service: 'C' }, once),
    post(`${HALL}/tickets`, { service: 'C' }, once),
  ])
  assert.deepEqual(again.body, first.body)
  assert.equal(hall.fold().queue.tickets.length, 1)
  const other = await post(`${HALL}/tickets`, { service: 'A' }, once)
  assert.deepEqual([other.status, other.body.code], [422, 'key-reused'])
  await close()
})

test('a refusal is kept under its key too, and given again when the hall would now agree', async () => {
  const { post, act, issue, close } = await openHttp()
  await act('4', 'open', { staff: 'li-na' })
  const once = { 'idempotency-key': 'click-1' }
  assert.equal((await post(`${HALL}/counters/4/call-next`, undefined, once)).body.code, 'nobody-waiting')
  await issue()
  assert.equal((await post(`${HALL}/counters/4/call-next`, undefined, once)).body.code, 'nobody-waiting')
  assert.equal((await act('4', 'call-next')).status, 200)
  await close()
})

test('an idempotency key that no header may hold is named', async () => {
  const { post, close } = await openHttp()
  for (const key of ['', 'a b', 'x'.repeat(256)]) {
    const { status, body } = await post(`${HALL}/tickets`, { service: 'C' }, { 'idempotency-key': key })
    assert.deepEqual([status, body.code], [400, 'bad-key'], JSON.stringify(key))
  }
  await close()
})

test('the holder follows a ticket to the counter and to its end', async () => {
  const { send, act, issue, close } = await openHttp()
  const { id, key } = await issue()
  const look = async () => TicketViewSchema.parse((await send(`${HALL}/tickets/${id}?key=${key}`)).body)
  assert.equal((await look()).state, 'waiting')
  await act('4', 'open', { staff: 'li-na' })
  await act('4', 'call-next')
  const called = await look()
  assert.deepEqual(
    [called.state, called.counter, called.call?.ticketNumber, called.ahead],
    ['called', '4', 'C001', null],
  )
  await act('4', 'start')
  await act('4', 'finish')
  const done = await look()
  assert.deepEqual([done.state, done.number, done.counter], ['done', 'C001', null])
  await close()
})

test('who has gone cannot give up: the answer says the state the ticket is in', async () => {
  const { post, issue, close } = await openHttp()
  const { id } = await issue()
  const cancelled = await post(`${HALL}/tickets/${id}/cancel`)
  assert.deepEqual([cancelled.status, cancelled.body.state], [200, 'cancelled'])
  const again = await post(`${HALL}/tickets/${id}/cancel`)
  assert.deepEqual(
    [again.status, again.body.code, again.body.state, again.body.field],
    [409, 'wrong-state', 'cancelled', 'id'],
  )
  const stranger = await post(`${HALL}/tickets/0199-nobody/cancel`)
  assert.deepEqual([stranger.status, stranger.body.code, stranger.body.field], [404, 'unknown-ticket', 'id'])
  await close()
})

test('an appointment has no number until its customer checks in', async () => {
  const { post, close } = await openHttp()
  const booked = await post(`${HALL}/tickets`, { service: 'A', appointmentAt: '2026-11-23T11:00:00+08:00' })
  assert.deepEqual(
    [booked.status, booked.body.number, booked.body.appointmentAt],
    [201, null, '2026-11-23T03:00:00.000Z'],
  )
  const here = await post(`${HALL}/tickets/${booked.body.id}/check-in`)
  assert.deepEqual([here.body.state, here.body.number, here.body.class], ['waiting', 'A001', 'appointment'])
  const past = await post(`${HALL}/tickets`, { service: 'A', appointmentAt: '2020-01-01T00:00:00Z' })
  assert.deepEqual([past.status, past.body.code, past.body.field], [409, 'appointment-past', 'appointmentAt'])
  await close()
})

test('a waiting customer changes class and is sent to another service, keeping the place', async () => {
  const { post, issue, close } = await openHttp()
  const { id } = await issue()
  assert.equal((await post(`${HALL}/tickets/${id}/class`, { class: 'elderly' })).body.class, 'elderly')
  assert.equal((await post(`${HALL}/tickets/${id}/transfer`, { service: 'A' })).body.service, 'A')
  const nowhere = await post(`${HALL}/tickets/${id}/transfer`, { counter: '77' })
  assert.deepEqual([nowhere.status, nowhere.body.code, nowhere.body.field], [404, 'unknown-counter', 'counter'])
  await close()
})
