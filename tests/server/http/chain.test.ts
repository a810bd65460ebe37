import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chainFaults } from '#shared/domain/evaluation/chain-check.ts'
import type { EvaluationFactData } from '#shared/domain/evaluation/events.ts'
import type { CounterId, HallId } from '#shared/domain/queue/ids.ts'
import type { DeviceId } from '#shared/protocol/devices.ts'
import { RatingsSchema } from '#shared/protocol/schemas/evaluations.ts'
import type { Known } from '#server/http/principal.ts'
import { isSigned } from '#server/http/signature.ts'
import type { StoredEvent } from '#server/store/event-store.ts'
import { newId } from '#tests/server/hall/rig.ts'
import { openPadHall } from './pad-rig.ts'
import { HALL } from './rig.ts'

type Submitted = EvaluationFactData['evaluation.submitted']
type PadHall = Awaited<ReturnType<typeof openPadHall>>

const trustOf = async ({ send }: PadHall) => {
  const { chains, refused } = RatingsSchema.parse((await send(`${HALL}/evaluations`)).body)
  return { ...chains, refused }
}

test('what a pad signs the hall finds whole; what is altered on the way is refused, counted, and never counts as given', async () => {
  const hall = await openPadHall()
  const pad = hall.openPad()
  const first = await pad.say(await hall.serve(), { level: 4 })
  assert.equal((await hall.rate(first)).status, 201)
  assert.equal((await hall.rate({ ...first, level: 1 })).status, 200, 'what is there is not edited')
  const rating = await pad.say(await hall.serve(), { level: 2, reasons: ['process'], comment: ' 等了\u200b很久 ' })
  const other = await hall.openPad().say(await hall.serve())
  for (const change of [
    { level: 1 },
    { comment: '很好' },
    { reasons: [] },
    { tappedAt: '2026-11-23T02:00:00.001Z' },
    { heard: 1 },
    { language: 'en' },
    { id: newId() },
    { chain: { ...rating.chain, number: 3 } },
    { chain: { ...rating.chain, key: other.chain['key'] } },
    { chain: { ...rating.chain, signature: 'A'.repeat(86) } },
    { chain: { ...rating.chain, key: 'A'.repeat(87) } },
  ]) {
    const { status, body } = await hall.rate({ ...rating, ...change })
    assert.deepEqual([status, body.code, body.field], [403, 'bad-signature', 'chain'], JSON.stringify(change))
  }
  assert.equal((await hall.rate(rating)).status, 201)
  const { whole, forged, refused } = await trustOf(hall)
  assert.deepEqual([whole, forged, refused], [2, 2, { 'bad-signature': 2 }], 'each id is refused once')
  await hall.close()
})

test('a rating that is never sent leaves a gap; one that is rightly refused leaves none', async () => {
  const hall = await openPadHall()
  const pad = hall.openPad()
  const answered = await hall.serve()
  await hall.rate(await pad.say(answered))
  assert.equal((await hall.rate(await pad.say(answered))).body.code, 'grant-answered')
  assert.equal((await hall.rate({ ...(await pad.say({ ...answered, grantId: 'g' as never })) })).status, 404)
  await hall.rate(await pad.say(await hall.serve()))
  assert.equal((await trustOf(hall)).gap, 0)
  await pad.say(await hall.serve())
  await hall.rate(await pad.say(await hall.serve()))
  const { whole, gap, refused } = await trustOf(hall)
  assert.deepEqual([whole, gap, refused], [2, 1, { 'grant-answered': 1, 'unknown-grant': 1 }])
  await hall.close()
})

test('a chain is of the pad and of the hall: half a link is bad input, a rating of another hall is forged', async () => {
  const hall = await openPadHall()
  const rating = await hall.openPad().say(await hall.serve())
  for (const change of [{ signature: null }, { key: null }, { number: 0 }, { pad: 'me' }, { more: 1 }]) {
    const { status, body } = await hall.rate({ ...rating, chain: { ...rating.chain, ...change } })
    assert.deepEqual([status, body.code], [400, 'bad-input'], JSON.stringify(change))
  }
  assert.equal((await hall.rate({ ...rating, chain: { ...rating.chain, key: null, signature: null } })).status, 201)
  assert.equal((await trustOf(hall)).unsigned, 1)
  await hall.close()
})

