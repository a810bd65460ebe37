import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseMessage } from '#shared/sync/event-parser.ts'
import { HALL_START_MS, snapshotOf } from './sample-log.ts'

const wire = {
  specversion: '1.0',
  id: 'x',
  source: '/halls/small',
  type: 'hallcast.ticket.cancelled',
  subject: '/tickets/t1',
  time: '2018-03-01T01:00:00.000Z',
  epoch: 'e1',
  sequence: 7,
  data: { ticketId: 't1', ticketNumber: 'A001' },
}
const event = (changes: object = {}, type = wire.type) =>
  parseMessage({ event: type, data: JSON.stringify({ ...wire, ...changes }) })
const named = (name: string, data: unknown) => parseMessage({ event: name, data: JSON.stringify(data) })

describe('what a message of the hall means', () => {
  it('an event is a fact in its place, without the prefix of the wire', () => {
    const { type, subject, time, sequence, data } = { ...wire, type: 'ticket.cancelled' }
    assert.deepEqual(event(), { kind: 'event', epoch: 'e1', fact: { type, subject, time, sequence, data } })
  })

  it('an event that this screen has no right to see still has its place', () => {
    const message = event({ data: null, redacted: true })
    assert.ok(message?.kind === 'event' && message.fact.data === null && message.fact.sequence === 7)
  })

  it('a command is for this device, and has no place in the log', () => {
    const command = { id: 'c', command: 'reload', label: '东屏' }
    assert.deepEqual(named('command', command), { kind: 'command', command })
  })

  const bad: Record<string, () => unknown> = {
    'no JSON': () => parseMessage({ event: wire.type, data: '{' }),
    'JSON that is no object': () => named('heartbeat', []),
    'a command that is none': () => named('command', 'reload'),
    'another specification': () => event({ specversion: '0.3' }),
    'an event under another name': () => event({}, 'hallcast.ticket.called'),
    'a sequence as text': () => event({ sequence: '7' }),
    'a broken sequence': () => event({ sequence: 7.5 }),
    'a sequence below the first': () => event({ sequence: 0 }),
    'an epoch that cannot be one': () => event({ epoch: 'a:b' }),
    'a moment that is none': () => event({ time: 'now' }),
    'data that is a text': () => event({ data: 'A001' }),
    'a heartbeat without a place': () => named('heartbeat', { time: wire.time, epoch: 'e1', waits: [] }),
    'a hint without a count': () => named('shown', { callId: 'c1' }),
    'a snapshot without tickets': () =>
      named('snapshot', { ...snapshotOf('e1', [], HALL_START_MS), tickets: undefined }),
    'a snapshot of no hall': () => named('snapshot', { ...snapshotOf('e1', [], HALL_START_MS), hall: null }),
    'a snapshot without a place': () => named('snapshot', { ...snapshotOf('e1', [], HALL_START_MS), epoch: '' }),
  }
  for (const [what, parsing] of Object.entries(bad)) {
    it(`${what} is a bad message`, () => assert.throws(parsing))
  }

  it('a kind of message that only a newer hall knows is passed over', () => {
    assert.equal(named('weather', { rain: true }), null)
  })

  it('snapshots, heartbeats and hints are told apart', () => {
    assert.equal(named('snapshot', snapshotOf('e1', [], HALL_START_MS))?.kind, 'snapshot')
    assert.equal(named('heartbeat', { time: wire.time, epoch: 'e1', sequence: 7, waits: [] })?.kind, 'heartbeat')
    assert.equal(named('shown', { callId: 'c1', screens: 2 })?.kind, 'shown')
  })
})
