import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoreFull } from '#server/store/event-store.ts'
import { jarOf, openReal } from './real-hall.ts'
import { HALL, OTHER, OTHER_HALL } from './rig.ts'

const PAD = { kind: 'evaluation-pad', counter: '3' }
const BOARD = { kind: 'call-board' }

/** A real hall beside another one, and a screen that waits before it. */
async function waiting(asked: object = PAD) {
  const real = await openReal({}, [OTHER_HALL])
  const { code, secret } = (await real.ask(asked)).body as { code: string; secret: string }
  const say = async (what: 'approve' | 'deny', body: object = {}, who = real.admin, hall = HALL) => {
    const { status, body: said } = await real.post(`${hall}/devices/pairing/${code}/${what}`, body, who)
    return { status, code: said.code as string | undefined, said }
  }
  const look = async () => (await real.send(`${HALL}/devices/pairing/${code}`, { headers: real.admin })).status
  const command = (id: string, command: string) => real.post(`${HALL}/devices/${id}/commands`, { command }, real.admin)
  const acts = async () => (await real.records.audit(0, 1_000)).filter(({ subject }) => /^(dev|pair)/.test(subject))
  const listed = async () => (await real.send(`${HALL}/devices`, { headers: real.admin })).body.devices.length as number
  return { ...real, code, secret, say, look, command, acts, listed }
}

test('the code of a device that was let out again opens nothing: no screen waits there any more', async () => {
  for (const hasKeys of [false, true]) {
    const { say, look, command, poll, secret, listed, close } = await waiting()
    const { said } = await say('approve', PAD)
    if (hasKeys) assert.equal((await poll(secret)).status, 200)
    assert.equal((await command(said.device, 'revoke')).status, 200)
    for (const what of ['approve', 'deny'] as const) {
      const late = await say(what, what === 'approve' ? PAD : {})
      assert.deepEqual([late.status, late.code], [404, 'unknown-pairing'], what)
    }
    assert.equal(await look(), 404)
    assert.deepEqual([(await poll(secret)).body.code, await listed()], ['pairing-denied', 0])
    await close()
  }
})

test('one more screen of a device that was let out meanwhile is let in as a new device', async () => {
  const { ask, post, pair, admin, command, listed, close } = await waiting()
  const wall = await pair(admin, BOARD)
  const more = (await ask({ kind: 'counter-sign', counter: '2' }, wall.cookie)).body
  await command(wall.id, 'revoke')
  const path = `${HALL}/devices/pairing/${more.code}/approve`
  const { body } = await post(path, { kind: 'counter-sign', counter: '2' }, admin)
  assert.notEqual(body.device, wall.id)
  assert.equal(body.screens.length, 1)
  assert.equal(await listed(), 1)
  await close()
})

test('what was said of a code stands: the same again is the same device, anything else is refused with how it stands', async () => {
  const { say, poll, secret, acts, listed, close } = await waiting()
  const first = await say('approve', { ...PAD, label: '三号' })
  for (const hasKeys of [false, true]) {
    if (hasKeys) assert.equal((await poll(secret)).status, 200)
    const again = await say('approve', { ...PAD, label: '三号' })
    assert.deepEqual([again.status, again.said], [200, first.said], 'the answer was lost')
    assert.equal((await say('approve', PAD)).status, 200, 'whoever gives it no name leaves it the one it has')
    for (const other of [BOARD, { ...PAD, counter: '4' }, { ...PAD, label: '四号' }]) {
      const { status, code, said } = await say('approve', other)
      assert.deepEqual([status, code], [409, 'pairing-answered'], JSON.stringify(other))
      assert.deepEqual(said.current, first.said)
    }
    const denied = await say('deny')
    assert.deepEqual([denied.status, denied.code, denied.said.current], [409, 'pairing-answered', first.said])
  }
  assert.deepEqual([(await acts()).map(({ act }) => act), await listed()], [['device-paired'], 1])
  await close()
})

test('of two managers at once one is heard, and the other is told so', async () => {
  const { join, say, poll, secret, acts, listed, close } = await waiting()
  const [one, two] = [await join('one', 'manager'), await join('two', 'manager')]
  const both = await Promise.all([say('approve', PAD, one), say('approve', BOARD, two)])
  assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([200, 409]))
  assert.equal((await poll(secret)).body.screen.kind, both[0].status === 200 ? 'evaluation-pad' : 'call-board')
  assert.deepEqual([(await acts()).length, await listed()], [1, 1])
  await close()
  for (const isApprovedFirst of [true, false]) {
    const next = await waiting()
    const approve = () => next.say('approve', PAD)
    const deny = () => next.say('deny')
    // Whose credentials are looked at sooner is heard first.
    const answers = await Promise.all(isApprovedFirst ? [approve(), deny()] : [deny(), approve()])
    const [approved, denied] = (isApprovedFirst ? answers : answers.toReversed()).map(({ status }) => status)
    assert.ok((approved === 200 && denied === 409) || (approved === 404 && denied === 204), `${approved} ${denied}`)
    assert.equal((await next.poll(next.secret)).status, approved === 200 ? 200 : 410)
    await next.close()
  }
})

test('a code that has expired, or that asks in another hall, is no code', async () => {
  const { say, poll, secret, pair, admin, clock, close } = await waiting()
  for (const what of ['approve', 'deny'] as const) {
    const elsewhere = await say(what, what === 'approve' ? PAD : {}, admin, OTHER)
    assert.deepEqual([elsewhere.status, elsewhere.code], [404, 'unknown-pairing'])
  }
  assert.equal((await poll(secret)).status, 202, 'it waits on in its own hall')
  const other = await pair(admin, BOARD, 'other')
  assert.equal((await say('approve', PAD, { cookie: other.cookie })).status, 403)
  await clock.pass(600_000)
  for (const what of ['approve', 'deny'] as const) {
    const late = await say(what, what === 'approve' ? PAD : {})
    assert.deepEqual([late.status, late.code], [404, 'unknown-pairing'])
  }
  await close()
})

test('whoever sends a screen away has done so in the chain, with what it asked to be; a full disk sends nobody away', async () => {
  const { say, poll, secret, acts, records, join, code, close } = await waiting({ ...PAD, label: 'evil' })
  const boss = await join('boss', 'manager')
  const { commit } = records
  records.commit = () => Promise.reject(new StoreFull('no room'))
  const full = await say('deny', {}, boss)
  assert.deepEqual([full.status, full.code], [507, 'store-full'])
  records.commit = commit
  assert.equal((await poll(secret)).status, 202)
  assert.equal((await say('deny', {}, boss)).status, 204)
  assert.deepEqual(
    (await acts()).map(({ hall, actor, act, subject, data }) => [hall, actor, act, subject, data]),
    [
      [
        'demo',
        `person:${boss.id}`,
        'pairing-denied',
        `pairings/${code}`,
        { kind: 'evaluation-pad', counter: '3', zone: null, address: '127.0.0.1' },
      ],
    ],
  )
  assert.ok(jarOf(await poll(secret)) === '')
  await close()
})