test('a rating that is being looked at counts, though its silence comes on record before it is decided', async () => {
  const hall = await openPadHall()
  const rating = await hall.openPad().say(await hall.serve(), { comment: '很好' })
  await hall.serve()
  // The pad sends both at once: what it kept before it was started anew, and that nobody answered it since.
  const [rated, lapsed] = await Promise.all([
    hall.rate(rating),
    hall.post(`${HALL}/evaluations/lapses`, { grant: rating['grant'], how: 'next-ticket' }),
  ])
  assert.deepEqual([rated.status, lapsed.status], [201, 200], JSON.stringify(rated.body))
  const ends = (await hall.log()).flatMap(({ type }) => (/lapsed|submitted/.test(type) ? [type] : []))
  assert.deepEqual(ends, ['evaluation.lapsed', 'evaluation.submitted'], 'the silence was first')
  await hall.close()
})

test('a refused rating stores no words, and a device that is refused without end fills no disk', async () => {
  let who: readonly Known[] = []
  const credentials = { who: async () => who, lasting: () => new AbortController().signal }
  const hall = await openPadHall({ credentials })
  const pad = hall.openPad()
  const grant = await hall.serve()
  who = [
    {
      kind: 'device',
      device: 'd' as DeviceId,
      hall: 'demo' as HallId,
      screens: [{ kind: 'evaluation-pad', counter: '3' as CounterId, zone: null }],
    },
  ]
  const send = (rating: object) => hall.post(`${HALL}/evaluations`, rating, { authorization: 'Bearer something' })
  const before = hall.hall.fold().queue.sequence
  const ids: string[] = []
  for (let turn = 0; turn < 150; turn++) {
    const rating = await pad.say(grant, { comment: '很好' })
    ids.push(String(rating['id']))
    assert.equal((await send({ ...rating, level: 4 })).status, 403)
  }
  assert.equal(hall.hall.fold().queue.sequence - before, 100)
  assert.deepEqual(await hall.hall.texts(ids), [])
  await hall.close()
})

test('whoever edits a byte of a stored rating or its comment, takes one out or changes their order is found out', async () => {
  const hall = await openPadHall()
  const pad = hall.openPad()
  const said = [{ level: 4 }, { level: 1, comment: '等了很久' }, { level: 5 }, { level: 3 }] as const
  for (const one of said) assert.equal((await hall.rate(await pad.say(await hall.serve(), one))).status, 201)
  const log = await hall.log()
  const rated = log.filter(({ type }) => type === 'evaluation.submitted') as (StoredEvent & { data: Submitted })[]
  const comments = new Map(
    (await hall.hall.texts(rated.map(({ data }) => data.ratingId))).map((one) => [one.id, one.text]),
  )
  const find = async (events: readonly StoredEvent[] = log, words: ReadonlyMap<string, string> = comments) =>
    (await chainFaults('demo' as HallId, events, words, isSigned)).map(({ number, what }) => `${what} ${number}`)
  const without = (one: StoredEvent) => log.filter((event) => event !== one)
  const edited = (one: StoredEvent & { data: Submitted }, change: Partial<Submitted>) =>
    log.map((event) => (event === one ? ({ ...one, data: { ...one.data, ...change } } as StoredEvent) : event))
  const [first, second, third, last] = rated as [
    (typeof rated)[0],
    (typeof rated)[0],
    (typeof rated)[0],
    (typeof rated)[0],
  ]

  assert.deepEqual(await find(), [])
  assert.deepEqual(await find(edited(second, { level: 5 })), ['altered 2'])
  assert.deepEqual(await find(edited(third, { ratingId: newId() as Submitted['ratingId'] })), ['altered 3', 'gap 4'])
  assert.deepEqual(await find(log, new Map([[second.data.ratingId, '等了很久!']])), ['altered 2'])
  assert.deepEqual(await find(log, new Map()), ['erased 2'])
  assert.deepEqual(await find(edited(second, { hasComment: false }), new Map()), ['altered 2'])
  assert.deepEqual(await find(without(second)), ['gap 3'])
  assert.deepEqual(await find(without(first)), ['gap 2'])
  const swapped = log.map((event) => (event === second ? third : event === third ? second : event))
  assert.deepEqual(await find(swapped), ['gap 3', 'gap 2'])
  const madeUp = { ...last, data: { ...last.data, chain: { ...last.data.chain!, key: null, signature: null } } }
  assert.deepEqual(await find([...log, madeUp as StoredEvent]), ['altered 4'])
  await hall.close()
})
