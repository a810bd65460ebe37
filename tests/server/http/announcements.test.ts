import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { CounterId, ServiceId, StaffId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Wish } from '#shared/domain/queue/wishes.ts'
import { HallSnapshotSchema } from '#shared/protocol/schemas/hall.ts'
import { VoiceAnswerSchema } from '#shared/protocol/schemas/voice.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import { newId } from '#tests/server/hall/rig.ts'
import { openReal } from './real-hall.ts'
import { HALL, openHttp, type Sent } from './rig.ts'

const VOICE = `${HALL}/announcements`
const SPOKEN = { state: 'spoken', engine: 'pack', languages: ['zh'] }

/** The hall gets a voice, a clerk at counter 3, and one call to be said. */
async function calls(hall: HallPort): Promise<void> {
  const ask = (wish: Wish) => hall.ask({ wish, answer: () => ({ status: 200, body: null }) })
  await ask({ type: 'configure', config: { ...DEMO_HALL, voice: { ...DEMO_HALL.voice, announced: true, zones: [] } } })
  await ask({ type: 'counter', counter: '3' as CounterId, action: 'open', staff: 'li-na' as StaffId })
  const ticketId = newId() as TicketId
  await ask({ type: 'issue', ticketId, service: 'B' as ServiceId, class: 'normal', promised: null })
  await ask({ type: 'counter', counter: '3' as CounterId, action: 'call-next' })
}

/** The demo hall, with one call to be said. */
async function speaking() {
  const http = await openHttp()
  await calls(http.hall)
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

/** A real hall with one call to be said, and two devices that may speak in it. */
async function twoPaired() {
  const { hall, admin, pair, post, close } = await openReal()
  await calls(hall)
  const [one, other] = [await pair(admin, { kind: 'call-board' }), await pair(admin, { kind: 'voice' })]
  const asks = (who: { readonly cookie: string }, path: string, body: object): Promise<Sent> =>
    post(`${VOICE}/${path}`, body, { cookie: who.cookie })
  return { hall, one, other, id: hall.fold().announcement.open[0]!.announcementId, asks, close }
}

test('no screen speaks in the name of another: what a page calls itself, and the number of its lease, give nobody else its zone or its sentence', async () => {
  const { hall, one: wall, other, id, asks, close } = await twoPaired()
  const me = newId()
  const { body: given } = await asks(wall, 'lease', { zone: '*', speaker: me })
  const mine = { speaker: me, lease: given.lease }
  assert.equal((await asks(other, 'lease', { zone: '*', speaker: me, release: true })).status, 200)
  assert.equal((await asks(other, 'lease', { zone: '*', speaker: me })).body.held, false)
  assert.equal((await asks(other, `${id}/claim`, mine)).body.code, 'claim-lost')
  assert.equal((await asks(wall, `${id}/claim`, mine)).status, 200)
  assert.equal((await asks(other, `${id}/outcome`, { ...mine, ...SPOKEN })).body.code, 'claim-lost')
  assert.equal(hall.fold().announcement.open[0]?.claim?.speaker, given.speaker)
  assert.equal((await asks(wall, `${id}/outcome`, { ...mine, ...SPOKEN })).status, 200)
  await close()
})

test('a device with one loudspeaker need not name a page: it is one speaker by itself', async () => {
  const { one: amplifier, other, id, asks, close } = await twoPaired()
  const { body: given } = await asks(amplifier, 'lease', { zone: '*' })
  assert.deepEqual([given.held, given.speaker], [true, `device:${amplifier.id}`])
  assert.equal((await asks(other, 'lease', { zone: '*' })).body.held, false)
  assert.equal((await asks(amplifier, 'lease', { zone: '*' })).body.lease, given.lease)
  assert.equal((await asks(amplifier, `${id}/claim`, { lease: given.lease })).status, 200)
  assert.equal((await asks(amplifier, `${id}/outcome`, { lease: given.lease, ...SPOKEN })).status, 200)
  await close()
})
