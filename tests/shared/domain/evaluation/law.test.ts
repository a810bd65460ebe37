import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BATCHES_KEPT, clerkBatches } from '#shared/domain/evaluation/batches.ts'
import { openGrantOf } from '#shared/domain/evaluation/decide.ts'
import type { RatingId } from '#shared/domain/evaluation/events.ts'
import type { Level } from '#shared/domain/evaluation/levels.ts'
import type { RateWish } from '#shared/domain/evaluation/wishes.ts'
import { ratingFigures } from '#shared/domain/evaluation/view.ts'
import type { HallDecision } from '#shared/domain/hall/decide.ts'
import { reduceHall } from '#shared/domain/hall/reduce.ts'
import { EMPTY_HALL } from '#shared/domain/hall/state.ts'
import type { GrantId, StaffId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import type { LocalDate } from '#shared/domain/time/zone.ts'
import { RatedHall } from '#tests/fixtures/rated-hall.ts'

const refusal = (decision: HallDecision): string | null => (decision.ok ? null : decision.refusal.code)
const facts = (decision: HallDecision): readonly string[] => (decision.ok ? decision.facts.map(({ type }) => type) : [])

test('one grant, one rating: the same one again changes nothing, another is refused', () => {
  const hall = new RatedHall()
  const grant = hall.serve()
  const rating = 'r-1' as RatingId
  assert.deepEqual(facts(hall.rate(grant, { rating, way: 'phone', heard: null })), ['evaluation.submitted'])
  const again = hall.rate(grant, { rating })
  assert.deepEqual([again.ok, facts(again)], [true, []])
  assert.equal(refusal(hall.rate(grant)), 'grant-answered')
  assert.equal(refusal(hall.rate('nobody' as GrantId)), 'unknown-grant')
})

test('one id is one rating: under another grant it is refused, and that grant is still to be answered', () => {
  const hall = new RatedHall()
  const [first, second] = [hall.serve(), hall.serve()]
  const rating = hall.newId() as RatingId
  assert.ok(hall.rate(first, { rating }).ok)
  assert.equal(refusal(hall.rate(second, { rating })), 'rating-reused')
  assert.equal(hall.log.filter(({ type }) => type === 'evaluation.submitted').length, 1)
  assert.ok(hall.rate(second).ok)
})

test('a rating tapped before the next service began is in time, however late it arrives; one tapped after it is not', () => {
  const hall = new RatedHall()
  const grant = hall.serve()
  hall.pass(20)
  const tappedAt = instantOf(hall.now)
  const heard = hall.state.queue.sequence
  hall.pass(5)
  const other = hall.serve()
  hall.pass(600)
  assert.equal(refusal(hall.rate(grant)), 'grant-lapsed')
  assert.equal(refusal(hall.rate(grant, { tappedAt, heard: heard + 50 })), null)
  assert.equal(refusal(hall.rate(other, { tappedAt })), 'grant-lapsed', 'nobody has asked about that one yet')
})

test('a tap before its question was there answers nothing, signed or not, from a pad or a phone', () => {
  const phone = { way: 'phone', heard: null } as const
  const ways: readonly Partial<RateWish>[] = [{}, { heard: null }, phone, { device: 'd', heard: 0 }]
  for (const said of ways)
    for (const [secondsAfter, code] of [
      [-86_400 * 365, 'grant-lapsed'],
      [-4, 'grant-lapsed'],
      [-2, null],
      [2, null],
    ] as const) {
      const hall = new RatedHall()
      hall.pass(60)
      const grant = hall.serve()
      const { grantedAt } = hall.state.evaluation.open[0]!.grant
      hall.pass(5)
      const tappedAt = instantOf(Date.parse(grantedAt) + secondsAfter * 1_000)
      const told = hall.rate(grant, { ...said, tappedAt })
      assert.equal(refusal(told), code, `${JSON.stringify(said)} ${secondsAfter} s`)
      if (code === null && said.heard === null)
        assert.ok(told.ok && (told.facts[0]!.data as { tappedAt: string }).tappedAt >= grantedAt)
    }
})

test('a hall whose own clock was set back below the question holds no hour against anybody', () => {
  const hall = new RatedHall()
  const grant = hall.serve()
  hall.pass(-3_600)
  const tappedAt = instantOf(hall.now)
  hall.pass(2)
  assert.equal(refusal(hall.rate(grant, { way: 'phone', heard: null, tappedAt })), null)
})

test('a pad that could not hear of the next service is believed for as long as it asks by itself', () => {
  const hall = new RatedHall()
  const grant = hall.serve()
  const heard = hall.state.queue.sequence
  hall.pass(10)
  hall.serve()
  hall.pass(60)
  const other = hall.rate(grant, { heard })
  assert.equal(refusal(other), null)
  const late = new RatedHall()
  const lapsed = late.serve()
  const deaf = late.state.queue.sequence
  late.serve()
  late.pass(600)
  assert.equal(refusal(late.rate(lapsed, { heard: deaf })), 'grant-lapsed')
  assert.equal(refusal(late.rate(lapsed, { way: 'phone', heard: null })), 'grant-lapsed')
})

test('silence is recorded as silence: on the word of the pad, with a service taken back, at the end of the day', () => {
  const hall = new RatedHall()
  const how = () =>
    hall.log.flatMap((fact) => (fact.type === 'evaluation.lapsed' ? [(fact.data as { how: string }).how] : []))
  const first = hall.serve()
  hall.wish({ type: 'lapse', grant: first, how: 'timeout' })
  assert.deepEqual(facts(hall.wish({ type: 'lapse', grant: first, how: 'timeout' })), [])
  hall.serve()
  hall.at('1', { action: 'reopen' })
  hall.at('1', { action: 'finish' })
  hall.serve()
  hall.pass(24 * 3_600)
  hall.wish({ type: 'tick', jumpMs: 0 })
  assert.deepEqual(how(), ['timeout', 'reopened', 'next-ticket', 'day-end'])
  assert.equal(hall.state.evaluation.open.length, 0)
})

test('a pad that gave up does not end the grant: the phone may answer until the next service begins, and not after it', () => {
  const hall = new RatedHall()
  const first = hall.serve()
  hall.wish({ type: 'lapse', grant: first, how: 'timeout' })
  hall.pass(300)
  const phone = { way: 'phone', heard: null } as const
  const answered = hall.rate(first, phone)
  assert.equal(refusal(answered), null)
  assert.equal(answered.ok && (answered.facts[0]!.data as { afterSilence: boolean }).afterSilence, true)
  const second = hall.serve()
  const { grant } = hall.state.evaluation.open.find((one) => one.grant.grantId === second)!
  hall.wish({ type: 'lapse', grant: second, how: 'timeout' })
  hall.serve()
  hall.pass(300)
  assert.equal(refusal(hall.rate(second, { ...phone, past: { grant, lapse: null, rating: null } })), 'grant-lapsed')
})

test('a phone that comes late is late, whatever hour it names; what was under way when the next service began still counts', () => {
  for (const [afterS, code] of [
    [8, null],
    [12, 'grant-lapsed'],
  ] as const) {
    const hall = new RatedHall()
    const grant = hall.serve()
    const tappedAt = instantOf(hall.now)
    hall.serve()
    const lapsedAt = hall.state.evaluation.open.find((one) => one.grant.grantId === grant)!.lapse!.at
    hall.now = Date.parse(lapsedAt) + afterS * 1_000
    assert.equal(refusal(hall.rate(grant, { way: 'phone', heard: null, tappedAt })), code, `${afterS} s`)
  }
})

test('a valid rating that arrives after the silence was recorded supersedes it, for thirty days', () => {
  for (const [days, code] of [
    [29, null],
    [31, 'rating-too-old'],
  ] as const) {
    const hall = new RatedHall()
    const grantId = hall.serve()
    const { grant } = hall.state.evaluation.open[0]!
    const tappedAt = instantOf(hall.now)
    hall.wish({ type: 'lapse', grant: grantId, how: 'timeout' })
    hall.pass(days * 86_400)
    const past = { grant, lapse: null, rating: null }
    const late = hall.rate(grantId, { past, tappedAt })
    assert.equal(refusal(late), code)
    if (code) continue
    assert.equal(late.ok && (late.facts[0]!.data as { afterSilence: boolean }).afterSilence, true)
    const { answered, silent, granted } = ratingFigures(hall.state.evaluation.days)
    assert.deepEqual([granted, answered, silent], [1, 1, 0])
  }
})

test('only a low rating has reasons, of the list it names, and it stays on the list until it is resolved', () => {
  const hall = new RatedHall()
  assert.equal(refusal(hall.rate(hall.serve(), { level: 5, reasons: ['attitude'] })), 'unknown-reason')
  assert.equal(
    refusal(hall.rate(hall.serve(), { level: 2, reasons: ['attitude'], reasonsVersion: 9 })),
    'unknown-reason',
  )
  const grant = hall.serve()
  const rating = 'low' as RatingId
  hall.rate(grant, { rating, level: 1, reasons: ['attitude', 'process'] })
  const review = (step: 'assigned' | 'resolved' | null) =>
    hall.wish({ type: 'review', rating, grant, noteId: hall.newId(), step, by: 'manager' })
  assert.equal(hall.state.evaluation.low[0]?.step, 'created')
  assert.equal(refusal(review('assigned')), null)
  assert.equal(refusal(review('assigned')), 'wrong-step')
  assert.equal(refusal(review(null)), null)
  assert.deepEqual(
    hall.state.evaluation.low[0]?.notes.map(({ step, by }) => [step, by]),
    [
      ['assigned', 'manager'],
      [null, 'manager'],
    ],
  )
  assert.equal(refusal(review('resolved')), null)
  assert.equal(hall.state.evaluation.low[0]?.step, 'resolved')
  assert.equal(refusal(review('resolved')), 'wrong-step')
  assert.equal(
    refusal(hall.wish({ type: 'review', rating: 'x' as RatingId, grant, noteId: 'n', step: null, by: 'm' })),
    'unknown-rating',
  )
})

test('whatever pads and phones send, in whatever order, no grant has two ratings and every rating has its grant', () => {
  const step = fc.record({
    what: fc.constantFrom('serve', 'rate', 'again', 'lapse', 'reopen', 'pass'),
    which: fc.nat(5),
    level: fc.integer({ min: 1, max: 5 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const hall = new RatedHall()
      const grants: GrantId[] = []
      const given: { grant: GrantId; rating: RatingId }[] = []
      for (const { what, which, level } of steps) {
        const grant = grants[grants.length - 1 - which]
        if (what === 'serve') grants.push(hall.serve())
        else if (what === 'reopen') for (const action of ['reopen', 'finish'] as const) hall.at('1', { action })
        else if (what === 'pass') hall.pass(level * 30)
        else if (what === 'lapse' && grant) hall.wish({ type: 'lapse', grant, how: 'dismissed' })
        else if (what === 'rate' && grant) {
          const rating = hall.newId() as RatingId
          given.push({ grant, rating })
          hall.rate(grant, { rating, level: level as Level })
        } else if (what === 'again' && given[which]) hall.rate(given[which].grant, { rating: given[which].rating })
      }
      const rated = hall.log.flatMap((fact) =>
        fact.type === 'evaluation.submitted' ? [(fact.data as { grantId: GrantId }).grantId] : [],
      )
      const all = hall.log
        .filter(({ type }) => type === 'evaluation.granted')
        .map(({ data }) => (data as { grantId: GrantId }).grantId)
      assert.equal(new Set(rated).size, rated.length)
      assert.ok(rated.every((grant) => all.includes(grant)))
      const { granted, answered, silent } = ratingFigures(hall.state.evaluation.days)
      const unsaid = hall.state.evaluation.open.filter(({ isSilent }) => !isSilent)
      assert.equal(granted, answered + silent + unsaid.length)
      assert.deepEqual(hall.log.reduce(reduceHall, EMPTY_HALL), hall.state)
    }),
    { numRuns: 200 },
  )
})

test('what is open stays on the list however much there is; of what was resolved the last twenty stay', () => {
  const hall = new RatedHall()
  const rated = Array.from({ length: 30 }, (_, index) => {
    const [grant, rating] = [hall.serve(), `low-${index}` as RatingId]
    hall.rate(grant, { rating, level: 2 })
    return { grant, rating }
  })
  for (const { grant, rating } of rated.slice(0, 25).toReversed()) {
    hall.pass(1)
    hall.wish({ type: 'review', rating, grant, noteId: hall.newId(), step: 'resolved', by: 'manager' })
  }
  const { low } = hall.state.evaluation
  const open = low.filter(({ step }) => step !== 'resolved').map(({ rating }) => rating.ratingId)
  assert.deepEqual(open, ['low-25', 'low-26', 'low-27', 'low-28', 'low-29'])
  // The last five of the first twenty-five were resolved first.
  assert.deepEqual(
    low.slice(0, 20).map(({ rating }) => rating.ratingId),
    rated.slice(0, 20).map(({ rating }) => rating),
  )
})

test('a service that was rated, taken back and finished again is not asked about twice', () => {
  const hall = new RatedHall()
  const grant = hall.serve()
  const [open] = hall.state.evaluation.open
  const tapped = { tappedAt: instantOf(hall.now), heard: hall.state.queue.sequence, level: 1 } as const
  hall.at('1', { action: 'reopen' })
  const lapse = { why: 'reopened', at: instantOf(hall.now), sequence: hall.state.queue.sequence } as const
  // The pad lets its answer go when it hears that the question is over.
  assert.ok(hall.rate(grant, { ...tapped, past: { grant: open!.grant, lapse, rating: null } }).ok)
  assert.ok(hall.at('1', { action: 'finish' }).ok)
  const granted = (): number => hall.log.filter(({ type }) => type === 'evaluation.granted').length
  assert.equal(granted(), 1)
  assert.equal(hall.state.queue.counters.find(({ id }) => id === '1')!.grant, null)
  hall.serve()
  hall.at('1', { action: 'reopen' })
  hall.at('1', { action: 'finish' })
  assert.equal(granted(), 3, 'one that nobody has rated yet is asked about anew')
})

test('one service has one rating, though it was finished twice before the first answer arrived', () => {
  const hall = new RatedHall()
  const first = hall.serve()
  const [open] = hall.state.evaluation.open
  const tapped = { tappedAt: instantOf(hall.now), heard: hall.state.queue.sequence } as const
  hall.at('1', { action: 'reopen' })
  const lapse = { why: 'reopened', at: instantOf(hall.now), sequence: hall.state.queue.sequence } as const
  hall.at('1', { action: 'finish' })
  const anew = hall.state.queue.counters.find(({ id }) => id === '1')!.grant!
  assert.equal(openGrantOf(hall.state.evaluation, anew.ticketId), anew.grantId)
  assert.ok(hall.rate(first, { ...tapped, past: { grant: open!.grant, lapse, rating: null } }).ok)
  assert.equal(openGrantOf(hall.state.evaluation, anew.ticketId), null, 'its phone is not asked any more')
  assert.equal(refusal(hall.rate(anew.grantId)), 'grant-answered')
  assert.equal(hall.log.filter(({ type }) => type === 'evaluation.submitted').length, 1)
})

test('a note stands beside its own rating, and under no other grant', () => {
  const hall = new RatedHall()
  const [grant, other] = [hall.serve(), hall.serve()]
  for (const level of [1, 5] as const) {
    const [of, rating] = [level === 1 ? grant : other, `r-${level}` as RatingId]
    assert.ok(hall.rate(of, { rating, level }).ok)
    const note = (under: GrantId) =>
      hall.wish({ type: 'review', rating, grant: under, noteId: hall.newId(), step: null, by: 'manager' })
    assert.equal(refusal(note(level === 1 ? other : grant)), 'unknown-rating')
    assert.equal(refusal(note(of)), null)
  }
})

const DAY_S = 86_400

/** What the clerk of a hall sees of the ratings given to him, a line for each batch. */
const seenBy = (hall: RatedHall): readonly string[] =>
  clerkBatches(hall.state.evaluation.batches, 'li' as StaffId, instantOf(hall.now).slice(0, 10) as LocalDate).map(
    ({ from, to, levels, commented }) => `${from} ${to} ${levels.join('')} ${commented.join()}`,
  )

/** The same service so many times, each with that rating. */
const give = (hall: RatedHall, times: number, level: Level = 5): void => {
  for (let time = 0; time < times; time++) hall.rate(hall.serve(), { level })
}

test('a clerk sees his ratings a day late and five at a time', () => {
  const hall = new RatedHall()
  give(hall, 3)
  hall.rate(hall.serve(), { rating: 'r9' as RatingId, hasComment: true })
  hall.pass(DAY_S)
  assert.deepEqual(seenBy(hall), [], 'four tell who gave them')
  hall.rate(hall.serve(), { rating: 'r1' as RatingId, hasComment: true, level: 1 })
  give(hall, 2, 4)
  assert.deepEqual(seenBy(hall), [], 'the day is not over')
  hall.pass(DAY_S)
  give(hall, 1)
  assert.deepEqual(seenBy(hall), ['2026-11-23 2026-11-24 10024 r9,r1'])
  assert.deepEqual(clerkBatches(hall.state.evaluation.batches, 'wang' as StaffId, '2027-01-01' as LocalDate), [])
})

test('a batch that a clerk has seen never changes: a rating that comes late does not stand out between two looks', () => {
  const hall = new RatedHall()
  give(hall, 5)
  const late = hall.serve()
  const tapped = { tappedAt: instantOf(hall.now), heard: hall.state.queue.sequence, level: 1 } as const
  hall.pass(DAY_S)
  const first = ['2026-11-23 2026-11-23 00005 ']
  assert.deepEqual(seenBy(hall), first)
  assert.ok(hall.rate(late, tapped).ok)
  hall.pass(DAY_S)
  assert.deepEqual(seenBy(hall), first)
  give(hall, 4)
  hall.pass(DAY_S)
  assert.deepEqual(seenBy(hall), [...first, '2026-11-24 2026-11-25 10004 '])
})

test('a batch goes whole when it is old: what is left of it never stands with the next', () => {
  const hall = new RatedHall()
  give(hall, 4)
  hall.pass(DAY_S)
  give(hall, 1, 1)
  const looks: (readonly string[])[] = []
  for (let day = 0; day < 40; day++) {
    hall.pass(DAY_S)
    give(hall, 5)
    looks.push(seenBy(hall))
  }
  assert.equal(looks[0]![0], '2026-11-23 2026-11-24 10004 ')
  assert.equal(new Set(looks.flat()).size, 40, 'each batch looks the same whenever it is seen')
  assert.ok(looks.every((batches) => batches.length <= BATCHES_KEPT))
})

test('no average without its n, no share without its interval', () => {
  assert.deepEqual(
    [ratingFigures([]).mean, ratingFigures([]).satisfied, ratingFigures([]).response],
    [null, null, null],
  )
})
