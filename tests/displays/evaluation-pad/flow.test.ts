import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RatingId } from '#shared/domain/evaluation/events.ts'
import type { Level } from '#shared/domain/evaluation/levels.ts'
import type { CounterId, GrantId, ServiceId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Grant } from '#shared/domain/queue/state.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import {
  ASK_MS,
  CHANGE_MS,
  PAD_START,
  type PadDeed,
  type PadEvent,
  padNext,
  REASONS_MS,
  secondsLeft,
  SETTLE_MS,
  TROUBLE_MS,
} from '#displays/evaluation-pad/flow.ts'

const grant = (id: string): Grant => ({
  grantId: id as GrantId,
  ticketId: `t-${id}` as TicketId,
  ticketNumber: 'A008',
  counterId: '3' as CounterId,
  serviceId: 'A' as ServiceId,
  staffId: null,
  grantedAt: '2026-11-23T02:00:00.000Z' as Instant,
  waitedMin: 7,
})

/** A pad run by hand. */
class Pad {
  state = PAD_START
  now = 0
  readonly deeds: PadDeed[] = []
  #ids = 0

  send(event: PadEvent): this {
    const { state, deeds } = padNext(this.state, event, this.now)
    this.state = state
    this.deeds.push(...deeds)
    return this
  }

  pass(ms: number): this {
    this.now += ms
    return this.send({ type: 'tick' })
  }

  grant(id: string | null): this {
    return this.send({ type: 'grant', grant: id === null ? null : grant(id) })
  }

  /** A tap of a finger, whose answer the disk takes. */
  tap(level: Level): this {
    this.pass(SETTLE_MS)
    this.send({
      type: 'tap',
      level,
      id: `r-${++this.#ids}` as RatingId,
      at: '2026-11-23T02:00:09.000Z' as Instant,
      heard: 41,
    })
    const { step } = this.state
    return step.at === 'keeping' ? this.send({ type: 'kept', id: step.answer.id }) : this
  }

  get at(): string {
    return this.state.step.at
  }

  get did(): readonly string[] {
    return this.deeds.map((deed) =>
      'answer' in deed
        ? `${deed.do} ${deed.answer.id} ${deed.answer.level}`
        : `${deed.do} ${deed.grant.grantId} ${deed.how}`,
    )
  }
}

test('a tap is kept before anyone is thanked, and sent when ten seconds have passed', () => {
  const pad = new Pad().grant('g')
  pad
    .pass(SETTLE_MS)
    .send({ type: 'tap', level: 5, id: 'r' as RatingId, at: '2026-11-23T02:00:09.000Z' as Instant, heard: 41 })
  assert.deepEqual([pad.at, pad.did], ['keeping', ['draft r 5']])
  pad.send({ type: 'kept', id: 'r' as RatingId })
  assert.equal(pad.at, 'thanks')
  pad.pass(CHANGE_MS - 1)
  assert.equal(pad.deeds.length, 1)
  pad.pass(1)
  assert.deepEqual([pad.at, pad.did.at(-1)], ['rest', 'settle r 5'])
  assert.equal(pad.grant('g').at, 'rest')
})

test('nobody taps before they are asked, however far behind the clock is by which a pad without a line must go', () => {
  const pad = new Pad().grant('g').pass(SETTLE_MS)
  pad.send({ type: 'tap', level: 5, id: 'r' as RatingId, at: '1970-01-01T00:00:07.000Z' as Instant, heard: 41 })
  const [draft] = pad.deeds
  assert.ok(draft && 'answer' in draft)
  assert.equal(draft.answer.tappedAt, grant('g').grantedAt)
})

test('what the disk does not take is not thanked for', () => {
  const pad = new Pad().grant('g').pass(SETTLE_MS)
  pad.send({ type: 'tap', level: 4, id: 'r' as RatingId, at: '2026-11-23T02:00:09.000Z' as Instant, heard: 1 })
  assert.equal(pad.send({ type: 'not-kept', id: 'r' as RatingId }).at, 'not-kept')
})

test('what lies on the disk leaves it all the same, when a later word of it could not be kept', () => {
  const pad = new Pad().grant('g').tap(2)
  pad.send({ type: 'reason', reason: 'process' }).send({ type: 'submit' })
  assert.equal(pad.send({ type: 'not-kept', id: 'r-1' as RatingId }).at, 'not-kept')
  pad.send({ type: 'close' })
  assert.deepEqual([pad.at, pad.did.at(-1)], ['rest', 'settle r-1 2'])
  const first = new Pad().grant('g').pass(SETTLE_MS)
  first.send({ type: 'tap', level: 4, id: 'r' as RatingId, at: '2026-11-23T02:00:09.000Z' as Instant, heard: 1 })
  first.send({ type: 'not-kept', id: 'r' as RatingId }).send({ type: 'close' })
  assert.deepEqual(first.did, ['draft r 4'], 'of a first word that was not kept nothing is left to settle')
})

