import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'
import { EventReader } from '#tools/hall/event-reader.ts'
import { HallClient, send } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

suite('Whoever reads the event stream with curl', () => {
  let server: HallServer
  let client: HallClient
  let events: string
  let epoch: string
  let last: number
  const open: EventReader[] = []
  const read = async (path = '', lastEventId?: string): Promise<EventReader> => {
    const reader = await EventReader.open(events + path, lastEventId)
    open.push(reader)
    return reader
  }

  before(async () => {
    server = await startServer()
    client = new HallClient(server.url)
    events = `${client.root}/events`
    await morning(client)
    ;({ epoch, sequence: last } = await client.snapshot())
  })
  after(async () => {
    for (const reader of open) reader.close()
    await server?.end()
  })

  test('hears of a morning at the hall as CloudEvents, gapless, one line each', async () => {
    const { response, events: heard } = await (await read(`?after=${epoch}:0`)).reached(last)
    assert.equal(response.status, 200)
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/)
    assert.match(response.headers.get('cache-control') ?? '', /no-transform/)
    assert.deepEqual(
      heard.map(({ id }) => id),
      Array.from({ length: last }, (_, index) => `${epoch}:${index + 1}`),
    )
    for (const { event, data, id } of heard) {
      assert.ok(!data.includes('\n'))
      const told = JSON.parse(data) as Record<string, unknown>
      assert.deepEqual(Object.keys(told), [
        'specversion',
        'id',
        'source',
        'type',
        'subject',
        'time',
        'epoch',
        'sequence',
        'data',
      ])
      assert.deepEqual(
        [told['specversion'], told['source'], told['type'], `${String(told['epoch'])}:${String(told['sequence'])}`],
        ['1.0', '/halls/demo', event, id],
      )
      assert.match(String(told['id']), UUID)
      assert.match(String(told['time']), INSTANT)
      assert.equal(typeof told['sequence'], 'number')
      assert.equal(typeof told['data'], 'object')
    }
    const kinds = new Set(heard.map(({ event }) => event))
    for (const kind of [
      'hall.configured',
      'counter.opened',
      'counter.paused',
      'counter.resumed',
      'counter.closed',
      'ticket.issued',
      'ticket.called',
      'ticket.recalled',
      'ticket.started',
      'ticket.finished',
      'ticket.missed',
      'ticket.requeued',
      'ticket.held',
      'ticket.resumed',
      'ticket.transferred',
      'ticket.reopened',
      'ticket.cancelled',
      'ticket.class-changed',
    ]) {
      assert.ok(kinds.has(`hallcast.${kind}`), kind)
    }
  })

  test('finds the whole call in a call, so that no second question is needed', async () => {
    const { events: heard } = await (await read(`?after=${epoch}:0`)).reached(last)
    const calls = heard.filter(
      ({ event }) => event === 'hallcast.ticket.called' || event === 'hallcast.ticket.recalled',
    )
    for (const { data } of calls) {
      const call = (JSON.parse(data) as { data: Record<string, unknown> }).data
      const fields = [
        'callId',
        'ticketId',
        'ticketNumber',
        'counterId',
        'counterLabel',
        'zone',
        'serviceId',
        'serviceName',
        'class',
        'callIndex',
        'requestedAt',
        'releasedAt',
        'voice',
      ]
      assert.deepEqual(Object.keys(call).toSorted(), fields.toSorted())
      assert.match(String(call['ticketNumber']), /^[ABCDV]\d{3}$/)
    }
  })

  test('may stop anywhere and goes on from there with the very same bytes, once and in order', async () => {
    const whole = (await (await read(`?after=${epoch}:0`)).reached(last)).events.map(({ raw }) => raw)
    for (let from = 0; from < last; from++) {
      // The header of a reader that reconnects wins over the address it was first opened with.
      const reader = await (await read(`?after=${epoch}:0`, `${epoch}:${from}`)).reached(last)
      assert.equal(reader.events.map(({ raw }) => raw).join(''), whole.slice(from).join(''), `from ${from}`)
      reader.close()
    }
  })

  test('hears what happens next in the moment it happens', async () => {
    const reader = await (await read('', `${epoch}:${last - 1}`)).reached(last)
    await client.take('D')
    last += 1
    await reader.reached(last)
  })

  test('gets a snapshot first where it cannot go on: without a position, from another log, from the future', async () => {
    for (const position of [undefined, `other:${last}`, `${epoch}:${last + 1_000}`]) {
      const reader = await read('', position)
      await reader.reached(last)
      const [first] = reader.frames
      assert.deepEqual([first?.event, first?.id], ['snapshot', `${epoch}:${last}`], String(position))
      const told = JSON.parse(first!.data) as HallSnapshot
      const asked = await client.snapshot()
      assert.deepEqual({ ...told, time: '', waits: [] }, { ...asked, time: '', waits: [] })
      const fields = [
        'epoch',
        'sequence',
        'time',
        'hall',
        'services',
        'counters',
        'staff',
        'tickets',
        'calls',
        'missed',
        'announcements',
        'waits',
      ]
      for (const field of fields) assert.ok(field in told, field)
      reader.close()
    }
  })

  test('is told that a position cannot be read, and which one', async () => {
    for (const position of ['7', 'e', ':7', 'e:', 'e:-1', 'e:07', 'e:1.5', 'e:1:2', 'e:x', 'e 1:1']) {
      const byHeader = await send(events, 'GET', undefined, { 'last-event-id': position })
      const byAddress = await send(`${events}?after=${encodeURIComponent(position)}`, 'GET')
      assert.deepEqual(
        [byHeader.status, byHeader.body.code, byHeader.body.field],
        [400, 'bad-position', 'Last-Event-ID'],
        position,
      )
      assert.deepEqual(
        [byAddress.status, byAddress.body.code, byAddress.body.field],
        [400, 'bad-position', 'after'],
        position,
      )
    }
  })
})

/** A little of everything that happens in a hall. */
async function morning(client: HallClient): Promise<void> {
  await client.openCounters(3)
  const tickets = []
  for (const service of ['A', 'A', 'A', 'B', 'B', 'C', 'D', 'V']) tickets.push(await client.take(service))
  const [, second] = tickets
  await client.act('1', 'call-next')
  await client.act('1', 'recall')
  await client.act('1', 'start')
  await client.act('1', 'finish')
  await client.act('1', 'reopen')
  await client.act('1', 'call-next', {})
  await client.act('1', 'no-show')
  await client.act('1', 'requeue', { ticket: second!.id, where: 'end' })
  const { ticket } = await client.act('2', 'call-next')
  await client.act('2', 'hold')
  await client.act('2', 'resume-held', { ticket: ticket!.id })
  await client.act('3', 'call-next')
  await client.act('3', 'start')
  await client.act('3', 'transfer', { service: 'A', returnToMe: true })
  await client.act('3', 'pause', { reason: 'break' })
  await client.act('3', 'resume')
  await client.act('3', 'close')
  await send(`${client.root}/tickets/${tickets[7]!.id}/class`, 'POST', { class: 'elderly' })
  await send(`${client.root}/tickets/${tickets[6]!.id}/cancel?key=${tickets[6]!.key}`, 'POST', {})
}
