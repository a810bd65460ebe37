import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { TakenTicket } from '#displays/ticket-kiosk/ask.ts'
import {
  IDLE_MS,
  KIOSK_START,
  kioskNext,
  MORE_MS,
  secondsLeft,
  TICKET_MS,
  type KioskEvent,
  type KioskState,
} from '#displays/ticket-kiosk/flow.ts'
import type { ServiceId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'

const A = 'A' as ServiceId
const ticket: TakenTicket = {
  id: '019a-1' as TicketId,
  key: 'secret',
  number: 'A008',
  service: A,
  class: 'normal',
  ahead: 7,
  wait: null,
  issuedAt: '2026-11-23T02:24:00.000Z' as Instant,
  publicUrl: null,
}
const choose = (key: string, classes: readonly 'elderly'[] = []): KioskEvent => ({
  type: 'service',
  service: A,
  classes,
  key,
  perMinute: 6,
})
const given = (key: string): KioskEvent => ({ type: 'given', key, ticket })

/** Plays events at their times and gives what the kiosk shows at the end. */
function play(...events: readonly (readonly [at: number, event: KioskEvent])[]): KioskState {
  return events.reduce((state, [at, event]) => kioskNext(state, event, at), KIOSK_START)
}

describe('the ticket kiosk, step by step', () => {
  it('asks for a ticket at once where there is no class to choose', () => {
    assert.deepEqual(play([0, choose('k1')]).step, { at: 'asking', intent: { key: 'k1', service: A, class: 'normal' } })
  })

  it('asks for the class where the hall offers some, then asks for the ticket with it', () => {
    assert.deepEqual(play([0, choose('k1', ['elderly'])]).step, { at: 'classes', service: A })
    const state = play(
      [0, choose('k1', ['elderly'])],
      [900, { type: 'class', class: 'elderly', key: 'k2', perMinute: 6 }],
    )
    assert.deepEqual(state.step, { at: 'asking', intent: { key: 'k2', service: A, class: 'elderly' } })
  })

  it('keeps the key of the first tap when a finger taps twice', () => {
    const once = play([0, choose('k1')])
    assert.equal(kioskNext(once, choose('k2'), 80), once)
  })

  it('lets the second half of a double tap fall on nothing: it chooses no class', () => {
    const classes = play([0, choose('k1', ['elderly'])])
    assert.equal(kioskNext(classes, { type: 'class', class: 'elderly', key: 'k2', perMinute: 6 }, 300), classes)
    assert.equal(
      kioskNext(classes, { type: 'class', class: 'elderly', key: 'k2', perMinute: 6 }, 600).step.at,
      'asking',
    )
  })

  it('shows the ticket that answers this wish and no other', () => {
    const asking = play([0, choose('k1')])
    assert.equal(kioskNext(asking, given('other'), 50), asking)
    assert.deepEqual(kioskNext(asking, given('k1'), 50).step, { at: 'ticket', ticket })
  })

  it('leaves the ticket after twenty seconds, after forty in large text, later when asked for more time', () => {
    const shown = play([0, choose('k1')], [100, given('k1')])
    assert.equal(secondsLeft(shown, 100), TICKET_MS / 1000)
    assert.equal(kioskNext(shown, { type: 'tick' }, 20_099).step.at, 'ticket')
    assert.equal(kioskNext(shown, { type: 'tick' }, 20_100).step.at, 'services')
    const elder = play([0, { type: 'elder', elder: true }], [0, choose('k1')], [100, given('k1')])
    assert.equal(kioskNext(elder, { type: 'tick' }, 40_000).step.at, 'ticket')
    const more = kioskNext(shown, { type: 'more-time' }, 5_000)
    assert.equal(more.leavesAt, 5_000 + MORE_MS)
  })

  it('goes back to the first step, language and size when nobody has touched it for half a minute, and warns for the last twenty seconds', () => {
    const left = play(
      [0, { type: 'language', language: 'en' }],
      [0, { type: 'elder', elder: true }],
      [1_000, choose('k1', ['elderly'])],
    )
    assert.equal(secondsLeft(left, 2_000), null)
    assert.equal(secondsLeft(left, 11_000), 20)
    assert.deepEqual(kioskNext(left, { type: 'tick' }, 1_000 + IDLE_MS), { ...KIOSK_START, since: 1_000 + IDLE_MS })
    assert.equal(kioskNext(left, { type: 'touched' }, 20_000).leavesAt, 20_000 + IDLE_MS)
  })

  it('never counts down on an untouched first step, nor while it waits for the hall', () => {
    assert.equal(play([0, { type: 'touched' }]).leavesAt, null)
    assert.equal(play([0, { type: 'elder', elder: true }], [10, choose('k1')]).leavesAt, null)
  })

  it('does not cut short the time a customer asked for', () => {
    const more = play([0, choose('k1', ['elderly'])], [9_000, { type: 'more-time' }])
    assert.equal(kioskNext(more, { type: 'touched' }, 10_000).leavesAt, 9_000 + MORE_MS)
  })

  it('gives no more tickets in a minute than the hall allows, and says until when', () => {
    let state = KIOSK_START
    for (let at = 0; at < 12_000; at += 2_000) {
      state = kioskNext(state, choose(`k${at}`), at)
      state = kioskNext(state, given(`k${at}`), at)
      state = kioskNext(state, { type: 'start' }, at + 1_000)
    }
    const stopped = kioskNext(state, choose('k7'), 13_000)
    assert.deepEqual(stopped.step, { at: 'trouble', why: 'too-many', again: null, until: 60_000 })
    assert.equal(kioskNext(kioskNext(state, choose('k8'), 60_001), given('k8'), 60_002).step.at, 'ticket')
  })

  it('tries a wish without answer again with the same key, and a refused one not at all', () => {
    const asking = play([0, choose('k1')])
    const silent = kioskNext(asking, { type: 'obstacle', key: 'k1', why: 'no-answer' }, 10_000)
    assert.deepEqual(kioskNext(silent, { type: 'again' }, 12_000).step, asking.step)
    const closed = kioskNext(asking, { type: 'obstacle', key: 'k1', why: 'hall-closed' }, 50)
    assert.equal(kioskNext(closed, { type: 'again' }, 9_000), closed)
  })

  it('ignores an answer that comes after the customer was sent to a person', () => {
    const silent = play([0, choose('k1')], [10_000, { type: 'obstacle', key: 'k1', why: 'no-answer' }])
    assert.equal(kioskNext(silent, given('k1'), 11_000), silent)
  })
})