test('a pad that could not keep an answer waits for the phone, and goes when it has answered', () => {
  const failed = (): Pad => {
    const pad = new Pad().grant('g').pass(SETTLE_MS)
    pad.send({ type: 'tap', level: 4, id: 'r' as RatingId, at: '2026-11-23T02:00:09.000Z' as Instant, heard: 1 })
    return pad.send({ type: 'not-kept', id: 'r' as RatingId })
  }
  const pad = failed().pass(TROUBLE_MS - 1_000)
  assert.deepEqual([pad.at, secondsLeft(pad.state, pad.now)], ['not-kept', 1], 'it says when it will end')
  pad.send({ type: 'touched' }).pass(TROUBLE_MS - 1_000)
  assert.equal(pad.at, 'not-kept', 'whoever still looks for a phone gets more time')
  assert.equal(pad.send({ type: 'answered', grant: 'other' as GrantId }).at, 'not-kept')
  assert.equal(pad.send({ type: 'answered', grant: 'g' as GrantId }).at, 'answered-elsewhere')
  assert.deepEqual(pad.did, ['draft r 4'], 'nothing of it is here')
  assert.equal(pad.pass(CHANGE_MS).at, 'rest')
  assert.equal(failed().pass(TROUBLE_MS).at, 'rest')
})

test('what was kept before the disk failed is sent all the same when the phone has answered: the hall takes the first', () => {
  const pad = new Pad().grant('g').tap(2)
  pad.send({ type: 'submit' }).send({ type: 'not-kept', id: 'r-1' as RatingId })
  pad.send({ type: 'answered', grant: 'g' as GrantId })
  assert.deepEqual([pad.at, pad.did.at(-1)], ['answered-elsewhere', 'settle r-1 2'])
})

test('a disk that fails once the next service has begun is owned up to, and the next customer is asked all the same', () => {
  const tapped = (): Pad => {
    const pad = new Pad().grant('g').pass(SETTLE_MS)
    return pad.send({ type: 'tap', level: 1, id: 'r' as RatingId, at: '2026-11-23T02:00:09.000Z' as Instant, heard: 1 })
  }
  const failed = tapped().grant(null)
  assert.deepEqual([failed.at, failed.did], ['keeping', ['draft r 1']])
  failed.send({ type: 'not-kept', id: 'r' as RatingId })
  assert.deepEqual(
    [failed.at, failed.did.slice(1)],
    ['not-kept', ['settle r 1']],
    'no phone may answer: it is tried on',
  )
  assert.equal(failed.grant('h').at, 'asking')
  assert.equal(failed.deeds.length, 2)
  const left = tapped()
    .grant(null)
    .send({ type: 'not-kept', id: 'r' as RatingId })
    .pass(TROUBLE_MS)
  assert.deepEqual([left.at, left.deeds.length], ['rest', 2])
  const kept = tapped()
    .grant(null)
    .send({ type: 'kept', id: 'r' as RatingId })
  assert.deepEqual([kept.at, kept.did.at(-1)], ['rest', 'settle r 1'])
  const next = tapped().grant('h')
  assert.deepEqual([next.at, next.did.at(-1)], ['asking', 'settle r 1'])
  assert.equal(next.send({ type: 'not-kept', id: 'r' as RatingId }).at, 'asking', 'it is the next customer’s')
})

test('in an emergency the pad asks nothing, and asks again when it is over: no silence is told', () => {
  const pad = new Pad().grant('g')
  pad.send({ type: 'emergency' })
  assert.deepEqual([pad.at, pad.did], ['rest', []])
  assert.equal(pad.grant('g').at, 'asking')
  const left = new Pad().grant('g').send({ type: 'emergency' })
  assert.equal(left.grant('next').at, 'asking', 'the next service has begun meanwhile')
  const failed = new Pad().grant('g').pass(SETTLE_MS)
  failed.send({ type: 'tap', level: 4, id: 'r' as RatingId, at: '2026-11-23T02:00:09.000Z' as Instant, heard: 1 })
  failed.send({ type: 'not-kept', id: 'r' as RatingId }).send({ type: 'emergency' })
  assert.equal(failed.grant('g').at, 'asking', 'nothing of it is here')
})

test('what was said before the emergency is settled, and not asked again', () => {
  for (const said of [
    () => new Pad().grant('g').tap(5),
    () => new Pad().grant('g').tap(2),
    () => new Pad().grant('g').tap(5).send({ type: 'change' }),
  ]) {
    const pad = said().send({ type: 'emergency' })
    assert.deepEqual([pad.at, pad.did.at(-1)?.split(' ')[0]], ['rest', 'settle'])
    assert.equal(pad.grant('g').at, 'rest')
  }
})

