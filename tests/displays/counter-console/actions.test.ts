import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type DeskAction, obstacleTo, reopenSeconds, transferTargets } from '#displays/counter-console/actions.ts'
import { decide } from '#shared/domain/queue/decide.ts'
import type { CounterId, StaffId, TicketId } from '#shared/domain/queue/ids.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'

const PLAIN = [
  'call-next',
  'recall',
  'start',
  'finish',
  'no-show',
  'hold',
  'reopen',
  'pause',
  'resume',
  'close',
] as const

/** A wish that fails only if the action itself is out of place: its targets are free and known. */
function wishFor(action: DeskAction, state: QueueState, counter: string): CounterWish | null {
  const seat = state.counters.find(({ id }) => id === counter)
  if (action === 'open') return { action, staff: 'chen' as StaffId }
  if (action === 'put-back')
    return { action: 'requeue', ticket: seat?.ticket ?? ('none' as TicketId), where: 'original' }
  if (action === 'transfer') {
    const [to] = seat ? transferTargets(state, seat) : []
    return { action, to: to ?? { counter: '3' as CounterId } }
  }
  if (action === 'call') {
    const free = state.tickets.find(({ state }) => state === 'waiting' || state === 'missed' || state === 'held')
    return free ? { action, ticket: free.id } : null
  }
  return { action } as CounterWish
}

const ACTIONS: readonly DeskAction[] = [...PLAIN, 'open', 'put-back', 'transfer', 'call']

describe('what a clerk may press', () => {
  it('is exactly what the hall would grant, on random mornings', () => {
    const step = fc.record({
      action: fc.constantFrom(...ACTIONS),
      issue: fc.boolean(),
      seconds: fc.integer({ min: 0, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const hall = new HallLog()
        for (const { action, issue, seconds } of steps) {
          hall.now += seconds * 1000
          if (issue) hall.issue('A')
          for (const asked of ACTIONS) agree(hall, asked)
          const wish = wishFor(action, hall.state, '1')
          if (wish) hall.at('1', wish)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('at a closed counter is nothing but opening it', () => {
    const hall = new HallLog()
    hall.issue('A')
    assert.deepEqual(legal(hall), ['open'])
  })

  it('while a customer is being called never includes calling another one', () => {
    const hall = new HallLog()
    hall.open('1', 'li')
    hall.issue('A')
    hall.issue('A')
    hall.at('1', { action: 'call-next' })
    assert.deepEqual(legal(hall), ['recall', 'start', 'no-show', 'hold', 'pause', 'close', 'put-back', 'transfer'])
  })

  it('lets a finish be taken back for a minute and says how long still', () => {
    const hall = new HallLog()
    hall.open('1', 'li')
    hall.issue('A')
    hall.at('1', { action: 'call-next' })
    hall.at('1', { action: 'start' })
    hall.at('1', { action: 'finish' })
    hall.now += 20_500
    assert.equal(reopenSeconds(hall.counter('1'), instantOf(hall.now)), 40)
    assert.equal(obstacleTo('reopen', hall.state, hall.counter('1'), instantOf(hall.now)), null)
    hall.now += 40_000
    assert.equal(reopenSeconds(hall.counter('1'), instantOf(hall.now)), 0)
    assert.equal(obstacleTo('reopen', hall.state, hall.counter('1'), instantOf(hall.now)), 'too-late-to-reopen')
  })

  it('offers for a transfer every other service and every counter at work, never here', () => {
    const hall = new HallLog()
    hall.open('1', 'li')
    hall.open('2', 'wang')
    hall.issue('A')
    hall.at('1', { action: 'call-next' })
    assert.deepEqual(transferTargets(hall.state, hall.counter('1')), [
      { service: 'B' },
      { service: 'V' },
      { counter: '2' },
    ])
  })
})

function legal(hall: HallLog): DeskAction[] {
  return ACTIONS.filter(
    (action) => action !== 'call' && obstacleTo(action, hall.state, hall.counter('1'), instantOf(hall.now)) === null,
  )
}

function agree(hall: HallLog, action: DeskAction): void {
  const wish = wishFor(action, hall.state, '1')
  if (!wish) return
  const at = instantOf(hall.now)
  const decision = decide(
    hall.state,
    { type: 'counter', counter: '1' as CounterId, ...wish },
    { at, newId: () => 'new' },
  )
  const obstacle = obstacleTo(action, hall.state, hall.counter('1'), at)
  const asked = `${action} at a counter ${hall.counter('1').state}`
  assert.equal(
    obstacle === null,
    decision.ok,
    `${asked}: the button says ${obstacle}, the hall ${JSON.stringify(decision)}`,
  )
}
