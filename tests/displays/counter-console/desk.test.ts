import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Desk, deskOf, elapsed, waitedMin } from '#displays/counter-console/desk.ts'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'

function look(hall: HallLog, counter = '1'): Desk {
  const desk = deskOf(hall.state, counter as CounterId, instantOf(hall.now))
  assert.ok(desk)
  return desk
}

describe("a clerk's view of the hall", () => {
  it('does not exist for a counter the hall does not have', () => {
    assert.equal(deskOf(new HallLog().state, '9' as CounterId, instantOf(0)), null)
  })

  it('lists who may be called here in the order they will be, not who waits for other counters', () => {
    const hall = new HallLog()
    hall.open('1', 'li')
    hall.issue('V')
    hall.issue('A')
    hall.issue('B', 'elderly')
    assert.deepEqual(
      look(hall).queue.map(({ number }) => number),
      ['B001', 'A001'],
    )
    assert.equal(look(hall).waiting, 2)
    assert.deepEqual(
      look(hall).loads.map(({ waiting, mine }) => [waiting, mine]),
      [
        [1, true],
        [1, true],
        [1, false],
      ],
    )
  })

  it('counts everybody, and lists the first sixty', () => {
    const hall = new HallLog()
    hall.open('1', 'li')
    for (let place = 0; place < 70; place++) hall.issue('A')
    assert.equal(look(hall).queue.length, 60)
    assert.equal(look(hall).waiting, 70)
  })

  it('puts those whom this counter missed before those of others, the latest first', () => {
    const hall = new HallLog()
    hall.open('1', 'li')
    hall.open('2', 'wang')
    for (const counter of ['2', '1', '1']) {
      hall.issue('A')
      hall.at(counter, { action: 'call-next' })
      hall.pass(1)
      hall.at(counter, { action: 'no-show' })
    }
    assert.deepEqual(
      look(hall).missed.map(({ number }) => number),
      ['A003', 'A002', 'A001'],
    )
    assert.deepEqual(
      look(hall, '2').missed.map(({ number }) => number),
      ['A001', 'A003', 'A002'],
    )
  })

  it('names the clerk, the customer, the service and the call', () => {
    const hall = new HallLog()
    hall.open('1', 'li')
    hall.issue('A')
    hall.at('1', { action: 'call-next' })
    const { clerk, ticket, service, call } = look(hall)
    assert.deepEqual([clerk, ticket?.number, service?.id, call?.ticketNumber], ['li', 'A001', 'A', 'A001'])
  })

  it('reads times as clerks do: waits in whole minutes, service to the second, never negative', () => {
    const then = instantOf(1_000_000)
    assert.equal(waitedMin(then, instantOf(1_000_000 + 119_000)), 1)
    assert.equal(elapsed(then, instantOf(1_000_000 + 65_000)), '1:05')
    assert.equal(elapsed(then, instantOf(1_000_000 + 3_723_000)), '1:02:03')
    assert.equal(elapsed(then, instantOf(0)), '0:00')
  })
})
