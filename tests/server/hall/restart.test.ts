import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TicketId } from '#shared/domain/queue/ids.ts'
import { catchUp, EMPTY_FOLD, FOLD_VERSION } from '#server/hall/fold.ts'
import type { Hall } from '#server/hall/hall.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'
import { settled } from './hand-clock.ts'
import { LI, openRig, type Rig } from './rig.ts'

const whole = (store: MemoryEventStore, hall: Hall) => catchUp(store, hall.id, EMPTY_FOLD)

/** A small day: some are served, some wait, one has missed its call. */
async function workADay({ at, issue, clock }: Rig): Promise<void> {
  await at('1', { action: 'open', staff: LI })
  for (let count = 0; count < 4; count++) await issue()
  for (const action of ['call-next', 'start', 'finish', 'call-next', 'no-show', 'call-next'] as const) {
    await clock.pass(20_000)
    await at('1', { action })
  }
}

test('a hall that starts again is the hall that stopped, and the same as its whole log says', async () => {
  const store = new MemoryEventStore()
  const before = await openRig({ store })
  await workADay(before)
  const left = before.hall.fold()
  await before.hall.close()
  const after = await openRig({ store, clock: before.clock })
  assert.deepEqual(after.hall.fold(), left)
  assert.deepEqual(await whole(store, after.hall), left)
  assert.equal(after.hall.epoch, before.hall.epoch)
  await after.hall.close()
})

test('the fold is put away every 500 events, so that a start reads only what came after it', async () => {
  const store = new MemoryEventStore()
  const { hall, issue } = await openRig({ store })
  await Promise.all(Array.from({ length: 250 }, () => issue()))
  assert.equal((await store.open(hall.id, 'x')).fold, null)
  await Promise.all(Array.from({ length: 300 }, () => issue()))
  await settled()
  const { fold, sequence } = await store.open(hall.id, 'x')
  assert.ok(fold && fold.sequence >= 500 && fold.sequence <= sequence)
  await issue()
  let reads = 0
  const counting = Object.assign(Object.create(store) as MemoryEventStore, {
    open: (...given: Parameters<MemoryEventStore['open']>) => store.open(...given),
    read: async (...given: Parameters<MemoryEventStore['read']>) => {
      const events = await store.read(...given)
      reads += events.length
      return events
    },
    append: (...given: Parameters<MemoryEventStore['append']>) => store.append(...given),
    saveFold: (...given: Parameters<MemoryEventStore['saveFold']>) => store.saveFold(...given),
  })
  const next = await openRig({ store: counting, config: null })
  assert.deepEqual(next.hall.fold().queue, hall.fold().queue)
  assert.ok(reads < 60, `${reads} events read`)
})

for (const [what, spoil] of [
  ['of another version', { version: FOLD_VERSION + 1 }],
  ['ahead of the log', { sequence: 1_000 }],
] as const) {
  test(`a stored fold ${what} is ignored and the log is read from its first event`, async () => {
    const store = new MemoryEventStore()
    const before = await openRig({ store })
    await workADay(before)
    const left = before.hall.fold()
    await before.hall.close()
    const { fold } = await store.open(before.hall.id, 'x')
    await store.saveFold(before.hall.id, { ...fold!, ...spoil, fold: { nonsense: true } })
    const after = await openRig({ store, clock: before.clock })
    assert.deepEqual(after.hall.fold(), left)
    assert.deepEqual(after.troubles, ['fold-ignored'])
    await after.hall.close()
    assert.equal((await store.open(before.hall.id, 'x')).fold?.version, FOLD_VERSION, 'a good one is put away again')
  })
}

test('a fold that cannot be put away is told, and nothing is lost', async () => {
  const store = new MemoryEventStore()
  const failing = Object.assign(store, {
    saveFold: async () => {
      throw new Error('no room')
    },
  })
  const { hall, issue, troubles } = await openRig({ store: failing })
  await issue()
  await hall.close()
  assert.deepEqual(troubles, ['fold-not-saved'])
  const next = await openRig({ store, config: null })
  assert.deepEqual(next.hall.fold().queue.sequence, 2)
})

test('a configuration is taken at the start when it differs from the one in the log, and only then', async () => {
  const store = new MemoryEventStore()
  const first = await openRig({ store })
  await first.hall.close()
  const same = await openRig({ store })
  assert.equal(same.hall.fold().queue.sequence, 1)
  await same.hall.close()
  const other = await openRig({ store, config: { ...SMALL_HALL, name: { zh: '新名', en: 'Renamed' } } })
  assert.equal(other.hall.fold().queue.sequence, 2)
  assert.equal(other.hall.snapshot().hall.name.en, 'Renamed')
  await other.hall.close()
})

test('a hall that was never configured does not open', async () => {
  await assert.rejects(openRig({ config: null }), /no configuration/)
})

test('what became of a ticket that has left is known, also to the next server, and not for one that lives again', async () => {
  const store = new MemoryEventStore()
  const rig = await openRig({ store })
  await workADay(rig)
  const events = await store.read(rig.hall.id, 0, 100)
  const idOf = (type: string) => (events.find((event) => event.type === type)!.data as { ticketId: TicketId }).ticketId
  const [finished, missed] = [idOf('ticket.finished'), idOf('ticket.missed')]
  assert.deepEqual(await rig.hall.pastTicket(finished), { number: 'A001', state: 'done' })
  assert.equal(await rig.hall.pastTicket(missed), null)
  assert.equal(await rig.hall.pastTicket(rig.newId()), null)
  await rig.ask({ type: 'end-day' })
  assert.deepEqual(await rig.hall.pastTicket(missed), { number: 'A002', state: 'expired' })
  await rig.hall.close()
  const next = await openRig({ store, clock: rig.clock })
  assert.deepEqual(await next.hall.pastTicket(finished), { number: 'A001', state: 'done' })
  await next.hall.close()
})

test('a finished ticket that is opened again is not past', async () => {
  const rig = await openRig()
  await rig.at('1', { action: 'open', staff: LI })
  await rig.issue()
  for (const action of ['call-next', 'start', 'finish'] as const) await rig.at('1', { action })
  const finished = rig.hall.fold().queue.counters[0]!.lastFinished!.ticket.id
  assert.equal((await rig.hall.pastTicket(finished))?.state, 'done')
  await rig.at('1', { action: 'reopen' })
  assert.equal(await rig.hall.pastTicket(finished), null)
  await rig.hall.close()
})
