import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BOARD, DAY, openDevices, PAD } from './rig.ts'

const opened = async (devices: Awaited<ReturnType<typeof openDevices>>['devices'], credential: string) => {
  const end = await devices.keys.open(credential)
  if (end.kind !== 'open') throw new Error(end.kind)
  return end
}

test('an access opens the hall for a day, a credential opens accesses for 400', async () => {
  const { devices, pair, clock, close } = await openDevices()
  const { id, credential, access } = await pair()
  assert.deepEqual(await devices.keys.byAccess(access), { kind: 'device', device: id, hall: 'demo', screens: [BOARD] })
  assert.equal(await devices.keys.byAccess(credential), null, 'a credential opens nothing but accesses')
  clock.wall += DAY
  assert.equal(await devices.keys.byAccess(access), null)
  const next = await opened(devices, credential)
  assert.equal(next.credential, null, 'a young credential is kept')
  assert.equal((await devices.keys.byAccess(next.access))?.kind, 'device')
  clock.wall += 399 * DAY
  assert.equal((await devices.keys.open(credential)).kind, 'unknown')
  await close()
})

test('what is kept opens nothing: no secret of a device lies in the store', async () => {
  const { records, pair, close } = await openDevices()
  const { credential, access, secret } = await pair()
  const kept = JSON.stringify(await records.all('device'))
  for (const said of [secret, credential.split('.')[1]!, access.split('.')[1]!]) assert.ok(!kept.includes(said))
  await close()
})

test('a credential a month old is renewed; the old one is good until the new one has been used', async () => {
  const { devices, pair, clock, close } = await openDevices()
  const { credential } = await pair()
  clock.wall += 31 * DAY
  const lost = await opened(devices, credential)
  const again = await opened(devices, credential)
  assert.equal(again.credential, lost.credential, 'an answer that was lost is given again')
  clock.wall += 60 * DAY
  assert.equal((await opened(devices, credential)).kind, 'open', 'however long that takes')
  assert.equal((await opened(devices, again.credential!)).kind, 'open')
  assert.equal((await devices.keys.open(credential)).kind, 'unknown', 'now the old one is void')
  await close()
})

test('pages of one browser that renew at the same moment all end with a credential that opens', async () => {
  const { devices, pair, clock, close } = await openDevices()
  const { credential } = await pair()
  clock.wall += 31 * DAY
  const all = await Promise.all(Array.from({ length: 5 }, () => opened(devices, credential)))
  for (const { credential: next, access } of all.toReversed()) {
    assert.equal((await devices.keys.open(next!)).kind, 'open')
    assert.equal((await devices.keys.byAccess(access))?.kind, 'device')
  }
  await close()
})

test('the secret a device polled with opens nothing once the device has come with what it got', async () => {
  const { devices, pair, close } = await openDevices()
  const { secret, access } = await pair()
  assert.equal((await devices.poll(secret)).kind, 'approved', 'an answer that was lost is given again')
  assert.equal((await devices.keys.byAccess(access))?.kind, 'device')
  assert.equal((await devices.poll(secret)).kind, 'denied')
  await close()
})

test('a server that was started again knows its devices, those that have not polled yet, and those that renew over and over', async () => {
  const { pair, restart, put, clock, devices, close } = await openDevices()
  const { id, credential, access } = await pair()
  const waiting = (await devices.pairings.start({ ...PAD, hall: 'demo' as never, label: null }, null, null))!
  await devices.door.approve(waiting.pairing, { screen: PAD, label: '3', otherwise: '' }, 'person:boss', put)
  let other = await restart()
  assert.equal((await other.keys.byAccess(access))?.device, id)
  const polled = await other.poll(waiting.secret)
  assert.deepEqual([polled.kind, polled.kind === 'approved' && polled.screen], ['approved', PAD])
  clock.wall += 31 * DAY
  for (let lost = 0; lost < 20; lost++) {
    other = await restart()
    const { credential: next } = await opened(other, credential)
    assert.notEqual(next, null)
    if (lost === 19) assert.equal((await opened(other, next!)).kind, 'open')
  }
  await close()
})

test('one more screen in the same browser is one more right of the same device', async () => {
  const { devices, pair, close } = await openDevices()
  const first = await pair(BOARD)
  const second = await pair(PAD, first.id)
  assert.equal(second.id, first.id)
  const who = await devices.keys.byAccess(first.access)
  assert.deepEqual(who?.screens, [BOARD, PAD])
  await pair(PAD, first.id)
  assert.deepEqual((await devices.keys.byAccess(first.access))?.screens, [BOARD, PAD])
  assert.equal(devices.list('demo' as never).devices.length, 1)
  await close()
})

test('what somebody makes up opens nothing', async () => {
  const { devices, pair, close } = await openDevices()
  const { id, access } = await pair()
  const [, secret] = access.split('.')
  for (const value of ['', id, `${id}.`, `${id}.${'x'.repeat(43)}`, `x.${secret}`, `${access}x`, ` ${access}`]) {
    assert.equal(await devices.keys.byAccess(value), null, value)
    assert.equal((await devices.keys.open(value)).kind, 'unknown', value)
  }
  await close()
})

test('a clock that was set ahead by years and back again has shut nobody out', async () => {
  const { devices, pair, clock, close } = await openDevices()
  const { credential, access } = await pair()
  clock.wall += 2_000 * DAY
  assert.equal((await devices.keys.open(credential)).kind, 'unknown')
  clock.wall -= 2_000 * DAY
  assert.equal((await devices.keys.open(credential)).kind, 'open')
  assert.equal((await devices.keys.byAccess(access))?.kind, 'device')
  clock.wall -= 2_000 * DAY
  assert.equal((await devices.keys.byAccess(access))?.kind, 'device')
  await close()
})
