import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeviceAlarmKind } from '#shared/protocol/devices.ts'
import { BOARD, HALL, openDevices, PAD, report } from './rig.ts'

const SECONDS = 1_000
const HOUR = 3_600_000

test('a device not seen for thirty seconds is marked and reported once, and its coming back shows by itself', async () => {
  const { devices, pair, clock, facts, close } = await openDevices()
  const { id } = await pair()
  const state = () => devices.list(HALL).devices[0]!.state
  assert.equal(state(), 'never-seen')
  await clock.pass(60 * SECONDS)
  assert.deepEqual(await facts(), ['device.paired'], 'what was never there is not lost')
  devices.present(id, report(), '10.0.0.9')
  await clock.pass(28 * SECONDS)
  assert.equal(state(), 'online')
  await clock.pass(6 * SECONDS)
  assert.equal(state(), 'lost')
  await clock.pass(600 * SECONDS)
  assert.deepEqual(await facts(), ['device.paired', 'device.lost'])
  devices.present(id, report(), '10.0.0.9')
  assert.equal(state(), 'online')
  await clock.pass(40 * SECONDS)
  assert.deepEqual(await facts(), ['device.paired', 'device.lost', 'device.lost'])
  await close()
})

test('a server that starts again misses only those that do not come back within half a minute', async () => {
  const { devices, pair, restart, clock, facts, close } = await openDevices()
  const [here, gone] = [await pair(BOARD), await pair(PAD)]
  for (const { id } of [here, gone]) devices.present(id, report(), null)
  await clock.pass(2 * SECONDS)
  const other = await restart()
  await clock.pass(20 * SECONDS)
  assert.deepEqual(
    (await facts()).filter((type) => type === 'device.lost'),
    [],
  )
  other.present(here.id, report(), null)
  await clock.pass(14 * SECONDS)
  assert.equal((await facts()).filter((type) => type === 'device.lost').length, 1)
  const lost = other.list(HALL).devices.filter(({ state }) => state === 'lost')
  assert.deepEqual(
    lost.map(({ id }) => id),
    [gone.id],
  )
  await close()
})

test('the manager sees what a device says of itself, and what must be known without looking', async () => {
  const { devices, pair, clock, close } = await openDevices()
  const { id } = await pair(PAD)
  const page = {
    app: 'evaluation-pad',
    counter: '3',
    zone: null,
    shows: 'rating',
    freshness: 'live',
    sound: 'none',
  } as const
  const say = (said: Parameters<typeof report>[0]) =>
    devices.present(id, report({ pages: [page], ...said }), '10.0.0.9')
  const alarms = (): DeviceAlarmKind[] => devices.list(HALL).alarms.map(({ kind }) => kind)
  say({ outbox: { waiting: 2, oldestS: 3_500, refused: 0 } })
  const [seen] = devices.list(HALL).devices
  assert.deepEqual(
    [seen?.label, seen?.address, seen?.version, seen?.pages],
    ['evaluation-pad 3', '10.0.0.9', '1.0.0', [page]],
  )
  assert.deepEqual(alarms(), [])
  await clock.pass(20 * SECONDS)
  assert.deepEqual(alarms(), [])
  clock.wall += HOUR / 10
  assert.deepEqual(alarms(), ['unsent'], 'it grows older while nobody hears of it')
  say({ outbox: { waiting: 0, oldestS: null, refused: 3 }, storagePersisted: false })
  assert.deepEqual(
    devices.list(HALL).alarms.map(({ kind, count }) => [kind, count]),
    [
      ['refused', 3],
      ['not-persistent', null],
    ],
  )
  await close()
})

test('a command is told until the device has heard it, the same twice once, and none after ten minutes', async () => {
  const { devices, hall, pair, put, clock, close } = await openDevices()
  const { id } = await pair()
  const give = (command: 'reload' | 'identify') => devices.desk.command(hall, id, command, 'person:boss', put)
  const heard = (heardIds: string[] = []) => devices.present(id, report({ heard: heardIds }), null)!.commands
  await give('reload')
  await give('identify')
  await give('identify')
  const told = heard()
  assert.deepEqual(
    told.map(({ command, label }) => [command, label]),
    [
      ['reload', 'call-board'],
      ['identify', 'call-board'],
    ],
  )
  assert.deepEqual(
    heard([told[0]!.id]).map(({ command }) => command),
    ['identify'],
  )
  await clock.pass(10 * 60 * SECONDS)
  assert.deepEqual(heard(), [])
  await close()
})

test('what is revoked is in the log, the chain and the store in one commit, and is nobody’s device any more', async () => {
  const { devices, hall, pair, put, audit, restart, facts, close } = await openDevices()
  const { id, credential, access } = await pair(PAD)
  const life = devices.lasting(id)
  assert.equal(life.aborted, false)
  const done = await devices.desk.command(hall, id, 'revoke', 'person:boss', put)
  assert.equal(done?.status, 200)
  assert.equal(life.aborted, true)
  assert.equal(devices.lasting(id).aborted, true)
  assert.deepEqual(await facts(), ['device.paired', 'device.revoked'])
  assert.deepEqual(
    audit.read(0, 9).map(({ act, actor, subject }) => [act, actor, subject]),
    [
      ['device-paired', 'person:boss', `devices/${id}`],
      ['device-revoked', 'person:boss', `devices/${id}`],
    ],
  )
  for (const server of [devices, await restart()]) {
    assert.equal((await server.keys.byAccess(access))?.kind, 'revoked')
    assert.equal((await server.keys.open(credential)).kind, 'revoked')
    assert.deepEqual(server.list(HALL).devices, [])
  }
  assert.equal((await devices.desk.command(hall, id, 'revoke', 'person:boss', put))?.status, 200, 'twice is once')
  assert.equal(await devices.desk.command(hall, id, 'reload', 'person:boss', put), null)
  assert.equal((await facts()).length, 2)
  await close()
})

test('what has no access any more ends within five seconds, and not while it renews', async () => {
  const { devices, pair, clock, close } = await openDevices()
  const one = await pair(BOARD)
  const two = await pair(PAD)
  const [first, second] = [devices.lasting(one.id), devices.lasting(two.id)]
  clock.wall += 23 * HOUR
  await devices.keys.open(two.credential)
  clock.wall += HOUR
  await clock.pass(5 * SECONDS)
  assert.deepEqual([first.aborted, second.aborted], [true, false])
  await close()
})
