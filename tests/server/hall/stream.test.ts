import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatPosition, parsePosition } from '#shared/protocol/stream.ts'
import type { StreamRight } from '#server/hall/hall-port.ts'
import { eventFrames } from '#server/hall/frames.ts'
import { webSink } from '#server/hall/web-sink.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { settled } from './hand-clock.ts'
import { HandSink, parseFrame, parseFrames } from './hand-sink.ts'
import { LI, openRig, type Rig } from './rig.ts'

/** Connects a reader; `from` as it stands in `Last-Event-ID`. */
function connect(
  { hall }: Pick<Rig, 'hall'>,
  from: string | null,
  right: StreamRight = 'public',
  sink = new HandSink(),
) {
  const line = new AbortController()
  const ended = hall.stream(from === null ? null : parsePosition(from), right, sink, line.signal)
  return { sink, line, ended }
}

/** The positions after one and up to another, as they stand on the wire. */
function positions(after: number, last: number, epoch = 'epoch1'): string[] {
  return Array.from({ length: last - after }, (_, index) => formatPosition({ epoch, sequence: after + 1 + index }))
}

test('a reader without a position gets the hall first, then what follows', async () => {
  const rig = await openRig()
  await rig.issue()
  const { sink } = connect(rig, null)
  await settled()
  await rig.issue()
  assert.deepEqual(
    sink.messages.map(({ event, id }) => [event, id]),
    [
      ['snapshot', 'epoch1:2'],
      ['hallcast.ticket.issued', 'epoch1:3'],
    ],
  )
  const { sequence, epoch, tickets, demo } = sink.messages[0]!.data
  assert.deepEqual([sequence, epoch, tickets.length, demo], [2, 'epoch1', 1, true])
  await rig.hall.close()
})

test('an event on the wire is a CloudEvent on one line', async () => {
  const rig = await openRig()
  const { sink } = connect(rig, 'epoch1:1')
  await rig.issue()
  const [message] = sink.messages
  const { id, data, ...attributes } = message!.data
  assert.equal(message!.event, 'hallcast.ticket.issued')
  assert.match(id, /^[0-9a-f-]{36}$/)
  assert.equal(data.ticketNumber, 'A001')
  assert.deepEqual(attributes, {
    specversion: '1.0',
    source: '/halls/small',
    type: 'hallcast.ticket.issued',
    subject: `tickets/${data.ticketId}`,
    time: '2026-11-23T02:00:00.000Z',
    epoch: 'epoch1',
    sequence: 2,
  })
  await rig.hall.close()
})

test('from every position of the log a reader gets every later event, once, in order', async () => {
  const rig = await openRig()
  for (let count = 0; count < 8; count++) await rig.issue()
  const last = rig.hall.fold().queue.sequence
  for (let from = 0; from <= last; from++) {
    const { sink, line, ended } = connect(rig, `epoch1:${from}`)
    await settled()
    assert.deepEqual(sink.positions, positions(from, last))
    assert.equal(sink.of('snapshot').length, 0)
    line.abort()
    await ended
  }
  await rig.hall.close()
})

test('a position that cannot be continued gets the hall first: another epoch, or ahead of the log', async () => {
  const rig = await openRig()
  await rig.issue()
  for (const from of ['other:1', 'epoch1:3', 'epoch1:999999', 'other:0']) {
    const { sink } = connect(rig, from)
    await settled()
    assert.deepEqual(
      sink.messages.map(({ event, id }) => [event, id]),
      [['snapshot', 'epoch1:2']],
      from,
    )
  }
  await rig.hall.close()
})

test('a long backlog waits for its reader page by page, and goes over to live without a gap', async () => {
  const rig = await openRig()
  for (let round = 0; round < 5; round++) await Promise.all(Array.from({ length: 200 }, () => rig.issue()))
  const sink = new HandSink()
  sink.hold()
  connect(rig, 'epoch1:1', 'public', sink)
  await settled()
  const firstPage = sink.positions.length
  assert.ok(firstPage > 0 && firstPage < 500, `one page, not ${firstPage}`)
  await rig.issue()
  assert.equal(sink.positions.length, firstPage, 'nothing is added while the reader has not taken its page')
  sink.release()
  await settled(30)
  await rig.issue()
  assert.deepEqual(sink.positions, positions(1, 1_003))
  await rig.hall.close()
})

