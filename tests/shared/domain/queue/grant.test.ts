import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CounterAction, CounterWish } from '#shared/domain/queue/wishes.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'

const RATED_HALL = { ...SMALL_HALL, evaluation: { enabled: true, clerk: 'name' } } as const

/** A hall whose counter 1 has done that, one after another, with as many customers as it needs. */
function hallAfter(...actions: readonly CounterAction[]): HallLog {
  const hall = new HallLog(RATED_HALL)
  hall.open('1', 'li')
  for (let customer = 0; customer < 3; customer++) hall.issue('A')
  hall.pass(7)
  for (const action of actions) hall.at('1', { action } as CounterWish)
  return hall
}

const granted = (hall: HallLog) => hall.log.filter(({ type }) => type === 'evaluation.granted')

test('a finished service gives one grant, in the same append, with who served and how long the customer waited', () => {
  const hall = hallAfter('call-next', 'start', 'finish')
  const [grant, ...more] = granted(hall)
  assert.equal(more.length, 0)
  assert.equal(grant!.sequence, hall.log.find(({ type }) => type === 'ticket.finished')!.sequence + 1)
  const { grantId, ticketNumber, staffId, waitedMin } = hall.counter('1').grant!
  assert.deepEqual([ticketNumber, staffId, waitedMin], ['A001', 'li', 7])
  assert.equal(grant!.subject, `grants/${grantId}`)
})

test('calling the next customer finishes, grants and calls at once; the grant lapses when that service starts, not before', () => {
  const hall = hallAfter('call-next', 'start', 'call-next')
  assert.equal(hall.counter('1').grant?.ticketNumber, 'A001')
  hall.at('1', { action: 'no-show' })
  assert.equal(hall.counter('1').grant?.ticketNumber, 'A001')
  hall.at('1', { action: 'call-next' })
  hall.at('1', { action: 'start' })
  assert.equal(hall.counter('1').grant, null)
})

test('no finished service, no grant: not for a no-show, a hold, a transfer or a customer who comes back to the same clerk', () => {
  for (const end of [{ action: 'no-show' }, { action: 'hold' }, { action: 'transfer', to: { service: 'B' } }])
    assert.equal(
      granted(
        (() => {
          const hall = hallAfter('call-next')
          hall.at('1', end as CounterWish)
          return hall
        })(),
      ).length,
      0,
    )
})

test('a service that is taken back takes its grant along, and gives another when it is finished again', () => {
  const hall = hallAfter('call-next', 'start', 'finish')
  const first = hall.counter('1').grant
  hall.at('1', { action: 'reopen' })
  assert.equal(hall.counter('1').grant, null)
  hall.at('1', { action: 'finish' })
  assert.notEqual(hall.counter('1').grant?.grantId, first?.grantId)
})

test('a hall that asks nobody grants nothing', () => {
  const hall = new HallLog(SMALL_HALL)
  hall.open('1', 'li')
  hall.issue('A')
  for (const action of ['call-next', 'start', 'finish'] as const) hall.at('1', { action })
  assert.equal(granted(hall).length, 0)
})
