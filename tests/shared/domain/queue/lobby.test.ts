import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ServiceId } from '#shared/domain/queue/ids.ts'
import { lobbyView } from '#shared/domain/queue/lobby.ts'
import { type Instant, instantOf } from '#shared/domain/time/instant.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'

const at = (hall: HallLog): Instant => instantOf(hall.now)
const view = (hall: HallLog, p80Min = 12) =>
  lobbyView(hall.state, [{ service: 'A' as ServiceId, wait: { p50Min: 5, p80Min } }], at(hall))
const service = (hall: HallLog, id: string, p80Min = 12) =>
  view(hall, p80Min).services.find(({ service }) => service.id === id)!

test('an empty hall has nobody who waits, and says nothing of waits nobody can know', () => {
  const hall = new HallLog()
  const { waiting, longest, open, counters } = view(hall)
  assert.deepEqual([waiting, longest, open, counters.length], [0, null, 0, SMALL_HALL.counters.length])
  const { wait, served, longest: first } = service(hall, 'A')
  assert.deepEqual([wait, served, first], [null, false, null])
})

test('each line tells how many wait and who longest; the hall’s longest is the longest of them', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.issue('A')
  hall.pass(3)
  hall.issue('B')
  hall.issue('A')
  hall.pass(4.9)
  assert.deepEqual([service(hall, 'A').waiting, service(hall, 'B').waiting, view(hall).waiting], [2, 1, 3])
  assert.deepEqual([service(hall, 'A').longest?.ticketNumber, service(hall, 'A').longest?.waitedMin], ['A001', 7])
  assert.deepEqual([view(hall).longest?.ticketNumber, view(hall).longest?.waitedMin], ['A001', 7])
})

test('a wait is late by what lies beyond the target of its service, and an expected one likewise', () => {
  const target = SMALL_HALL.services.find(({ id }) => id === 'A')!.targetMin
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.issue('A')
  hall.pass(target)
  assert.equal(service(hall, 'A').longest?.lateMin, 0)
  hall.pass(3)
  assert.equal(service(hall, 'A').longest?.lateMin, 3)
  assert.deepEqual(
    [service(hall, 'A', target).expectedLateMin, service(hall, 'A', target + 7.5).expectedLateMin],
    [0, 7],
  )
})

test('a service without a target is never late', () => {
  const services = SMALL_HALL.services.map((one) => ({ ...one, targetMin: 0 }))
  const hall = new HallLog({ ...SMALL_HALL, services })
  hall.issue('A')
  hall.pass(600)
  assert.equal(service(hall, 'A').longest?.lateMin, 0)
})

test('who is called or served waits no longer, and stands at the counter with their service and since when', () => {
  const hall = new HallLog()
  hall.open('1', 'li')
  hall.issue('A')
  hall.at('1', { action: 'call-next' })
  hall.pass(2)
  const { waiting, counters, open } = view(hall)
  const [{ counter, ticket, service: served, sinceMin, clerk }] = counters as [(typeof counters)[number]]
  assert.deepEqual(
    [waiting, open, counter.state, ticket?.number, served?.id, sinceMin],
    [0, 1, 'calling', 'A001', 'A', 2],
  )
  assert.equal(clerk, SMALL_HALL.staff.find(({ id }) => id === 'li')!.name)
})
