import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TicketId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import type { Reply } from '#server/hall/hall-port.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { answerOf, LI, onceOf, openRig } from './rig.ts'

const DAY_MS = 24 * 3_600_000

function answered(reply: Reply): unknown {
  assert.notEqual(reply.kind, 'reused')
  return reply.kind === 'reused' ? null : reply.answer
}

test('the same key and body again gives the first answer again, and happens once', async () => {
  const { hall, issue } = await openRig()
  const first = await issue('A', onceOf('k'))
  const again = await issue('A', onceOf('k'))
  assert.equal(first.kind, 'answered')
  assert.equal(again.kind, 'replayed')
  assert.deepEqual(answered(again), answered(first))
  assert.equal(hall.fold().queue.tickets.length, 1)
  await hall.close()
})

test('the first answer survives the server', async () => {
  const store = new MemoryEventStore()
  const before = await openRig({ store })
  const first = await before.issue('A', onceOf('k'))
  await before.hall.close()
  const after = await openRig({ store, clock: before.clock })
  const again = await after.issue('A', onceOf('k'))
  assert.equal(again.kind, 'replayed')
  assert.deepEqual(answered(again), answered(first))
  await after.hall.close()
})

test('the same key with another body is refused as reused, also within one commit', async () => {
  const { hall, issue } = await openRig()
  const [first, twin] = await Promise.all([issue('A', onceOf('k')), issue('B', onceOf('k', 'another'))])
  const later = await issue('B', onceOf('k', 'another'))
  assert.deepEqual([first.kind, twin.kind, later.kind], ['answered', 'reused', 'reused'])
  assert.equal(hall.fold().queue.tickets.length, 1)
  await hall.close()
})

test('a twin that comes at the same moment gets the answer of the first', async () => {
  const { hall, issue } = await openRig()
  const [first, twin, third] = await Promise.all([
    issue('A', onceOf('k')),
    issue('A', onceOf('k')),
    issue('A', onceOf('k')),
  ])
  assert.deepEqual([first.kind, twin.kind, third.kind], ['answered', 'replayed', 'replayed'])
  assert.deepEqual(answered(twin), answered(first))
  assert.equal(hall.fold().queue.tickets.length, 1)
  await hall.close()
})

test('a refusal is an answer: it stays one even when the wish could be granted now', async () => {
  const { hall, ask, at } = await openRig()
  const call = () => ask({ type: 'counter', counter: '1' as never, action: 'open', staff: LI }, onceOf('open'))
  await at('2', { action: 'open', staff: LI })
  assert.deepEqual(answered(await call()), { status: 409, body: 'staff-busy' })
  await at('2', { action: 'close' })
  assert.equal((await call()).kind, 'replayed')
  assert.equal(hall.fold().queue.counters[0]?.state, 'closed')
  await hall.close()
})

test('what is not there yet, and trouble, are not remembered', async () => {
  const { hall, ask, issue } = await openRig()
  const unknown = await issue('X', onceOf('k'))
  assert.deepEqual(unknown.kind === 'answered' && unknown.answer.status, 404)
  assert.equal((await issue('A', onceOf('k'))).kind, 'answered')
  for (const status of [401, 429, 500, 503]) {
    await hall.ask({
      wish: { type: 'tick', jumpMs: 0 },
      answer: () => ({ status, body: null }),
      once: onceOf(`s${status}`),
    })
    assert.equal((await ask({ type: 'tick', jumpMs: 0 }, onceOf(`s${status}`))).kind, 'answered', String(status))
  }
  await hall.close()
})

test('answers older than a day are swept out each hour, and their keys are free again', async () => {
  const store = new MemoryEventStore()
  const { hall, clock, issue } = await openRig({ store })
  const at = instantOf(clock.wall - DAY_MS)
  const old = { ...onceOf('old'), status: 200, body: null, at }
  await store.append(hall.id, { events: [], answers: [old], secrets: [] })
  await issue('A', onceOf('k'))
  assert.equal((await issue('A', onceOf('old'))).kind, 'replayed')
  await clock.pass(3_600_000)
  assert.equal((await issue('A', onceOf('old'))).kind, 'answered')
  assert.equal((await issue('A', onceOf('k'))).kind, 'replayed')
  await hall.close()
})

test('a clock that is set ahead by years lets nothing happen twice (simulation: seeds 205, 262 and 383 of its first run)', async () => {
  const store = new MemoryEventStore()
  const { hall, clock, issue } = await openRig({ store })
  await issue('A', onceOf('k'))
  clock.wall += 8 * 365 * DAY_MS
  assert.equal((await issue('A', onceOf('k'))).kind, 'replayed')
  await clock.pass(3_600_000)
  assert.equal((await issue('A', onceOf('k'))).kind, 'replayed', 'also when the old ones have been swept out')
  await hall.close()
})

test('the key of a ticket is kept with the ticket, and not when there is none', async () => {
  const { hall, newId } = await openRig()
  const take = async (ticketId: TicketId, service: string) =>
    hall.ask({
      wish: { type: 'issue', ticketId, service: service as never, class: 'normal', promised: null },
      answer: answerOf,
      secret: { ticketId, keyHash: `hash of ${ticketId}` },
    })
  const [taken, refused] = [newId(), newId()]
  await take(taken, 'A')
  await take(refused, 'X')
  assert.equal(await hall.keyHash(taken), `hash of ${taken}`)
  assert.equal(await hall.keyHash(refused), null)
  await hall.close()
})
