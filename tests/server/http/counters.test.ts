import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CounterAnswerSchema, ProblemSchema } from '#shared/protocol/schemas/answers.ts'
import { HallSnapshotSchema } from '#shared/protocol/schemas/hall.ts'
import { HALL, openHttp } from './rig.ts'

test('a clerk works through a day: open, call, recall, start, transfer and back, finish, reopen, pause, close', async () => {
  const { act, issue, close } = await openHttp()
  await issue('A')
  const steps: readonly (readonly [string, string, unknown, string])[] = [
    ['1', 'open', { staff: 'li-na' }, 'idle'],
    ['3', 'open', { staff: 'wang-lei' }, 'idle'],
    ['1', 'call-next', {}, 'calling'],
    ['1', 'recall', {}, 'calling'],
    ['1', 'start', {}, 'serving'],
    ['1', 'transfer', { counter: '3', returnToMe: true }, 'idle'],
    ['3', 'call-next', {}, 'calling'],
    ['3', 'start', {}, 'serving'],
    ['3', 'finish', {}, 'idle'],
    ['1', 'call-next', {}, 'calling'],
    ['1', 'start', {}, 'serving'],
    ['1', 'finish', {}, 'idle'],
    ['1', 'reopen', {}, 'serving'],
    ['1', 'pause', { reason: '午休', backAt: '2026-11-23T05:30:00Z' }, 'serving'],
    ['1', 'finish', {}, 'paused'],
    ['1', 'resume', {}, 'idle'],
    ['1', 'close', {}, 'closed'],
  ]
  let sequence = 0
  for (const [counter, action, body, state] of steps) {
    const answer = await act(counter, action, body)
    assert.equal(answer.status, 200, `${action}: ${JSON.stringify(answer.body)}`)
    const parsed = CounterAnswerSchema.parse(answer.body)
    assert.equal(parsed.counter.state, state, action)
    assert.equal(parsed.ticket !== null, state === 'calling' || state === 'serving', action)
    assert.ok(parsed.sequence > sequence, action)
    sequence = parsed.sequence
  }
  await close()
})

test('a double click on next does not lose a customer: the second is refused with what is at the counter', async () => {
  const { act, issue, close } = await openHttp()
  await issue()
  await issue()
  await act('4', 'open', { staff: 'li-na' })
  await act('4', 'call-next')
  const twice = await act('4', 'call-next')
  assert.equal(twice.status, 409)
  const problem = ProblemSchema.parse(twice.body)
  assert.deepEqual([problem.code, problem.state, problem.current?.ticket?.number], ['counter-busy', 'calling', 'C001'])
  assert.equal(twice.headers.get('content-type'), 'application/problem+json; charset=utf-8')
  await close()
})

test('a ticket that has ended cannot be chosen, and one that never was is unknown', async () => {
  const { act, issue, post, close } = await openHttp()
  const { id } = await issue()
  await post(`${HALL}/tickets/${id}/cancel`)
  await act('4', 'open', { staff: 'li-na' })
  const ended = await act('4', 'call', { ticket: id })
  assert.deepEqual([ended.status, ended.body.code, ended.body.state], [409, 'wrong-state', 'cancelled'])
  const never = await act('4', 'call', { ticket: 'nobody' })
  assert.deepEqual([never.status, never.body.code, never.body.field], [404, 'unknown-ticket', 'ticket'])
  await close()
})

test('unknown counters, clerks, services and actions are 404 and named', async () => {
  const { act, post, close } = await openHttp()
  const cases: readonly (readonly [Promise<{ status: number; body: any }>, string, string | undefined])[] = [
    [act('99', 'open', { staff: 'li-na' }), 'unknown-counter', 'counter'],
    [act('1', 'open', { staff: 'nobody' }), 'unknown-staff', 'staff'],
    [post(`${HALL}/tickets`, { service: 'Z' }), 'unknown-service', 'service'],
    [act('1', 'dance'), 'unknown-route', undefined],
    [post('/api/v1/halls/elsewhere/tickets', { service: 'C' }), 'unknown-hall', 'hall'],
    [post(`${HALL}/calls/none/shown`, { screen: 'wall' }), 'unknown-call', 'callId'],
  ]
  for (const [asked, code, field] of cases) {
    const { status, body } = await asked
    assert.deepEqual([status, body.code, body.field], [404, code, field])
  }
  await close()
})

test('the clerk sees in the snapshot how many screens have shown a call', async () => {
  const { act, issue, post, send, close } = await openHttp()
  await issue()
  await act('4', 'open', { staff: 'li-na' })
  const { body } = await act('4', 'call-next')
  for (const screen of ['wall', 'sign', 'wall']) {
    assert.equal((await post(`${HALL}/calls/${body.call.callId}/shown`, { screen })).status, 204)
  }
  const snapshot = await send(HALL)
  HallSnapshotSchema.parse(snapshot.body)
  assert.equal(snapshot.body.shown[body.call.callId], 2)
  assert.equal(snapshot.headers.get('cache-control'), 'no-store')
  await close()
})

test('the manager ends the day: who waits is let go of, counters close', async () => {
  const { act, issue, post, close } = await openHttp()
  await issue()
  await act('4', 'open', { staff: 'li-na' })
  const ended = await post(`${HALL}/day/end`)
  assert.deepEqual([ended.status, ended.body.expired, ended.body.closed], [200, 1, 1])
  await close()
})
