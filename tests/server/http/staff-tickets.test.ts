import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#tests/server/hall/rig.ts'
import { openReal } from './real-hall.ts'
import { HALL } from './rig.ts'

interface Taken {
  readonly id: string
  readonly key: string
}

/** A real hall with a pad at counter 3, where a clerk sits, and what each way to a ticket gives. */
async function staffed() {
  const http = await openReal()
  const { post, send, hall, clock, admin, join, pair } = http
  const pad = await pair(admin, { kind: 'evaluation-pad', counter: '3' })
  const kiosk = await pair(admin, { kind: 'ticket-kiosk' })
  const clerk = await join('li.na', 'clerk', 'li-na')
  await post(`${HALL}/counters/3/open`, { staff: 'li-na' }, admin)
  const take = async (headers: Record<string, string>, said: object = {}): Promise<Taken> => {
    const { status, body } = await post(`${HALL}/tickets`, { service: 'B', ...said }, headers)
    assert.equal(status, 201, JSON.stringify(body))
    return body
  }
  const serve = async (...before: readonly string[]): Promise<string> => {
    for (const action of [...before, 'call-next', 'start', 'finish'])
      assert.equal((await post(`${HALL}/counters/3/${action}`, {}, admin)).status, 200, action)
    return hall.fold().queue.counters.find(({ id }) => id === '3')!.grant!.grantId
  }
  /** Without a cookie: a phone. */
  const rate = ({ id, key }: Taken, grant: string) =>
    post(`${HALL}/tickets/${id}/evaluation?key=${key}`, {
      id: newId(),
      grant,
      level: 5,
      tappedAt: new Date(clock.now()).toISOString(),
    })
  const question = ({ id, key }: Taken) => send(`${HALL}/tickets/${id}/grant?key=${key}`)
  return { ...http, pad, kiosk, clerk, take, serve, rate, question }
}

test('the key of a ticket that a clerk gave out follows the ticket and rates nothing, long after the clerk has signed out', async () => {
  const { hall, admin, clerk, take, serve, rate, question, join, send, drop, close } = await staffed()
  const manager = await join('wang', 'manager')
  for (const { cookie } of [clerk, manager, admin]) {
    const ticket = await take({ cookie })
    assert.equal((await question(ticket)).status, 200)
    const grant = await serve()
    if (cookie === clerk.cookie) await drop('/api/v1/session', { cookie })
    const { sequence } = hall.fold().queue
    const refused = await rate(ticket, grant)
    assert.deepEqual([refused.status, refused.body.code], [403, 'no-right'])
    assert.deepEqual([(await question(ticket)).status, (await question(ticket)).body.grant], [200, null])
    assert.equal((await send(`${HALL}/tickets/${ticket.id}?key=${ticket.key}`)).body.state, 'done')
    assert.equal(hall.fold().queue.sequence, sequence)
  }
  await close()
})

test('a customer who was given a ticket by a clerk looks at it and gives it up by its key', async () => {
  const { clerk, take, post, send, close } = await staffed()
  const { id, key } = await take({ cookie: clerk.cookie })
  assert.equal((await send(`${HALL}/tickets/${id}?key=${key}`)).body.state, 'waiting')
  assert.equal((await post(`${HALL}/tickets/${id}/class?key=${key}`, { class: 'vip' })).status, 401)
  assert.equal((await post(`${HALL}/tickets/${id}/cancel?key=${key}`, {})).body.state, 'cancelled')
  await close()
})

test('so it is with an appointment that a clerk booked, and with a ticket that was sent to another counter', async () => {
  const { hall, clock, admin, clerk, take, post, serve, rate, close } = await staffed()
  const appointmentAt = new Date(clock.now() + 1_800_000).toISOString()
  const booked = await take({ cookie: clerk.cookie }, { appointmentAt })
  assert.equal((await post(`${HALL}/tickets/${booked.id}/check-in`, {}, admin)).status, 200)
  assert.equal((await rate(booked, await serve())).status, 403)
  const sent = await take({ cookie: clerk.cookie }, { service: 'A' })
  const to = { counter: '3' }
  assert.equal((await post(`${HALL}/tickets/${sent.id}/transfer`, to, { cookie: clerk.cookie })).status, 200)
  const grant = await serve()
  assert.equal(hall.fold().queue.counters.find(({ id }) => id === '3')!.grant!.ticketId, sent.id)
  assert.equal((await rate(sent, grant)).status, 403)
  await close()
})

test('asked twice under one key, a clerk is answered the same key of the ticket, and it rates no more than before', async () => {
  const { clerk, take, serve, rate, close } = await staffed()
  const headers = { cookie: clerk.cookie, 'idempotency-key': 'tap-1' }
  const first = await take(headers)
  assert.deepEqual(await take(headers), first)
  assert.equal((await rate(first, await serve())).status, 403)
  await close()
})

test('a customer at the kiosk, and one of an integrator’s program, rates with the key: no person of the hall has seen it', async () => {
  const { admin, kiosk, take, post, serve, rate, question, close } = await staffed()
  const { body } = await post('/api/v1/tokens', { label: 'kiosk of the town' }, admin)
  for (const headers of [{ cookie: kiosk.cookie }, { authorization: `Bearer ${body.secret}` }]) {
    const ticket = await take(headers)
    const grant = await serve()
    assert.equal((await question(ticket)).body.grant, grant)
    assert.equal((await rate(ticket, grant)).status, 201)
  }
  await close()
})

test('whoever is signed in at the kiosk is given no key that rates, whatever their account may', async () => {
  const { kiosk, join, take, serve, rate, close } = await staffed()
  const editor = await join('chen', 'editor')
  const ticket = await take({ cookie: `${kiosk.cookie}; ${editor.cookie}` })
  assert.equal((await rate(ticket, await serve())).status, 403)
  await close()
})

test('a pad whose disk fails hands a clerk’s ticket to the phone before it all the same, by a key that no clerk was given', async () => {
  const { pad, clerk, take, serve, send, rate, question, close } = await staffed()
  const ticket = await take({ cookie: clerk.cookie })
  const grant = await serve()
  const way = await send(`${HALL}/evaluations/grants/${grant}/phone`, { headers: { cookie: pad.cookie } })
  assert.equal(way.status, 200)
  assert.notEqual(way.body.key, ticket.key)
  const shown = { id: ticket.id, key: way.body.key }
  assert.equal((await question(shown)).body.grant, grant)
  assert.equal((await rate(shown, grant)).status, 201)
  await close()
})
