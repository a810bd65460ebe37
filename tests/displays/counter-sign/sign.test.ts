import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { labelParts, type Sign, signOf } from '#displays/counter-sign/sign.ts'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'

function read(hall: HallLog): Sign {
  const sign = signOf(hall.state, '1' as CounterId, instantOf(hall.now))
  assert.ok(sign)
  return sign
}

describe('what a counter sign says', () => {
  it('follows its counter through the day', () => {
    const hall = new HallLog()
    const moods = [read(hall).mood]
    const then = (act: () => unknown): void => {
      act()
      moods.push(read(hall).mood)
    }
    then(() => hall.open('1', 'li'))
    then(() => hall.issue('A'))
    then(() => hall.at('1', { action: 'call-next' }))
    then(() => hall.at('1', { action: 'start' }))
    then(() => hall.at('1', { action: 'finish' }))
    then(() => hall.at('1', { action: 'pause' }))
    assert.deepEqual(moods, ['closed', 'welcome', 'wait', 'calling', 'serving', 'welcome', 'paused'])
  })

  it('names the number, and marks consideration without a word', () => {
    const hall = new HallLog()
    hall.open('1', 'li')
    hall.issue('A', 'disabled')
    hall.at('1', { action: 'call-next' })
    const { number, marked, call, services } = read(hall)
    assert.deepEqual(
      [number, marked, call?.ticketNumber, services.map(({ id }) => id)],
      ['A001', true, 'A001', ['A', 'B']],
    )
  })

  it('promises a return only until its time has come', () => {
    const hall = new HallLog()
    hall.open('1', 'li')
    hall.at('1', { action: 'pause', reason: '就餐', backAt: instantOf(hall.now + 600_000) })
    assert.equal(read(hall).backAt, '2026-11-23T02:10:00.000Z')
    hall.pass(10)
    assert.equal(read(hall).backAt, null)
    assert.equal(read(hall).reason, '就餐')
  })

  it('is nothing at a counter the hall does not have', () => {
    assert.equal(signOf(new HallLog().state, '9' as CounterId, instantOf(0)), null)
  })

  it('takes the number out of a label, and leaves a label without one whole', () => {
    assert.deepEqual(labelParts({ zh: '3号窗口', en: 'Counter 3' }), {
      number: '3',
      words: { zh: '号窗口', en: 'Counter' },
    })
    assert.deepEqual(labelParts({ zh: '贵宾室', en: 'VIP room' }), {
      number: '',
      words: { zh: '贵宾室', en: 'VIP room' },
    })
  })
})
