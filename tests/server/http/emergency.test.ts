import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HallSnapshotSchema } from '#shared/protocol/schemas/hall.ts'
import { MemoryAudit } from '#server/store/memory-audit.ts'
import { HALL, openHttp } from './rig.ts'

test('an emergency is on the log, in the snapshot and in the chain of acts, once for each time it begins and ends', async () => {
  const audit = new MemoryAudit((text) => String(text.length))
  const { send, post, hall, close } = await openHttp({}, undefined, audit)
  const notices = async () => HallSnapshotSchema.parse((await send(HALL)).body).notices.map(({ code }) => code)
  const acts = async () =>
    (await send('/api/v1/audit?after=0&limit=100')).body.entries.map((one: { act: string }) => one.act)
  assert.equal((await post(`${HALL}/emergency/begin`)).status, 200)
  assert.equal((await post(`${HALL}/emergency/begin`)).status, 200)
  assert.deepEqual([await notices(), await acts()], [['emergency'], ['emergency-begun']])
  const { sequence } = hall.fold().queue
  assert.equal((await post(`${HALL}/emergency/end`)).status, 200)
  assert.equal((await post(`${HALL}/emergency/end`)).status, 200)
  assert.deepEqual([await notices(), await acts()], [[], ['emergency-begun', 'emergency-ended']])
  assert.equal(hall.fold().queue.sequence, sequence + 1)
  await close()
})

test('whoever holds a ticket is told of an emergency on the phone, and keeps the place in the line', async () => {
  const { send, post, issue, close } = await openHttp()
  const { id, key } = await issue('B')
  const ticket = async () => {
    const { emergency, state, ahead } = (await send(`${HALL}/tickets/${id}?key=${key}`)).body
    return [emergency, state, ahead]
  }
  assert.deepEqual(await ticket(), [false, 'waiting', 0])
  await post(`${HALL}/emergency/begin`)
  assert.deepEqual(await ticket(), [true, 'waiting', 0])
  await post(`${HALL}/emergency/end`)
  assert.deepEqual(await ticket(), [false, 'waiting', 0])
  await close()
})