test('a reader that takes nothing of its backlog is given up after half a minute, and the hall is not kept', async () => {
  const rig = await openRig()
  const sink = new HandSink()
  sink.hold()
  const { ended } = connect(rig, null, 'public', sink)
  await rig.clock.pass(29_000)
  assert.equal(sink.closed, false)
  await rig.clock.pass(1_000)
  await ended
  assert.equal(sink.closed, true)
  await rig.hall.close()
})

test('a reader that leaves more than 64 KiB of live events waiting is cut off, the others go on', async () => {
  const rig = await openRig()
  const slow = new HandSink()
  const slowReader = connect(rig, null, 'public', slow)
  const { sink: quick } = connect(rig, null)
  await settled()
  slow.hold()
  let cutAt = 0
  for (let count = 0; count < 200; count++) {
    const waiting = slow.waiting
    await rig.issue()
    if (slow.closed && cutAt === 0) cutAt = waiting
  }
  await slowReader.ended
  assert.ok(cutAt > 60 * 1_024 && cutAt <= 64 * 1_024, `cut with ${cutAt} bytes waiting`)
  assert.equal(quick.positions.length, 200)
  assert.equal(quick.closed, false)
  assert.deepEqual(rig.troubles, ['reader-cut'])

  const { sink: again } = connect(rig, slow.positions.at(-1)!)
  await settled()
  assert.deepEqual([...slow.positions, ...again.positions], quick.positions)
  await rig.hall.close()
})

test('what is still under way of a large snapshot does not cut a reader off', async () => {
  const rig = await openRig()
  const sink = new HandSink()
  connect(rig, null, 'public', sink)
  await settled()
  sink.hold()
  sink.waiting = 10_000_000
  await rig.issue()
  assert.equal(sink.closed, false)
  await rig.hall.close()
})

test('a reader whose line breaks in the middle of a write is let go of, the others go on', async () => {
  const rig = await openRig()
  const { sink: broken, ended } = connect(rig, null)
  const { sink } = connect(rig, null)
  await settled()
  broken.closed = true
  await rig.issue()
  await ended
  assert.deepEqual(sink.positions, ['epoch1:2'])
  assert.deepEqual(rig.troubles, ['reader-failed'])
  await rig.hall.close()
})

test('every live reader with the same right gets the very same bytes', async () => {
  const rig = await openRig()
  const sinks = (['public', 'manager', 'public', 'manager'] as const).map((right) => connect(rig, null, right).sink)
  await settled()
  await rig.issue()
  await rig.clock.pass(5_000)
  const last = sinks.map(({ frames }) => frames.slice(1))
  assert.equal(last[0]!.length, 2)
  for (const frames of last) for (const [index, frame] of frames.entries()) assert.equal(frame, last[0]![index])
  await rig.hall.close()
})

test('what only the manager may see comes to others without its words, in its place', () => {
  const event = {
    id: 'e',
    sequence: 7,
    time: '2026-11-23T02:00:00.000Z',
    type: 'evaluation.submitted',
    subject: 'evaluations/1',
    data: { level: 2 },
  }
  const frameFor = eventFrames('small' as never, 'epoch1', [event] as never)
  const [hidden, seen] = [parseFrame(frameFor('public')), parseFrame(frameFor('manager'))]
  assert.deepEqual(
    [hidden.id, hidden.event, hidden.data['data'], hidden.data['redacted']],
    ['epoch1:7', 'hallcast.evaluation.submitted', null, true],
  )
  assert.deepEqual([seen.id, seen.data['data'], 'redacted' in seen.data], ['epoch1:7', { level: 2 }, false])
  assert.equal(frameFor('public'), frameFor('public'))
  const device = eventFrames('small' as never, 'epoch1', [{ ...event, type: 'device.lost' }] as never)
  assert.equal(parseFrame(device('public')).data['redacted'], true)
  const granted = eventFrames('small' as never, 'epoch1', [{ ...event, type: 'evaluation.granted' }] as never)
  assert.deepEqual(parseFrame(granted('public')).data['data'], { level: 2 }, 'a pad must learn what it may ask about')
})

