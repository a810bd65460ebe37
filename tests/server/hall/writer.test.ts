import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TicketId } from '#shared/domain/queue/ids.ts'
import { HallClosed, StoreTrouble } from '#server/hall/trouble.ts'
import { SequenceTaken, StoreFull } from '#server/store/event-store.ts'
import { HandSink } from './hand-sink.ts'
import { settled } from './hand-clock.ts'
import { answerOf, LI, newId, onceOf, openRig, ToldStore } from './rig.ts'

test('asks of one moment share one commit and keep their order', async () => {
  const store = new ToldStore()
  const { hall, issue } = await openRig({ store })
  const before = store.batches.length
  await Promise.all([issue(), issue('B'), issue(), issue('V')])
  assert.equal(store.batches.length, before + 1)
  assert.deepEqual(
    hall.fold().queue.tickets.map(({ number }) => number),
    ['A001', 'B001', 'A002', 'V001'],
  )
  await hall.close()
})

test('nobody is answered, shown or told before the disk has it', async () => {
  const store = new ToldStore()
  const { hall, issue } = await openRig({ store })
  const sink = new HandSink()
  void hall.stream(null, 'public', sink, new AbortController().signal)
  await settled()
  let answered = false
  let commit = () => {}
  store.before = () =>
    new Promise((resolve) => {
      commit = resolve
    })
  const asked = issue().then(() => {
    answered = true
  })
  await settled()
  assert.equal(answered, false)
  assert.equal(hall.fold().queue.sequence, 1)
  assert.equal(sink.positions.length, 0)
  store.before = null
  commit()
  await asked
  assert.equal(hall.fold().queue.sequence, 2)
  assert.deepEqual(sink.positions, ['epoch1:2'])
  await hall.close()
})

test('asks that come during a commit are decided on what it made, in the next one', async () => {
  const store = new ToldStore()
  const { hall, at, issue } = await openRig({ store })
  let commit = () => {}
  store.before = () =>
    new Promise((resolve) => {
      commit = resolve
    })
  const opened = at('1', { action: 'open', staff: LI })
  await settled()
  const taken = [issue(), at('1', { action: 'call-next' }), at('2', { action: 'open', staff: LI })]
  store.before = null
  commit()
  const replies = await Promise.all([opened, ...taken])
  assert.deepEqual(
    replies.map((reply) => reply.kind === 'answered' && reply.answer.status),
    [200, 200, 200, 409],
  )
  assert.deepEqual(
    store.batches.slice(-2).map(({ events }) => events.map(({ type }) => type)),
    [['counter.opened'], ['ticket.issued', 'ticket.called']],
  )
  await hall.close()
})

test('a refused wish changes nothing and touches no disk', async () => {
  const store = new ToldStore()
  const { hall, at } = await openRig({ store })
  const [commits, fold] = [store.batches.length, hall.fold()]
  const reply = await at('1', { action: 'call-next' })
  assert.deepEqual(reply, { kind: 'answered', answer: { status: 409, body: 'counter-closed' } })
  assert.equal(store.batches.length, commits)
  assert.equal(hall.fold(), fold)
  await hall.close()
})

test('one ask that breaks is its own trouble: its neighbours in the commit are answered', async () => {
  const { hall, issue } = await openRig()
  const broken = hall.ask({
    wish: () => {
      throw new RangeError('a bug')
    },
    answer: answerOf,
  })
  const brokenAnswer = hall.ask({
    wish: { type: 'issue', ticketId: newId() as TicketId, service: 'A' as never, class: 'normal', promised: null },
    answer: () => {
      throw new RangeError('another bug')
    },
  })
  const replies = await Promise.allSettled([issue(), broken, brokenAnswer, issue()])
  assert.deepEqual(
    replies.map(({ status }) => status),
    ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
  )
  assert.deepEqual(
    hall.fold().queue.tickets.map(({ number }) => number),
    ['A001', 'A002'],
  )
  await hall.close()
})

test('a full disk refuses every ask of the commit, nothing has happened, and the next ask is tried again', async () => {
  const store = new ToldStore()
  const { hall, issue, troubles } = await openRig({ store })
  const sink = new HandSink()
  void hall.stream(null, 'public', sink, new AbortController().signal)
  await settled()
  const fold = hall.fold()
  store.failures.push(new StoreFull('no room'), new Error('the cable'))
  const full = await Promise.allSettled([issue('A', onceOf('k')), issue()])
  assert.ok(
    full.every((reply) => reply.status === 'rejected' && reply.reason instanceof StoreTrouble && reply.reason.full),
  )
  assert.equal(hall.fold(), fold)
  await assert.rejects(
    issue(),
    (error) => error instanceof StoreTrouble && !error.full && (error.cause as Error).message === 'the cable',
  )
  const reply = await issue('A', onceOf('k'))
  assert.deepEqual(reply, {
    kind: 'answered',
    answer: { status: 200, body: { sequence: 2, types: ['ticket.issued'] } },
  })
  assert.deepEqual(sink.positions, ['epoch1:2'])
  assert.deepEqual(
    hall.fold().queue.tickets.map(({ number }) => number),
    ['A001'],
  )
  assert.deepEqual(troubles, ['store-failed', 'store-recovered'])
  await hall.close()
})

test('when another hand wrote first, the hall reads it, tells it, and decides again', async () => {
  const store = new ToldStore()
  const { hall, clock } = await openRig({ store })
  const other = await openRig({ store, clock })
  const sink = new HandSink()
  void hall.stream(null, 'public', sink, new AbortController().signal)
  await settled()
  await other.issue()
  await other.issue('B')
  const reply = await hall.ask({
    wish: { type: 'issue', ticketId: newId() as TicketId, service: 'A' as never, class: 'normal', promised: null },
    answer: answerOf,
  })
  assert.deepEqual(reply, {
    kind: 'answered',
    answer: { status: 200, body: { sequence: 4, types: ['ticket.issued'] } },
  })
  assert.deepEqual(
    hall.fold().queue.tickets.map(({ number }) => number),
    ['A001', 'B001', 'A002'],
  )
  assert.deepEqual(sink.positions, ['epoch1:2', 'epoch1:3', 'epoch1:4'])
  await hall.close()
  await other.hall.close()
})

test('a hint on the bus makes the hall read what another hand wrote', async () => {
  const store = new ToldStore()
  const { LocalBus } = await import('#server/bus/local-bus.ts')
  const bus = new LocalBus()
  const { hall, clock } = await openRig({ store, bus })
  const other = await openRig({ store, clock, bus })
  await other.issue()
  await settled()
  assert.deepEqual(hall.fold().queue, other.hall.fold().queue)
  await hall.close()
  await other.hall.close()
})

test('a log that always slips away is trouble, not a loop without end', async () => {
  const store = new ToldStore()
  const { hall, issue } = await openRig({ store })
  store.failures.push(...Array.from({ length: 8 }, () => new SequenceTaken('taken')))
  await assert.rejects(issue(), StoreTrouble)
  assert.equal(store.failures.length, 0)
  await hall.close()
})

test('closing finishes what was asked and takes nothing more', async () => {
  const { hall, issue } = await openRig()
  const asked = issue()
  const closed = hall.close()
  assert.equal((await asked).kind, 'answered')
  await closed
  await assert.rejects(issue(), HallClosed)
})
