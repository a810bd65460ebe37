import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnnouncementId } from '#shared/domain/announcement/events.ts'
import { heardOf, voiceBacklog } from '#shared/domain/announcement/view.ts'
import type { HallDecision } from '#shared/domain/hall/decide.ts'
import { reduceHall } from '#shared/domain/hall/reduce.ts'
import { EMPTY_HALL } from '#shared/domain/hall/state.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { RatedHall } from '#tests/fixtures/rated-hall.ts'
import { SpeakingHall } from '#tests/fixtures/speaking-hall.ts'

const refusal = (decision: HallDecision): string | null => (decision.ok ? null : decision.refusal.code)
const SPOKEN = { state: 'spoken', engine: 'pack', languages: ['zh'] } as const

test('a call is queued for the voice in the append of the call, claimed, started and heard; a hall without voice queues none', () => {
  const hall = new SpeakingHall()
  const said = hall.call()
  assert.deepEqual([said.kind, said.zone, said.call.ticketNumber], ['call', '*', 'A001'])
  assert.equal(heardOf(hall.state.announcement, said.call), 'not-yet')
  for (const decision of [
    hall.claim(said.announcementId),
    hall.report(said.announcementId, { state: 'started' }),
    hall.report(said.announcementId, SPOKEN),
  ])
    assert.equal(refusal(decision), null)
  assert.deepEqual(hall.voiced, ['queued', 'claimed', 'started', 'spoken'])
  assert.equal(heardOf(hall.state.announcement, said.call), 'heard')
  assert.deepEqual(hall.state.announcement.open, [])
  const silent = new RatedHall()
  silent.serve()
  assert.ok(silent.log.every(({ type }) => !type.startsWith('announcement.')))
})

test('a recall of what is still queued is said once; one whose call is being said follows it', () => {
  const hall = new SpeakingHall()
  hall.call()
  hall.at('1', { action: 'recall' })
  assert.deepEqual(hall.voiced, ['queued', 'superseded', 'queued'])
  const [open] = hall.state.announcement.open
  assert.deepEqual([hall.state.announcement.open.length, open?.kind], [1, 'recall'])
  hall.claim(open!.announcementId)
  hall.at('1', { action: 'recall' })
  assert.equal(hall.state.announcement.open.length, 2)
})

test('a customer who has come or gone is called no more, whatever happened at the counter', () => {
  for (const action of ['start', 'no-show', 'hold'] as const) {
    const hall = new SpeakingHall()
    const said = hall.call()
    hall.at('1', { action })
    assert.deepEqual(hall.voiced, ['queued', 'superseded'], action)
    assert.equal(refusal(hall.claim(said.announcementId)), 'announcement-over')
    assert.equal(heardOf(hall.state.announcement, said.call), null)
  }
})

test('what nobody could say within ninety seconds ends as not heard, and is not begun any more', () => {
  const hall = new SpeakingHall()
  const said = hall.call()
  hall.pass(90)
  hall.tick()
  assert.equal(heardOf(hall.state.announcement, said.call), 'not-yet')
  assert.deepEqual(voiceBacklog(hall.state.announcement, instantOf(hall.now)), { waiting: 1, oldestS: 90 })
  hall.pass(1)
  assert.equal(refusal(hall.claim(said.announcementId)), 'announcement-over')
  hall.tick()
  assert.equal(heardOf(hall.state.announcement, said.call), 'not-heard')
  assert.deepEqual(hall.voiced, ['queued', 'expired'])
})

test('what its speaker learnt of more than thirty seconds late is over for it, for no other, and not for one that has known of it since', () => {
  const hall = new SpeakingHall()
  const { announcementId } = hall.call()
  hall.pass(31)
  assert.equal(refusal(hall.claim(announcementId, 'one', 1, 999)), 'announcement-over')
  assert.deepEqual(hall.voiced, ['queued'])
  hall.pass(50)
  assert.equal(refusal(hall.claim(announcementId, 'one', 1, 50_999)), 'announcement-over')
  assert.equal(refusal(hall.claim(announcementId, 'two', 2, 51_000)), null)
})

test('a later lease takes over what an earlier one had begun; an earlier one can neither claim nor report after it', () => {
  const hall = new SpeakingHall()
  const { announcementId } = hall.call()
  assert.equal(refusal(hall.claim(announcementId, 'one', 4)), null)
  assert.deepEqual(hall.claim(announcementId, 'one', 4), { ok: true, facts: [] })
  assert.equal(refusal(hall.claim(announcementId, 'two', 4)), 'claim-lost')
  assert.equal(refusal(hall.claim(announcementId, 'two', 3)), 'claim-lost')
  assert.equal(refusal(hall.claim(announcementId, 'two', 5)), null)
  assert.equal(refusal(hall.report(announcementId, SPOKEN, 'one', 4)), 'claim-lost')
  assert.equal(refusal(hall.report(announcementId, SPOKEN, 'two', 5)), null)
  assert.equal(refusal(hall.report(announcementId, SPOKEN, 'two', 5)), 'announcement-over')
  assert.equal(refusal(hall.claim('nothing' as AnnouncementId)), 'unknown-announcement')
  assert.equal(hall.voiced.filter((kind) => kind === 'spoken').length, 1)
})

