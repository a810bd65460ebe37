import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { openHall } from '#server/hall/hall.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import type { Known } from '#server/http/principal.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { newId } from '#tests/server/hall/rig.ts'
import { openReal } from './real-hall.ts'

const OTHER = 'other' as HallId

/** A server with two halls, each of which has a Li Na of its own. */
async function twoHalls(parts: Parameters<typeof openReal>[0] = {}) {
  const halls = new Map<string, HallPort>()
  const http = await openReal({ halls, ...parts })
  const other = await openHall({
    id: OTHER,
    config: { ...DEMO_HALL, id: OTHER },
    store: new MemoryEventStore(),
    bus: new LocalBus(),
    clock: http.clock,
    demo: true,
    random: { id: newId, epoch: () => 'epoch2' },
    log: () => {},
  })
  halls.set('demo', http.hall)
  const meet = () => halls.set('other', other)
  const close = async () => {
    await other.close()
    await http.close()
  }
  return { ...http, meet, close }
}

test('a clerk is somebody of one hall: where two have a clerk of that id, the account says which', async () => {
  const { post, patch, admin, meet, close } = await twoHalls()
  meet()
  const li = { user: 'li', name: '李娜', role: 'clerk', staff: 'li-na' }
  for (const halls of [undefined, 'all', ['demo', 'other']]) {
    const { status, body } = await post('/api/v1/people', { ...li, halls }, admin)
    assert.deepEqual([status, body.code, body.field], [400, 'bad-input', 'halls'], String(halls))
  }
  const made = await post('/api/v1/people', { ...li, halls: ['demo'] }, admin)
  assert.equal(made.status, 201)
  const widened = await patch(`/api/v1/people/${made.body.person.id}`, { halls: 'all' }, admin)
  assert.deepEqual([widened.status, widened.body.field], [400, 'halls'])
  assert.equal((await post('/api/v1/people', { user: 'boss', name: '王', role: 'manager' }, admin)).status, 201)
  await close()
})

test('a hall that comes later with a clerk of the same id shows nobody the ratings of a namesake', async () => {
  let who: readonly Known[] = []
  const { send, clock, hall, meet, close } = await twoHalls({
    credentials: { who: async () => who, lasting: () => new AbortController().signal },
  })
  const batch = { staff: 'li-na', from: '2026-11-20', to: '2026-11-20', levels: [0, 0, 0, 0, 5], commented: [] }
  Object.assign(hall.fold().evaluation, { batches: [batch] })
  clock.wall += 24 * 3_600_000
  const mine = async (halls: unknown): Promise<number> => {
    who = [{ kind: 'person', person: 'p', role: 'clerk', staff: 'li-na', halls, session: 's' } as unknown as Known]
    const told = await send('/api/v1/halls/demo/evaluations/mine', { headers: { authorization: 'Bearer x' } })
    return told.body.batches.length
  }
  assert.equal(await mine('all'), 1)
  meet()
  assert.equal(await mine('all'), 0, 'of which hall they are nobody knows')
  assert.equal(await mine(['demo', 'other']), 0)
  assert.equal(await mine(['demo']), 1)
  await close()
})
