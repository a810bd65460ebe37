import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SpeakerId } from '#shared/domain/announcement/events.ts'
import type { AnnouncementState } from '#shared/domain/announcement/state.ts'
import { backlog, type Listener, nextUtterance } from '#shared/domain/announcement/plan.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { MAIN, SpeakingHall } from '#tests/fixtures/speaking-hall.ts'

function listener(more: Partial<Listener> = {}): Listener {
  return { zone: '*', speaker: 'one' as SpeakerId, lease: 2, said: new Set(), ...more }
}

/** As many calls at once, each at a counter of its own. */
function crowd(hall: SpeakingHall, calls: number): AnnouncementState {
  const open = hall.state.announcement.open[0] ?? hall.call('1')
  const many = Array.from({ length: calls }, (_, place) => ({
    ...open,
    announcementId: `a${place}` as typeof open.announcementId,
    call: { ...open.call, counterId: `c${place}` as typeof open.call.counterId },
  }))
  return { open: many, ended: [] }
}

test('one call is said with its chime, in both languages, twice; a backlog shortens it', () => {
  const hall = new SpeakingHall({ repeat: 2 })
  hall.call('1')
  const alone = nextUtterance(hall.state.announcement, listener())
  assert.deepEqual([alone?.chime, alone?.languages, alone?.times], [true, ['zh', 'en'], 2])
  const forms = [1, 2, 3, 4].map((behind) => {
    const said = nextUtterance(crowd(hall, behind + 1), listener())
    return [said?.chime, said?.languages.length, said?.times, said?.announcements.length]
  })
  assert.deepEqual(forms, [
    [true, 2, 2, 1],
    [true, 2, 1, 1],
    [true, 2, 1, 1],
    [false, 1, 1, 1],
  ])
})

test('two tickets called to one counter within five seconds are said in one sentence; calls come before recalls', () => {
  const hall = new SpeakingHall()
  const first = hall.call('1')
  hall.at('1', { action: 'recall' })
  const other = hall.call('2')
  const order = backlog(hall.state.announcement, listener())
  assert.deepEqual(
    order.map(({ kind, call }) => [kind, call.ticketNumber]),
    [
      ['call', other.call.ticketNumber],
      ['recall', first.call.ticketNumber],
    ],
  )
  const twin = { ...other, announcementId: 'twin' as typeof other.announcementId }
  const state = { ...hall.state.announcement, open: [other, twin] }
  assert.equal(nextUtterance(state, listener())?.announcements.length, 2)
  const later = { ...twin, queuedAt: instantOf(hall.now + 5_001) }
  assert.equal(nextUtterance({ ...state, open: [other, later] }, listener())?.announcements.length, 1)
})

test('nothing is said that this device has said, that another lease is saying, or of another zone', () => {
  const hall = new SpeakingHall({ zones: [MAIN] })
  const said = hall.call('1')
  const zone = said.zone
  const left = (more: Partial<Listener>) => backlog(hall.state.announcement, listener({ zone, ...more })).length
  assert.equal(left({}), 1)
  assert.equal(left({ zone: '*' }), 0)
  assert.equal(left({ said: new Set([said.announcementId]) }), 0)
  hall.claim(said.announcementId, 'one', 2)
  assert.equal(left({ speaker: 'two' as SpeakerId, lease: 2 }), 0)
  assert.equal(left({ speaker: 'two' as SpeakerId, lease: 3 }), 1)
  assert.equal(left({ lease: 2 }), 1, 'its own claim, of which it did not hear')
})

test('a burst of thirty calls keeps its order and shortens itself until the backlog is gone', () => {
  const hall = new SpeakingHall()
  const state = crowd(hall, 30)
  const said = new Set<string>()
  const times: number[] = []
  for (let next = nextUtterance(state, listener({ said })); next; next = nextUtterance(state, listener({ said }))) {
    for (const { announcementId } of next.announcements) said.add(announcementId)
    times.push(next.times * next.languages.length)
  }
  assert.deepEqual(
    [...said],
    state.open.map(({ announcementId }) => announcementId),
  )
  assert.deepEqual(times.slice(-6), [1, 1, 2, 2, 4, 4])
  assert.ok(times.slice(0, -4).every((count) => count === 1))
})
