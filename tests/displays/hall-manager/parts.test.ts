import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeIn } from '#displays/hall-manager/code.ts'
import { watchDoor } from '#displays/hall-manager/door.ts'
import { KeptFresh } from '#displays/hall-manager/kept-fresh.ts'
import { alertsOf } from '#displays/hall-manager/low-ratings.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { LowRating, Session } from '#shared/protocol/api.ts'
import { EMPTY_VIEW, type HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import type { ApiResult } from '#shared/sync/ask.ts'
import { HandClock } from '#tests/fixtures/hand-clock.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'

test('a pairing code is read however it was typed, and what can be none is not asked for', () => {
  for (const typed of ['KZMW-BQXN', 'kzmwbqxn', ' kzmw bqxn ', 'ＫＺＭＷ－ＢＱＸＮ', 'K.Z.M.W.B.Q.X.N'])
    assert.equal(codeIn(typed), 'KZMW-BQXN', typed)
  for (const typed of ['', 'KZMW', 'KZMW-BQXNN', 'KZMW-BQXA', '1234-5678']) assert.equal(codeIn(typed), null, typed)
})

test('only ratings of today that nobody has seen are alerts, newest first', () => {
  const low = (id: string, createdAt: string, more: Partial<LowRating> = {}) =>
    ({ id, createdAt, step: 'created', notes: [], ...more }) as unknown as LowRating
  const note = { step: null, at: '', by: null, text: '' }
  const ids = alertsOf(
    [
      low('yesterday', '2026-11-22T19:59:00.000Z'),
      low('first', '2026-11-22T20:01:00.000Z'),
      low('seen', '2026-11-23T01:00:00.000Z', { notes: [note] }),
      low('assigned', '2026-11-23T01:00:00.000Z', { step: 'assigned' }),
      low('last', '2026-11-23T02:00:00.000Z'),
    ],
    SMALL_HALL,
    '2026-11-23T02:30:00.000Z' as Instant,
  ).map(({ id }) => id)
  assert.deepEqual(ids, ['last', 'first'])
})

/** Something asked for, whose answers come when the test says so. */
function askedFor() {
  const clock = new HandClock()
  const life = new AbortController()
  const waiting: ((answer: ApiResult<number>) => void)[] = []
  const kept = new KeptFresh<number>({
    ask: () => new Promise((resolve) => waiting.push(resolve)),
    clock,
    signal: life.signal,
  })
  const answer = async (value: number | { status?: number; code: string }): Promise<void> => {
    const resolve = waiting.shift()!
    resolve(
      typeof value === 'number'
        ? { ok: true, value }
        : { ok: false, problem: value, again: () => new Promise(() => {}) },
    )
    await new Promise((done) => setImmediate(done))
  }
  return { clock, life, waiting, kept, answer }
}

test('a burst of news asks at once and once more, never twice at a time', async () => {
  const { clock, waiting, kept, answer } = askedFor()
  for (let news = 0; news < 9; news++) kept.refresh()
  assert.equal(waiting.length, 1)
  await answer(1)
  clock.pass(999)
  assert.equal(waiting.length, 0)
  clock.pass(1)
  assert.equal(waiting.length, 1)
  await answer(2)
  clock.pass(60_000)
  assert.deepEqual([waiting.length, kept.state.get()], [0, { value: 2, problem: null }])
})

test('what could not be had is asked for again, and what was heard before stays; a missing right is not asked for twice', async () => {
  const { clock, waiting, kept, answer, life } = askedFor()
  kept.refresh()
  await answer(7)
  clock.pass(2_000)
  kept.refresh()
  await answer({ code: 'no-answer' })
  assert.deepEqual(kept.state.get(), { value: 7, problem: 'no-answer' })
  clock.pass(5_000)
  assert.equal(waiting.length, 1)
  await answer({ status: 403, code: 'no-right' })
  clock.pass(600_000)
  assert.equal(waiting.length, 0)
  kept.refresh()
  life.abort()
  await answer(9)
  assert.deepEqual(kept.state.get(), { value: 7, problem: 'no-right' })
})

test('whoever is nobody is led to the sign-in and back, at the start and when a session ends', async () => {
  const view = new Store<HallView>(EMPTY_VIEW)
  const left: string[] = []
  let answer: ApiResult<Session> = { ok: true, value: { kind: 'demo', person: null, screens: [] } }
  const known: Session[] = []
  await watchDoor(
    {
      api: { session: async () => answer },
      view,
      here: () => '/hall-manager/?hall=demo#devices',
      leave: (address) => left.push(address),
      signal: new AbortController().signal,
    },
    (session) => known.push(session),
  )
  assert.deepEqual([known.length, left], [1, []])
  answer = { ok: false, problem: { status: 401, code: 'no-credentials' }, again: async () => answer }
  view.set({ ...EMPTY_VIEW, trouble: 'no-right' })
  await new Promise((done) => setImmediate(done))
  assert.deepEqual(left, ['/sign-in/?next=%2Fhall-manager%2F%3Fhall%3Ddemo%23devices'])
  answer = { ok: false, problem: { code: 'no-answer' }, again: async () => answer }
  view.set(EMPTY_VIEW)
  view.set({ ...EMPTY_VIEW, trouble: 'no-right' })
  await new Promise((done) => setImmediate(done))
  assert.equal(left.length, 1)
})
