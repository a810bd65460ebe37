import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SpeakerId } from '#shared/domain/announcement/events.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { LEASE_MS } from '#shared/protocol/voice.ts'
import { backoffMs, SPEAKER_AGAIN_MS } from '#shared/sync/backoff.ts'
import { Leases } from '#server/hall/leases.ts'
import { HandClock } from './hand-clock.ts'

const [ONE, TWO] = ['one', 'two'] as SpeakerId[] as [SpeakerId, SpeakerId]

test('one of two speakers has a zone, keeps it while it asks, and the other has it four seconds after the last word', async () => {
  const clock = new HandClock()
  const leases = new Leases(clock, () => 40, [])
  const first = leases.ask('*', ONE).lease
  assert.deepEqual([first.speaker, first.number], [ONE, 41])
  for (let second = 0; second < 10; second++) {
    await clock.pass(1_000)
    assert.equal(leases.ask('*', ONE).lease.number, 41)
    const { lease, forMs } = leases.ask('*', TWO)
    assert.deepEqual([lease.speaker, forMs], [ONE, LEASE_MS])
  }
  await clock.pass(LEASE_MS - 1)
  assert.equal(leases.ask('*', TWO).lease.speaker, ONE)
  assert.ok(leases.holds('*', ONE, 41))
  await clock.pass(1)
  assert.equal(leases.holds('*', ONE, 41), false)
  const next = leases.ask('*', TWO).lease
  assert.deepEqual([next.speaker, next.number], [TWO, 42])
  assert.equal(leases.ask('*', ONE).lease.speaker, TWO)
  assert.equal(leases.holds('*', TWO, 41), false)
})

test('zones are leased apart; whoever goes says so; numbers grow across a restart', () => {
  const clock = new HandClock()
  const leases = new Leases(clock, () => 7, [])
  assert.equal(leases.ask('*', ONE).lease.number, 8)
  assert.equal(leases.ask('east' as '*', TWO).lease.number, 9)
  leases.release('*', TWO)
  assert.equal(leases.ask('*', TWO).lease.speaker, ONE)
  leases.release('*', ONE)
  assert.deepEqual(leases.ask('*', TWO).lease.number, 10)
  // The claims of the lease before are in the log: its sequence has grown past the numbers given.
  const restarted = new Leases(clock, () => 12, [])
  assert.equal(restarted.ask('*', ONE).lease.number, 13)
})

test('after a restart the zone is kept for whoever had claimed something there, under the lease it knows', async () => {
  const clock = new HandClock()
  const said = { zone: '*' as const, claim: { speaker: ONE, lease: 50, at: instantOf(0) } }
  const leases = new Leases(clock, () => 12, [{ ...said, claim: { ...said.claim, speaker: TWO, lease: 49 } }, said])
  assert.deepEqual(leases.ask('*', TWO).lease.speaker, ONE)
  assert.ok(leases.holds('*', ONE, 50))
  // However long it was alone, it has tried again by then, and said how its sentence ended.
  await clock.pass(backoffMs(100, 0.999, SPEAKER_AGAIN_MS))
  assert.deepEqual(leases.ask('*', TWO).lease.speaker, ONE)
  assert.equal(leases.ask('*', ONE).lease.number, 50)
  await clock.pass(LEASE_MS)
  assert.equal(leases.ask('*', TWO).lease.number, 51)
})

test('a speaker that does not find back after a restart has lost its zone', async () => {
  const clock = new HandClock()
  const open = [{ zone: '*' as const, claim: { speaker: ONE, lease: 50, at: instantOf(0) } }]
  const leases = new Leases(clock, () => 12, open)
  assert.equal(leases.ask('*', TWO).forMs, LEASE_MS)
  await clock.pass(LEASE_MS)
  assert.equal(leases.ask('*', TWO).lease.number, 51)
})
