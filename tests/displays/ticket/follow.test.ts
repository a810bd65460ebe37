import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  callToFeel,
  nextQuestionMs,
  PHONE_START,
  phoneFreshness,
  phoneHeard,
  type PhoneState,
} from '#displays/ticket/follow.ts'
import { ticketLink } from '#displays/ticket/line.ts'
import type { TicketView } from '#shared/protocol/api.ts'

const ticket = (state: TicketView['state'], more: Partial<TicketView> = {}): TicketView => ({
  id: '019a',
  number: 'A023',
  service: 'A',
  class: 'normal',
  state,
  ahead: 3,
  wait: null,
  counter: null,
  call: null,
  issuedAt: null,
  appointmentAt: null,
  epoch: 'e',
  sequence: 1,
  hallName: { zh: '厅', en: 'Hall' },
  serviceName: null,
  counterLabel: null,
  languages: ['zh', 'en'],
  emergency: false,
  helpPlace: { zh: '台', en: 'desk' },
  ...more,
})
const heard = (view: TicketView): PhoneState => phoneHeard(PHONE_START, { kind: 'ticket', ticket: view }, 1_000)
const silent = (state: PhoneState, times: number): PhoneState =>
  Array.from({ length: times }).reduce<PhoneState>((before) => phoneHeard(before, { kind: 'none' }, 2_000), state)

describe('a phone that follows a ticket', () => {
  it('asks every four seconds while somebody looks, every twenty in a pocket', () => {
    assert.equal(nextQuestionMs(heard(ticket('waiting')), false, 0.5), 4_000)
    assert.equal(nextQuestionMs(heard(ticket('waiting')), true, 0.5), 20_000)
  })

  it('asks less and less while nothing answers, at least every thirty seconds, and never in step with the others', () => {
    const waits = [1, 2, 3, 4, 9].map((failures) =>
      nextQuestionMs(silent(heard(ticket('waiting')), failures), false, 0.999)!,
    )
    assert.deepEqual(
      waits.map((wait) => Math.round(wait / 1000)),
      [4, 8, 16, 30, 30],
    )
    assert.ok(nextQuestionMs(silent(PHONE_START, 9), false, 0)! < 16_000)
  })

  it('keeps the last word through every silence and grows stale, then offline', () => {
    const state = silent(heard(ticket('waiting')), 3)
    assert.equal(state.ticket?.number, 'A023')
    assert.equal(phoneFreshness(state, 5_000), 'recovering')
    assert.equal(phoneFreshness(state, 14_000), 'stale')
    assert.equal(phoneFreshness(state, 62_000), 'offline')
    assert.equal(phoneFreshness(heard(ticket('waiting')), 25_000), 'live')
  })

  it('asks no more through a link that is dead', () => {
    assert.equal(nextQuestionMs(phoneHeard(PHONE_START, { kind: 'dead', why: 'unknown' }, 0), false, 0.5), null)
  })

  it('makes itself felt for a call and again for a recall, not for anything else', () => {
    const call = (callId: string) => ({ call: { callId } as unknown as NonNullable<TicketView['call']> })
    assert.equal(callToFeel(heard(ticket('called', call('c1')))), 'c1')
    assert.equal(callToFeel(heard(ticket('called', call('c2')))), 'c2')
    assert.equal(callToFeel(heard(ticket('serving', call('c2')))), null)
    const duringEmergency = { ...call('c2'), emergency: true }
    assert.equal(callToFeel(heard(ticket('called', duringEmergency))), null, 'nobody is sent to a counter')
  })

  it('forgets a half-made wish to give up once the ticket is called', () => {
    const asked: PhoneState = { ...heard(ticket('waiting')), giveUp: 'asked' }
    assert.equal(phoneHeard(asked, { kind: 'ticket', ticket: ticket('waiting') }, 2_000).giveUp, 'asked')
    assert.equal(phoneHeard(asked, { kind: 'ticket', ticket: ticket('called') }, 2_000).giveUp, 'no')
  })

  it('reads a whole link and no other', () => {
    assert.deepEqual(ticketLink(new URLSearchParams('hall=demo&id=019a&key=k')), { hall: 'demo', id: '019a', key: 'k' })
    for (const broken of ['', 'hall=demo&id=019a', 'hall=&id=019a&key=k', 'id=019a&key=k'])
      assert.equal(ticketLink(new URLSearchParams(broken)), null)
  })
})
