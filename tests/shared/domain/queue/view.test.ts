import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ServiceId, ZoneId } from '#shared/domain/queue/ids.ts'
import { labelParts } from '#shared/domain/queue/label.ts'
import { EMPTY_QUEUE } from '#shared/domain/queue/state.ts'
import { nextUp } from '#shared/domain/queue/outlook.ts'
import { boardView, callFate, stillNext } from '#shared/domain/queue/view.ts'
import { HallDay } from '#tests/fixtures/hall-day.ts'
import { YUNLING } from '#tests/fixtures/hall-config.ts'
import { busy, closed, waitsOf } from '#tests/fixtures/halls.ts'

const EAST = 'east' as ZoneId
const WEST = 'west' as ZoneId
const view = (day: HallDay, zone: ZoneId | null = null) => boardView(day.state, { zone, waits: waitsOf(day.state) })
const numbers = (list: readonly { readonly ticketNumber: string }[]): string =>
  list.map(({ ticketNumber }) => ticketNumber).join(' ')

describe('the calls of a board', () => {
  it('are newest first, without those nobody should follow any more', () => {
    assert.equal(numbers(view(busy()).calls), 'A008 C041 B012 D027 A007')
  })

  it('are, in a waiting zone, those of its own counters', () => {
    assert.equal(numbers(view(busy(), EAST).calls), 'A008 B012 A007')
    assert.equal(numbers(view(busy(), WEST).calls), 'C041 D027')
  })

  it('stand while the customer is expected, are honoured once they came, and withdrawn when they did not', () => {
    const day = busy()
    const call = day.state.calls[0]!
    assert.equal(callFate(day.state, call), 'standing')
    day.start('A008')
    assert.equal(callFate(day.state, call), 'honoured')
    day.finish('A008')
    assert.equal(callFate(day.state, call), 'honoured')
    const other = busy()
    other.miss('A008')
    assert.equal(callFate(other.state, call), 'withdrawn')
  })

  it('to a counter the ticket has left are withdrawn when another counter calls it', () => {
    const day = busy()
    const first = day.state.calls[0]!
    day.miss('A008').open(4).call('A008', 4)
    assert.equal(callFate(day.state, first), 'withdrawn')
    assert.equal(day.state.calls[0]?.counterId, '4')
  })
})

describe('the counters of a board', () => {
  it('say what they do and with which number', () => {
    const rows = view(busy()).counters.map(({ id, state, ticketNumber }) => `${id} ${state} ${ticketNumber ?? '-'}`)
    assert.deepEqual(rows, [
      '1 serving A007',
      '2 serving B012',
      '3 calling A008',
      '4 paused -',
      '5 serving C041',
      '6 serving D027',
    ])
  })

  it('say when a paused one comes back, and which service goes on', () => {
    const { counters } = view(busy())
    assert.equal(counters[3]?.backAt, '2026-11-23T02:40:00.000Z')
    assert.equal(counters[0]?.service?.name.zh, '新装增容')
    assert.equal(counters[5]?.class, 'elderly')
    assert.equal(counters[5]?.barrierFree, true)
  })

  it('of a zone are its own', () => {
    assert.deepEqual(
      view(busy(), WEST).counters.map(({ id }) => id),
      ['4', '5', '6'],
    )
  })
})

describe('the queues of a board', () => {
  it('count who waits for each service', () => {
    const rows = view(busy()).services.map(({ service, waiting }) => `${service.id}${waiting}`)
    assert.deepEqual(rows, ['A7', 'B4', 'C12', 'D1', 'V1'])
  })

  it('of a zone are those served there', () => {
    assert.deepEqual(
      view(busy(), WEST).services.map(({ service }) => service.id),
      ['C', 'D'],
    )
  })

  it('promise no wait where no open counter serves', () => {
    const rows = view(closed()).services
    assert.ok(rows.every(({ wait, served }) => wait === null && !served))
    const c = view(busy()).services.find(({ service }) => service.id === ('C' as ServiceId))
    assert.ok(c?.wait !== null && c?.served)
  })

  it('know that a hall with every counter closed is closed', () => {
    assert.equal(view(closed()).closed, true)
    assert.equal(view(busy()).closed, false)
  })

  it('of a hall nobody has configured are empty, and nothing breaks', () => {
    assert.deepEqual(boardView(EMPTY_QUEUE, { zone: null, waits: [] }).services, [])
    assert.deepEqual(nextUp(EMPTY_QUEUE, null, busy().now), [])
  })
})

describe('the missed shelf', () => {
  it('names the latest first', () => {
    assert.equal(numbers(view(busy()).missed), 'C038 C036 A003')
  })

  it('of a zone holds what its own counters missed', () => {
    assert.equal(numbers(view(busy(), EAST).missed), 'A003')
  })
})

describe('who is next', () => {
  it('is who the working counters would call, each once', () => {
    const day = busy()
    const next = numbers(nextUp(day.state, null, day.now))
    assert.equal(new Set(next.split(' ')).size, 6)
    assert.ok(next.includes('A009'))
    assert.ok(next.includes('C053'), 'the elderly customer at the bills counter')
  })

  it('begins with whoever has waited longest in the whole hall, whichever counter they are for', () => {
    const day = new HallDay(YUNLING).open(1, 2, 3, 5).issue('V001').pass(25).issue('A001', 'A002', 'B001').pass(1)
    const next = nextUp(day.state, null, day.now)
    assert.equal(next[0]?.ticketNumber, 'V001')
    assert.equal(next.length, 4)
  })

  it('names a ticket that two counters could call once, and all who wait in the end', () => {
    const day = new HallDay(YUNLING).open(1, 2).issue('A001', 'A002', 'A003').pass(1)
    assert.equal(numbers(nextUp(day.state, null, day.now)), 'A001 A002 A003')
  })

  it('is nobody while every counter rests', () => {
    const day = new HallDay(YUNLING).open(1).issue('A001').pause(1, null)
    assert.deepEqual(nextUp(day.state, null, day.now), [])
  })

  it('of a zone leaves out whom only the other zone serves', () => {
    const day = busy()
    assert.match(numbers(nextUp(day.state, EAST, day.now)), /^[ABV\d ]+$/)
  })

  it('drops at once who has been called, before it is reckoned again', () => {
    const day = busy()
    const next = nextUp(day.state, null, day.now)
    const called = next[0]!.ticketNumber
    day.finish('A007').call(called, 1)
    assert.ok(!numbers(stillNext(day.state, next)).includes(called))
  })
})

describe("a counter's label", () => {
  it('has its number found among the words', () => {
    assert.deepEqual(labelParts('3号窗口'), { before: '', number: '3', after: '号窗口' })
    assert.deepEqual(labelParts('Counter 12'), { before: 'Counter', number: '12', after: '' })
    assert.deepEqual(labelParts('B2 窗口'), { before: '', number: 'B2', after: '窗口' })
  })

  it('without a number is all of it the number', () => {
    assert.deepEqual(labelParts('贵宾室'), { before: '', number: '贵宾室', after: '' })
  })
})
