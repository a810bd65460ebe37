import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HallId } from '#shared/domain/queue/ids.ts'
import type { DeviceId } from '#shared/protocol/devices.ts'
import { Pairings, type Wanted } from '#server/devices/pairings.ts'
import { WrongTries } from '#server/devices/wrong-tries.ts'
import { hashOfSecret } from '#server/people/secrets.ts'
import { HandClock } from '#tests/server/hall/hand-clock.ts'

const HALL = 'demo' as HallId
const BOARD: Wanted = { hall: HALL, kind: 'call-board', counter: null, zone: null, label: null }
const MINUTE = 60_000

function open() {
  const clock = new HandClock()
  const pairings = new Pairings(clock)
  const start = async (address: string | null = '10.0.0.1', wanted = BOARD) => {
    const started = await pairings.start(wanted, address, null)
    return started && { ...started, poll: async () => pairings.poll(await hashOfSecret(started.secret)) }
  }
  return { clock, pairings, start }
}

test('a code is eight letters that cannot be mistaken, found however it is typed, in its own hall only, for ten minutes', async () => {
  const { clock, pairings, start } = open()
  const { pairing } = (await start())!
  assert.match(pairing.code, /^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/)
  const wide = pairing.code.replaceAll(/[A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  for (const typed of [
    pairing.code,
    pairing.code.toLowerCase(),
    pairing.code.replace('-', ''),
    ` ${pairing.code} `,
    wide,
  ])
    assert.equal(pairings.find(HALL, typed)?.pairing, pairing, typed)
  assert.equal(pairings.find('other' as HallId, pairing.code), null)
  await clock.pass(10 * MINUTE - 1)
  assert.equal(pairings.find(HALL, pairing.code)?.pairing, pairing)
  await clock.pass(1)
  assert.equal(pairings.find(HALL, pairing.code), null)
})

test('a device that asks too soon is told to ask less often, each time by five seconds more', async () => {
  const { clock, start } = open()
  const { poll } = (await start())!
  assert.deepEqual(await poll(), { kind: 'pending', intervalS: 5 })
  await clock.pass(4_000)
  assert.deepEqual(await poll(), { kind: 'slow', intervalS: 10 })
  await clock.pass(6_000)
  assert.deepEqual(await poll(), { kind: 'slow', intervalS: 15 })
  await clock.pass(15_000)
  assert.deepEqual(await poll(), { kind: 'pending', intervalS: 15 })
})

test('a device hears that it was let in, or sent away, however soon it asks; a secret of nobody’s is unknown', async () => {
  const { pairings, start } = open()
  const first = (await start())!
  const second = (await start())!
  await first.poll()
  const screen = { kind: 'call-board', counter: null, zone: null } as const
  pairings.settle(first.pairing, { device: 'd' as DeviceId, screen })
  pairings.settle(second.pairing, 'denied')
  assert.deepEqual(await first.poll(), { kind: 'approved', device: 'd', screen })
  assert.deepEqual(await second.poll(), { kind: 'denied' })
  assert.equal(pairings.find(HALL, second.pairing.code), null)
  assert.deepEqual(pairings.poll('nothing'), { kind: 'unknown' })
})

test('no place has more than 64 codes that somebody waits for; those nobody asks about make room', async () => {
  const { clock, start } = open()
  const all = await Promise.all(Array.from({ length: 64 }, () => start()))
  assert.equal(await start(), null)
  assert.notEqual(await start('10.0.0.2'), null, 'another place has its own')
  await clock.pass(MINUTE + 1)
  await all[0]!.poll()
  assert.notEqual(await start(), null)
  assert.equal((await all[0]!.poll()).kind, 'slow', 'the one that still asks has stayed')
})

test('a flood from many addresses takes nobody’s place who has few', async () => {
  const { start } = open()
  const hall = (await start('10.0.0.1'))!
  for (let host = 0; host < 40; host++) for (let code = 0; code < 64; code++) await start(`10.1.0.${host}`)
  assert.equal((await hall.poll()).kind, 'pending')
  assert.notEqual(await start('10.0.0.1'), null, 'and finds room for another')
})

test('a million guesses: five a minute are looked at, none is right, and nobody else waits for them', async () => {
  const { clock, pairings, start } = open()
  const tries = new WrongTries(() => clock.monotonic())
  let looked = 0
  let right = 0
  const guess = (approver: string, code: string): boolean => {
    if (tries.waitMs(approver) > 0) return false
    looked++
    if (pairings.find(HALL, code)) {
      right++
      return true
    }
    tries.wrong(approver)
    return false
  }
  const letters = 'BCDFGHJKLMNPQRSTVWXZ'
  const codeOf = (number: number): string =>
    Array.from({ length: 8 }, (_none, place) => letters[Math.floor(number / 20 ** place) % 20]).join('')
  let current = (await start())!
  const minutes = 1_000
  for (let minute = 0; minute < minutes; minute++) {
    if (minute % 9 === 0) current = (await start())!
    for (let number = 0; number < 1_000; number++) guess('person:thief', codeOf(minute * 1_000 + number))
    if (minute % 100 === 0)
      assert.equal(guess('person:manager', current.pairing.code), true, 'the manager is heard at once')
    await clock.pass(MINUTE)
  }
  assert.equal(right, minutes / 100)
  assert.ok(looked <= 5 * minutes + right, `${looked} guesses were looked at`)
  assert.equal(tries.waitMs('person:thief'), 0, 'and once it stops, it may type again')
})