test('one changes one’s mind under the same id, at the hour of the first tap', () => {
  const pad = new Pad().grant('g').tap(5)
  pad.send({ type: 'change' })
  assert.equal(pad.at, 'asking')
  pad.tap(2)
  assert.equal(pad.at, 'reasons')
  pad
    .send({ type: 'reason', reason: 'process' })
    .send({ type: 'reason', reason: 'other' })
    .send({ type: 'reason', reason: 'other' })
  pad
    .send({ type: 'comment', comment: '太久' })
    .send({ type: 'submit' })
    .send({ type: 'kept', id: 'r-1' as RatingId })
    .send({ type: 'close' })
  assert.deepEqual(pad.did, ['draft r-1 5', 'draft r-1 2', 'draft r-1 2', 'settle r-1 2'])
  const last = pad.deeds.at(-1)!
  assert.ok('answer' in last)
  assert.deepEqual([last.answer.reasons, last.answer.comment], [['process'], '太久'])
})

test('the next ticket ends the question: said is settled, unsaid is silence', () => {
  assert.deepEqual(new Pad().grant('g').grant(null).did, ['lapse g next-ticket'])
  assert.deepEqual(new Pad().grant('g').tap(3).grant(null).did, ['draft r-1 3', 'settle r-1 3'])
  const pad = new Pad().grant('g').tap(1).grant('h')
  assert.deepEqual([pad.at, pad.did.at(-1)], ['asking', 'settle r-1 1'])
})

test('silence is silence: nobody there, or closed by hand', () => {
  assert.deepEqual(new Pad().grant('g').pass(ASK_MS).did, ['lapse g timeout'])
  assert.deepEqual(new Pad().grant('g').send({ type: 'close' }).did, ['lapse g dismissed'])
})

test('whoever types is not hurried, and is warned for twenty seconds before the step ends', () => {
  const pad = new Pad().grant('g').tap(1)
  for (let second = 0; second < 300; second += 30) pad.send({ type: 'comment', comment: `${second}` }).pass(30_000)
  assert.equal(pad.at, 'reasons')
  assert.equal(secondsLeft(pad.state, pad.now), null)
  pad.pass(REASONS_MS - 30_000 - 15_000)
  assert.equal(secondsLeft(pad.state, pad.now), 15)
  assert.equal(pad.pass(15_000).did.at(-1), 'settle r-1 1')
})

test('an answer on the phone ends the question here', () => {
  const pad = new Pad().grant('g').send({ type: 'answered', grant: 'g' as GrantId })
  assert.equal(pad.at, 'answered-elsewhere')
  assert.deepEqual(pad.pass(CHANGE_MS).did, [])
  assert.equal(pad.grant('g').at, 'rest')
})

test('a pad that is started anew does not ask whom it has thanked, whichever it hears first: its disk or its hall', () => {
  const answered: PadEvent = { type: 'settled', grant: 'g' as GrantId }
  assert.equal(new Pad().send(answered).grant('g').at, 'rest')
  const asking = new Pad().grant('g').send(answered)
  assert.deepEqual([asking.at, asking.did], ['rest', []], 'and calls it no silence')
  assert.equal(asking.grant('h').at, 'asking')
  const other = new Pad().grant('h').send(answered)
  assert.equal(other.at, 'asking')
  assert.equal(new Pad().grant('g').tap(4).send(answered).at, 'thanks', 'whoever has tapped already is thanked')
})

test('children who pound the screen give one rating, whatever they hit in whatever order', () => {
  const hit = fc.oneof(
    fc.integer({ min: 1, max: 5 }).map((level) => ({ type: 'tap', level }) as const),
    fc.constantFrom({ type: 'touched' }, { type: 'submit' }, { type: 'change' }, {
      type: 'reason',
      reason: 'other',
    } as const),
  )
  fc.assert(
    fc.property(fc.array(hit, { minLength: 500, maxLength: 500 }), (hits) => {
      const pad = new Pad().grant('g')
      for (const one of hits) {
        pad.now += 20
        if (one.type === 'tap')
          pad.send({
            ...one,
            level: one.level as Level,
            id: `x-${pad.now}` as RatingId,
            at: '2026-11-23T02:00:00.000Z' as Instant,
            heard: 1,
          })
        else pad.send(one)
        const { step } = pad.state
        if (step.at === 'keeping') pad.send({ type: 'kept', id: step.answer.id })
      }
      pad.pass(ASK_MS).pass(REASONS_MS).pass(CHANGE_MS)
      const settled = pad.deeds.filter((deed) => deed.do === 'settle')
      assert.ok(settled.length <= 1)
      assert.equal(new Set(pad.deeds.flatMap((deed) => ('answer' in deed ? [deed.answer.id] : []))).size <= 1, true)
    }),
    { numRuns: 100 },
  )
})
