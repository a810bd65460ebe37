import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { HallSnapshotSchema } from '#shared/protocol/schemas/hall.ts'
import { VoiceAnswerSchema } from '#shared/protocol/schemas/voice.ts'
import { newId } from '#tests/server/hall/rig.ts'
import { HALL, openHttp, type Sent } from './rig.ts'

const VOICE = `${HALL}/announcements`
const SPOKEN = { state: 'spoken', engine: 'pack', languages: ['zh'] }

/** The demo hall with a voice, a clerk at counter 3, and one call to be said. */
async function speaking() {
  const http = await openHttp()
  const config = { ...DEMO_HALL, voice: { ...DEMO_HALL.voice, announced: true, zones: [] } }
  await http.hall.ask({ wish: { type: 'configure', config }, answer: () => ({ status: 200, body: null }) })
  await http.act('3', 'open', { staff: 'li-na' })
  await http.issue('B')
  await http.act('3', 'call-next', {})
  const said = http.hall.fold().announcement.open[0]!
  const speaker = newId()
  const lease = (who: string, more: object = {}): Promise<Sent> =>
    http.post(`${VOICE}/lease`, { zone: '*', speaker: who, ...more })
  const say = (what: 'claim' | 'outcome', body: object, id: string = said.announcementId): Promise<Sent> =>
    http.post(`${VOICE}/${id}/${what}`, body)
  return { ...http, said, speaker, lease, say }
}

test('the speaker that holds the zone claims a call, says it, and the snapshot no longer holds it', async () => {
  const { lease, say, speaker, send, hall, close } = await speaking()
  const { body } = await lease(speaker)
  assert.equal(body.held, true)
  const open = HallSnapshotSchema.parse((await send(HALL)).body).announcements
  assert.deepEqual(
    open.map(({ state, call }) => [state, call.ticketNumber]),
    [['queued', 'B001']],
  )
  const me = { speaker, lease: body.lease }
  assert.equal((await say('claim', me)).status, 200)
  assert.equal((await say('claim', me)).status, 200)
  assert.equal((await say('outcome', { ...me, state: 'started' })).status, 200)
  assert.equal((await say('outcome', { ...me, ...SPOKEN })).status, 200)
  assert.deepEqual(HallSnapshotSchema.parse((await send(HALL)).body).announcements, [])
  assert.equal(hall.fold().announcement.ended[0]?.outcome, 'spoken')
  await close()
})

test('whoever may look on is told what is being said, what became of the last, and up to where', async () => {
  const { lease, say, speaker, said, send, hall, close } = await speaking()
  const asked = async () => VoiceAnswerSchema.parse((await send(VOICE)).body)
  const before = await asked()
  assert.deepEqual(
    [before.open.map(({ announcementId }) => announcementId), before.ended, before.sequence, before.epoch],
    [[said.announcementId], [], hall.fold().queue.sequence, hall.epoch],
  )
  const me = { speaker, lease: (await lease(speaker)).body.lease }
  await say('claim', me)
  await say('outcome', { ...me, state: 'failed', reason: 'sound-blocked' })
  const after = await asked()
  assert.deepEqual([after.open, after.ended[0]?.outcome, after.ended[0]?.reason], [[], 'failed', 'sound-blocked'])
  assert.equal(after.sequence, before.sequence + 2)
  await close()
})

test('of two speakers one speaks; when the first says nothing any more the second takes over, and the first may not go on', async () => {
  const { lease, say, speaker, clock, close } = await speaking()
  const other = newId()
  const mine = (await lease(speaker)).body.lease
  assert.deepEqual(
    [(await lease(other)).body.held, (await say('claim', { speaker: other, lease: mine })).body.code],
    [false, 'claim-lost'],
  )
  assert.equal((await say('claim', { speaker, lease: mine })).status, 200)
  await clock.pass(4_000)
  const taken = (await lease(other)).body
  assert.ok(taken.held && taken.lease > mine)
  assert.equal((await say('claim', { speaker, lease: mine })).body.code, 'claim-lost')
  assert.equal((await say('claim', { speaker: other, lease: taken.lease })).status, 200)
  assert.equal((await say('outcome', { speaker, lease: mine, ...SPOKEN })).body.code, 'claim-lost')
  assert.equal((await say('outcome', { speaker: other, lease: taken.lease, ...SPOKEN })).status, 200)
  await close()
})

test('what was claimed is finished although the lease has run out, as long as nobody has taken it over', async () => {
  const { lease, say, speaker, clock, close } = await speaking()
  const mine = (await lease(speaker)).body.lease
  await say('claim', { speaker, lease: mine })
  await clock.pass(10_000)
  assert.equal((await say('outcome', { speaker, lease: mine, ...SPOKEN })).status, 200)
  await close()
})

test('what is wrong is named by its field; an announcement that is over or never was is told apart', async () => {
  const { lease, say, speaker, act, close } = await speaking()
  const bad = await lease(speaker, { zone: 'attic' })
  assert.deepEqual([bad.status, bad.body.field], [400, 'zone'])
  const mine = (await lease(speaker)).body.lease
  const me = { speaker, lease: mine }
  assert.deepEqual([(await say('outcome', { ...me, state: 'spoken' })).body.field], ['engine'])
  assert.deepEqual([(await say('outcome', { ...me, state: 'failed' })).body.field], ['reason'])
  assert.deepEqual([(await say('claim', { ...me, knownForMs: -1 })).body.field], ['knownForMs'])
  assert.equal((await say('claim', me, newId())).status, 404)
  await act('3', 'start', {})
  const late = await say('claim', me)
  assert.deepEqual([late.status, late.body.code], [409, 'announcement-over'])
  assert.equal((await lease(speaker, { release: true })).body.held, false)
  assert.equal((await lease(newId())).body.held, true)
  await close()
})