test('what one commit did is told in one piece, whole and in order; a commit of many wishes in several', async () => {
  const rig = await openRig()
  const { sink } = connect(rig, 'epoch1:1')
  await settled()
  const told = () => sink.frames.splice(0).map((frame) => parseFrames(frame).length)
  await Promise.all([rig.issue(), rig.issue()])
  assert.deepEqual(told(), [2])
  await Promise.all(Array.from({ length: 40 }, () => rig.issue()))
  assert.deepEqual(told(), [16, 16, 8])
  assert.deepEqual(sink.positions, positions(1, 43))
  await rig.hall.close()
})

test('the hall is heard at least every five seconds, with its clock, place and waits, and without an id', async () => {
  const rig = await openRig()
  await rig.at('1', { action: 'open', staff: LI })
  const { sink } = connect(rig, null)
  await settled()
  await rig.clock.pass(60_000)
  const beats = sink.of('heartbeat')
  assert.ok(beats.length >= 12 && beats.length <= 15, `${beats.length} a minute`)
  const { time, epoch, sequence, waits } = beats.at(-1)!.data
  assert.equal(beats.at(-1)!.id, null)
  assert.deepEqual([epoch, sequence], ['epoch1', 2])
  assert.ok(Date.parse(time) > Date.parse('2026-11-23T02:00:50.000Z'))
  assert.deepEqual(
    waits.map(({ service }: { service: string }) => service),
    ['A', 'B', 'V'],
  )
  await rig.hall.close()
})

test('a stream ends when its right ends, and all end with the hall', async () => {
  const rig = await openRig()
  const [first, second] = [connect(rig, null), connect(rig, null)]
  await settled()
  first.line.abort()
  await first.ended
  assert.deepEqual([first.sink.closed, second.sink.closed], [true, false])
  await rig.issue()
  assert.equal(first.sink.positions.length, 0)
  await rig.hall.close()
  await second.ended
  assert.equal(second.sink.closed, true)
  const late = connect(rig, null)
  await late.ended
  assert.equal(late.sink.closed, true)
})

test('a line that was gone before it began is let go of at once', async () => {
  const rig = await openRig()
  const sink = new HandSink()
  await rig.hall.stream(null, 'public', sink, AbortSignal.abort())
  assert.deepEqual([sink.closed, sink.messages.length], [true, 0])
  await rig.hall.close()
})

test('the log goes on from its own place after a restart, and readers with it', async () => {
  const store = new MemoryEventStore()
  const before = await openRig({ store })
  await before.issue()
  await before.hall.close()
  const after = await openRig({ store, clock: before.clock, config: null })
  const { sink } = connect(after, 'epoch1:1')
  await settled()
  await after.issue()
  assert.deepEqual(sink.positions, ['epoch1:2', 'epoch1:3'])
  await after.hall.close()
})

test('over a web stream a reader gets whole messages, and its leaving ends the stream', async () => {
  const rig = await openRig()
  const line = new AbortController()
  const { sink, body } = webSink(() => line.abort())
  const ended = rig.hall.stream(null, 'public', sink, line.signal)
  const reader = body.getReader()
  const snapshot = await reader.read()
  await rig.issue()
  const issued = await reader.read()
  assert.deepEqual(
    [snapshot, issued].map(({ value }) => parseFrame(value!).event),
    ['snapshot', 'hallcast.ticket.issued'],
  )
  await reader.cancel()
  await ended
  await rig.issue()
  await rig.hall.close()
})
