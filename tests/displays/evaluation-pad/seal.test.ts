import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signedText } from '#shared/domain/evaluation/chain.ts'
import type { ChainLink, RatingId } from '#shared/domain/evaluation/events.ts'
import type { GrantId, HallId } from '#shared/domain/queue/ids.ts'
import type { Grant } from '#shared/domain/queue/state.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { lastAnswered, ratingSeal } from '#displays/evaluation-pad/seal.ts'
import { type RatingRow, saidIn } from '#displays/evaluation-pad/send.ts'
import { isSigned } from '#server/http/signature.ts'
import { newId } from '#tests/server/hall/rig.ts'

const DEMO = 'demo' as HallId
const row = (id: string, comment = ''): RatingRow => ({
  answer: {
    id: id as RatingId,
    grant: { grantId: 'g' as GrantId } as Grant,
    level: 4,
    reasons: [],
    comment,
    tappedAt: '2026-11-23T02:00:09.000Z' as Instant,
    heard: 41,
  },
  language: 'zh',
})

/** The chain's links, given what is noted from one to the next. */
function pad(hall = DEMO, { subtle }: { subtle: SubtleCrypto | undefined } = crypto) {
  const told: string[] = []
  const seal = ratingSeal(hall, newId, () => told.push('unsigned'), subtle)
  const settle = async (id: string, noted: unknown, comment = '') => {
    const { body, note } = await seal(id, row(id, comment) as never, noted)
    return { link: (body as { chain: ChainLink }).chain, note }
  }
  return { settle, told }
}

const holds = ({ key, signature, ...link }: ChainLink, said: RatingRow, hall = DEMO) =>
  isSigned(key!, signedText(hall, link, saidIn(said)), signature!)

test('each rating is numbered, names the one before it, and is signed as it will be sent', async () => {
  const { settle, told } = pad()
  const first = await settle('a', undefined, ' 好\u200b ')
  const second = await settle('b', first.note)
  assert.deepEqual([first.link.number, first.link.previous], [1, null])
  assert.deepEqual([second.link.number, second.link.previous, second.link.pad], [2, 'a', first.link.pad])
  assert.equal(second.link.key, first.link.key)
  assert.equal(await holds(first.link, row('a', '好')), true)
  assert.equal(await holds(first.link, row('a', '坏')), false)
  assert.equal(await holds(second.link, row('b'), 'other' as HallId), false)
  assert.deepEqual(told, [])
})

test('one that was settled last keeps its number when another page settles it again, and the next one follows it', async () => {
  const { settle } = pad()
  const first = await settle('a', undefined)
  const second = await settle('b', first.note)
  const again = await settle('b', second.note, '还有')
  assert.deepEqual([again.link.number, again.link.previous], [2, 'a'])
  assert.equal(await holds(again.link, row('b', '还有')), true)
  assert.equal((await settle('c', again.note)).link.number, 3)
  assert.deepEqual([lastAnswered(undefined), lastAnswered(again.note)], [null, 'g'])
})

test('a pad that is moved to another hall begins another chain', async () => {
  const first = await pad().settle('a', undefined)
  const { link } = await pad('other' as HallId).settle('b', first.note)
  assert.deepEqual([link.number, link.previous, link.pad === first.link.pad], [1, null, false])
})

test('a pad without WebCrypto numbers its ratings all the same, and says of each that nothing proves it', async () => {
  const { settle, told } = pad(DEMO, { subtle: undefined })
  const first = await settle('a', undefined)
  const { link } = await settle('b', first.note)
  assert.deepEqual([link.number, link.previous, link.key, link.signature], [2, 'a', null, null])
  assert.deepEqual(told, ['unsigned', 'unsigned'])
})

test('a key that can no longer be used keeps no rating back', async () => {
  const { settle, told } = pad()
  const first = await settle('a', undefined)
  const { link } = await settle('b', { ...(first.note as object), secret: {} })
  assert.deepEqual([link.number, link.key, link.pad === first.link.pad], [1, null, false])
  assert.deepEqual(told, ['unsigned'])
})
