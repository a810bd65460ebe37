import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CHAINS_KEPT } from '#shared/domain/evaluation/chain.ts'
import { chainFaults } from '#shared/domain/evaluation/chain-check.ts'
import { cleanComment } from '#shared/domain/evaluation/comment.ts'
import type { ChainLink, EvaluationFactData, PadId, RatingId } from '#shared/domain/evaluation/events.ts'
import { REFUSED_A_DAY } from '#shared/domain/evaluation/refused.ts'
import { deviceTrust, trustFigures } from '#shared/domain/evaluation/trust.ts'
import type { RateWish } from '#shared/domain/evaluation/wishes.ts'
import { reduceHall } from '#shared/domain/hall/reduce.ts'
import { EMPTY_HALL } from '#shared/domain/hall/state.ts'
import type { GrantId, HallId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { hallDay } from '#shared/domain/time/zone.ts'
import { RatedHall } from '#tests/fixtures/rated-hall.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'

/** The pad of that name, by number: what it says of its place, and the ids of its ratings. */
const idOf = (number: number, pad = 'p') => `${pad}-${number}` as RatingId
const link = (number: number, pad = 'p', key: string | null = `key of ${pad}`): ChainLink => ({
  pad: pad as PadId,
  number,
  previous: number === 1 ? null : idOf(number - 1, pad),
  key,
  signature: key && 'signed',
})

/** A new service, and that rating of it. */
function rate(hall: RatedHall, chain: ChainLink | null, said: Partial<RateWish> = {}) {
  const rating = chain ? idOf(chain.number, chain.pad) : (hall.newId() as RatingId)
  return hall.rate(hall.serve(), { rating, chain, ...said })
}

function verdictOf(decision: ReturnType<typeof rate>): string {
  if (!decision.ok) return decision.refusal.code
  return (decision.facts[0]!.data as EvaluationFactData['evaluation.submitted']).chainVerdict
}

const refusals = ({ log }: RatedHall) => log.filter(({ type }) => type === 'evaluation.refused')
const today = ({ now }: RatedHall) => hallDay(instantOf(now), SMALL_HALL.timeZone, SMALL_HALL.dayStartsAt)
const figures = (hall: RatedHall) => trustFigures(hall.state.evaluation.trust, today(hall))

test('a rating stands in its place, or something before it is missing; the next one is judged by the newest', () => {
  const hall = new RatedHall()
  assert.deepEqual(
    [1, 2, 4, 5, 3, 6].map((number) => verdictOf(rate(hall, link(number)))),
    ['whole', 'whole', 'gap', 'whole', 'gap', 'whole'],
  )
  assert.equal(verdictOf(rate(hall, { ...link(7), previous: idOf(5) })), 'gap', 'it names another one before it')
  assert.equal(verdictOf(rate(hall, link(1, 'q'))), 'whole', 'another pad has a chain of its own')
  assert.equal(verdictOf(rate(hall, link(2, 'r'))), 'gap', 'nobody has heard its first')
  assert.equal(verdictOf(rate(hall, null, { way: 'phone', heard: null })), 'none')
  assert.deepEqual(figures(hall), { chains: { whole: 5, unsigned: 0, gap: 4, none: 1, forged: 0 }, refused: {} })
  assert.deepEqual(hall.log.reduce(reduceHall, EMPTY_HALL), hall.state)
})

test('what came is told of each device apart, and whoever loses ratings or is refused stands first; of yesterday nothing is', () => {
  const hall = new RatedHall()
  for (const number of [1, 2]) rate(hall, link(number, 'p'), { device: 'good' })
  for (const number of [1, 3, 4]) rate(hall, link(number, 'q'), { device: 'lossy' })
  rate(hall, link(1, 'r', null), { device: 'plain' })
  rate(hall, { ...link(3, 'p'), key: 'another key' }, { device: 'thief', rating: hall.newId() as RatingId })
  rate(hall, null, { way: 'phone', heard: null, device: null })
  const twice = hall.serve()
  for (const number of [5, 6])
    hall.rate(twice, { device: 'lossy', rating: idOf(number, 'q'), chain: link(number, 'q') })
  let apart: readonly string[] = ['let out', 'thief', 'let out']
  let again = new Map([
    ['good', 1_000_000],
    ['deaf', 3],
  ])
  const told = () => deviceTrust(hall.state.evaluation.trust, today(hall), { apart, again })
  const none = { whole: 0, unsigned: 0, gap: 0, refused: {}, quarantined: 0, repeated: 0 }
  assert.deepEqual(told(), [
    { ...none, device: 'lossy', whole: 3, gap: 1, refused: { 'grant-answered': 1 } },
    { ...none, device: 'thief', refused: { 'bad-signature': 1 }, quarantined: 1 },
    { ...none, device: 'let out', quarantined: 2 },
    { ...none, device: 'good', whole: 2, repeated: 1_000_000 },
    { ...none, device: 'plain', unsigned: 1 },
    { ...none, device: 'deaf', repeated: 3 },
  ])
  assert.deepEqual(hall.log.reduce(reduceHall, EMPTY_HALL), hall.state)
  hall.pass(24 * 3_600)
  apart = []
  again = new Map()
  assert.deepEqual(told(), [])
})

test('whoever speaks for a pad with another key, or whose signature does not hold, is refused and moves no chain', () => {
  const hall = new RatedHall()
  rate(hall, link(1))
  const forged: readonly [ChainLink, boolean][] = [
    [link(2, 'p', 'another key'), false],
    [link(2, 'p', null), false],
    [link(2), true],
  ]
  for (const [claimed, isForged] of forged)
    assert.equal(verdictOf(rate(hall, claimed, { rating: hall.newId() as RatingId, isForged })), 'bad-signature')
  assert.equal(verdictOf(rate(hall, link(2))), 'whole')
  assert.deepEqual([figures(hall).chains.forged, refusals(hall).length], [3, 3])
  assert.deepEqual(figures(hall).refused, { 'bad-signature': 3 })
})

test('a pad without a key proves nothing: its place is told, and as another device it is not believed', () => {
  const hall = new RatedHall()
  const of = (device: string) => (number: number) => verdictOf(rate(hall, link(number, 'p', null), { device }))
  assert.deepEqual([1, 2].map(of('one')), ['unsigned', 'unsigned'])
  assert.deepEqual([3, 4].map(of('other')), ['gap', 'unsigned'])
  const signed = (device: string) => (number: number) => verdictOf(rate(hall, link(number, 'q'), { device }))
  assert.deepEqual([signed('one')(1), signed('let in again')(2)], ['whole', 'whole'], 'a key proves itself')
})

test('a rightful refusal leaves no gap, and is on record with its code', () => {
  const hall = new RatedHall()
  rate(hall, link(1))
  const grant = hall.serve()
  const heard = hall.state.queue.sequence + 90
  hall.serve()
  hall.pass(600)
  const late = hall.rate(grant, { rating: idOf(2), chain: link(2), heard, device: 'd' })
  assert.equal(verdictOf(late), 'grant-lapsed')
  assert.deepEqual(refusals(hall)[0]?.data, {
    ratingId: idOf(2),
    grantId: grant,
    counterId: '1',
    code: 'grant-lapsed',
    chain: link(2),
    device: 'd',
  })
  assert.equal(verdictOf(hall.rate('nobody' as GrantId, { rating: idOf(3), chain: link(3) })), 'unknown-grant')
  assert.equal(verdictOf(rate(hall, link(4))), 'whole')
})

test('a refusal that did not reach its pad is said again, on another day too, and leaves no gap', async () => {
  const hall = new RatedHall()
  rate(hall, link(1))
  const nobody = 'nobody' as GrantId
  hall.rate(nobody, { rating: idOf(2), chain: link(2) })
  hall.pass(86_400)
  hall.rate(nobody, { rating: idOf(2), chain: link(2) })
  assert.equal(refusals(hall).length, 2)
  assert.deepEqual(await chainFaults('hall' as HallId, hall.log, new Map(), async () => true), [])
  const other = hall.serve()
  assert.equal(
    verdictOf(hall.rate(other, { rating: idOf(2), chain: link(2) })),
    'whole',
    'and may be granted in the end',
  )
})

test('nothing is written of the same refusal again, of a phone’s, and of what one device sends beyond a hundred a day', () => {
  const hall = new RatedHall()
  const nobody = 'nobody' as GrantId
  for (let again = 0; again < 3; again++) hall.rate(nobody, { rating: 'same' as RatingId, device: 'd' })
  hall.rate(nobody, { way: 'phone', heard: null })
  hall.rate(nobody)
  assert.equal(refusals(hall).length, 1)
  for (let more = 0; more < 200; more++) assert.equal(hall.rate(nobody, { device: 'd' }).ok, false)
  assert.equal(refusals(hall).length, REFUSED_A_DAY)
  hall.rate(nobody, { device: 'e' })
  assert.equal(refusals(hall).length, REFUSED_A_DAY + 1, 'another device has its own')
  assert.deepEqual(figures(hall).refused, { 'unknown-grant': REFUSED_A_DAY + 1 })
  hall.pass(86_400)
  hall.rate(nobody, { device: 'd' })
  assert.equal(refusals(hall).length, REFUSED_A_DAY + 2, 'and another day')
  assert.deepEqual(figures(hall).refused, { 'unknown-grant': 1 })
})

test('one device cannot push the chains of others out of the hall’s memory', () => {
  const hall = new RatedHall()
  rate(hall, link(1, 'honest'), { device: 'one' })
  for (let pad = 0; pad < CHAINS_KEPT + 20; pad++) rate(hall, link(1, `pad${pad}`), { device: 'other' })
  assert.equal(hall.state.evaluation.chains.length, CHAINS_KEPT + 1)
  assert.equal(verdictOf(rate(hall, link(2, 'honest'), { device: 'one' })), 'whole')
})

test('whatever goes missing on the way, what comes after it shows it, and nothing else does', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), (arrives) => {
      const hall = new RatedHall()
      const seen = arrives.map((does, index) => (does ? verdictOf(rate(hall, link(index + 1))) : null))
      const wanted = arrives.map((does, index) => (does ? (index === 0 || arrives[index - 1] ? 'whole' : 'gap') : null))
      assert.deepEqual(seen, wanted)
    }),
    { numRuns: 60 },
  )
})

test('words are cleaned to one line without invisible signs, and cleaning them again changes nothing', () => {
  assert.equal(cleanComment(' \u200b 好\r\n\t的\u202e\u0000 '), '好 的')
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\u200b', '\u202e', '\n', ' ', '\ufeff'),
      (text, sign) => {
        const once = cleanComment(sign + text + sign)
        assert.equal(cleanComment(once), once)
      },
    ),
  )
})