test('a speaker that never says how it ended is recorded as such, and the clerk sees it', () => {
  const hall = new SpeakingHall()
  const said = hall.call()
  hall.claim(said.announcementId)
  hall.report(said.announcementId, { state: 'started' })
  assert.equal(heardOf(hall.state.announcement, said.call), 'speaking')
  hall.pass(61)
  hall.tick()
  assert.equal(heardOf(hall.state.announcement, said.call), 'failed')
  assert.equal(hall.state.announcement.ended[0]?.reason, 'speaker-lost')
})

test('a speaker that was given up for lost, and says after all that it was heard, is believed; nobody else is, and only once', () => {
  const hall = new SpeakingHall()
  const said = hall.call()
  const { announcementId } = said
  const other = hall.call('2')
  hall.claim(announcementId, 'one', 4)
  hall.pass(91)
  hall.tick()
  assert.deepEqual(hall.voiced.slice(-2), ['failed', 'expired'])
  for (const decision of [
    hall.report(announcementId, SPOKEN, 'two', 4),
    hall.report(announcementId, SPOKEN, 'one', 3),
    hall.report(announcementId, { state: 'started' }, 'one', 4),
    hall.report(announcementId, { state: 'failed', reason: 'watchdog' }, 'one', 4),
    hall.claim(announcementId, 'one', 4),
    hall.report(other.announcementId, SPOKEN, 'one', 4),
  ])
    assert.equal(refusal(decision), 'announcement-over')
  assert.equal(refusal(hall.report(announcementId, SPOKEN, 'one', 4)), null)
  assert.equal(heardOf(hall.state.announcement, said.call), 'heard')
  assert.equal(heardOf(hall.state.announcement, other.call), 'not-heard')
  assert.equal(refusal(hall.report(announcementId, SPOKEN, 'one', 4)), 'announcement-over')
  assert.equal(hall.voiced.at(-1), 'spoken')
  assert.deepEqual(hall.log.reduce(reduceHall, EMPTY_HALL), hall.state)
})

test('a clock that is set back by hours leaves nothing open, and nothing is said whose age nobody knows', () => {
  const hall = new SpeakingHall()
  const [one, two] = [hall.call('1'), hall.call('2')]
  hall.claim(one.announcementId)
  hall.pass(-3_600)
  assert.equal(refusal(hall.claim(two.announcementId)), 'announcement-over')
  hall.tick()
  assert.deepEqual(hall.state.announcement.open, [])
  assert.equal(heardOf(hall.state.announcement, one.call), 'failed')
  assert.equal(heardOf(hall.state.announcement, two.call), 'not-heard')
})

test('whatever happens, every call that is announced ends once, and replaying the log gives the same state', () => {
  const hall = new SpeakingHall()
  let seed = 7
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below
  for (let turn = 0; turn < 400; turn++) {
    const counter = String(1 + random(2))
    const open = hall.state.announcement.open
    const one = open[random(Math.max(1, open.length))]
    const [speaker, lease] = [`s${random(3)}`, 1 + random(4)] as const
    switch (random(8)) {
      case 0:
      case 1:
        hall.call(counter)
        break
      case 2:
        hall.at(counter, { action: random(2) === 0 ? 'recall' : 'start' })
        break
      case 3:
        hall.at(counter, { action: random(2) === 0 ? 'no-show' : 'finish' })
        break
      case 4:
      case 5:
        if (one) hall.claim(one.announcementId, speaker, lease)
        break
      case 6:
        if (one?.claim) hall.report(one.announcementId, SPOKEN, one.claim.speaker, one.claim.lease)
        break
      default:
        hall.pass(random(40))
        hall.tick()
    }
  }
  hall.pass(200)
  hall.tick()
  assert.deepEqual(hall.state.announcement.open, [])
  const count = (...kinds: readonly string[]): number => hall.voiced.filter((kind) => kinds.includes(kind)).length
  assert.ok(count('queued') > 30 && count('spoken') > 3)
  assert.equal(count('queued'), count('spoken', 'failed', 'superseded', 'expired'))
  assert.deepEqual(hall.log.reduce(reduceHall, EMPTY_HALL), hall.state)
})

test('in an emergency nobody is called aloud: what is queued ends as not heard at once, and so does every call until it is over', () => {
  const hall = new SpeakingHall()
  const begun = hall.call('1')
  hall.claim(begun.announcementId)
  const queued = hall.call('2')
  hall.wish({ type: 'begin-emergency' })
  assert.deepEqual(
    [begun, queued].map(({ call }) => heardOf(hall.state.announcement, call)),
    ['not-yet', 'not-heard'],
    'what a speaker has begun is its to end',
  )
  assert.equal(refusal(hall.claim(begun.announcementId, 'two', 2)), 'announcement-over')
  assert.equal(refusal(hall.report(begun.announcementId, { state: 'failed', reason: 'emergency' })), null)
  hall.at('1', { action: 'recall' })
  const recalled = hall.state.queue.calls[0]!
  assert.equal(heardOf(hall.state.announcement, recalled), 'not-heard')
  assert.deepEqual(hall.state.announcement.open, [])
  hall.wish({ type: 'end-emergency' })
  assert.deepEqual(hall.state.announcement.open, [], 'nobody is called aloud for what was called meanwhile')
  hall.at('1', { action: 'recall' })
  assert.equal(hall.state.announcement.open.length, 1)
  assert.deepEqual(hall.log.reduce(reduceHall, EMPTY_HALL), hall.state)
})
