import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askVoiceHall } from '#shared/audio/ask-voice-hall.ts'
import { saidBefore } from '#shared/audio/said-before.ts'
import type { AnnouncementId, SpeakingPage } from '#shared/domain/announcement/events.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { HandClock } from '#tests/fixtures/hand-clock.ts'
import { newId } from '#tests/server/hall/rig.ts'
import { openHttp } from '#tests/server/http/rig.ts'

/** A page's line to the real hall, which can be cut. */
async function line() {
  const http = await openHttp()
  const config = { ...DEMO_HALL, voice: { ...DEMO_HALL.voice, announced: true, zones: [] } }
  await http.hall.ask({ wish: { type: 'configure', config }, answer: () => ({ status: 200, body: null }) })
  await http.act('3', 'open', { staff: 'li-na' })
  await http.issue('B')
  await http.act('3', 'call-next', {})
  const clock = new HandClock()
  const life = new AbortController()
  const wire: { isCut: boolean; asked: number; answers: Response | null } = { isCut: false, asked: 0, answers: null }
  const fetch = (async (path: string, init: RequestInit) => {
    wire.asked++
    if (wire.isCut) throw new TypeError('no line')
    if (wire.answers) return wire.answers.clone()
    return http.fetch(path, init)
  }) as typeof globalThis.fetch
  const voice = askVoiceHall({ hall: DEMO_HALL.id, fetch, clock, newId, random: () => 0.9, signal: life.signal })
  const turn = async (): Promise<void> => {
    for (let one = 0; one < 20; one++) await new Promise((resolve) => setImmediate(resolve))
  }
  const end = async (): Promise<void> => {
    life.abort()
    await http.close()
  }
  return { ...http, voice, wire, pass: async (ms: number) => (clock.pass(ms), turn()), turn, end }
}

test('a speaker leases, claims and reports over the hall’s own interface; a report is told until the hall has it', async () => {
  const { hall, voice, wire, turn, pass, end } = await line()
  const page = newId() as SpeakingPage
  const { announcementId } = hall.fold().announcement.open[0]!
  const { lease, speaker } = (await voice.lease('*', page))!
  assert.ok(lease)
  assert.equal(await voice.claim(announcementId, page, lease, 0), 'granted')
  assert.equal(hall.fold().announcement.open[0]?.claim?.speaker, speaker)
  assert.equal(await voice.claim(announcementId, newId() as SpeakingPage, lease, 0), 'no-lease')
  assert.equal(await voice.claim(newId() as AnnouncementId, page, lease, 0), 'over')
  wire.isCut = true
  assert.equal(await voice.lease('*', page), null)
  assert.equal(await voice.claim(announcementId, page, lease, 0), 'no-answer')
  void voice.report(announcementId, page, lease, { state: 'spoken', engine: 'pack', languages: ['zh'] })
  await turn()
  assert.equal(hall.fold().announcement.ended.length, 0)
  wire.isCut = false
  await pass(20_000)
  assert.equal(hall.fold().announcement.ended[0]?.outcome, 'spoken')
  voice.release('*', page)
  await turn()
  assert.ok((await voice.lease('*', newId() as SpeakingPage))?.lease)
  await end()
})

test('a claim that the hall refuses for a blink is none that is over: it is asked for again', async () => {
  const { hall, voice, wire, end } = await line()
  const page = newId() as SpeakingPage
  const { announcementId } = hall.fold().announcement.open[0]!
  const lease = (await voice.lease('*', page))?.lease ?? 0
  for (const [status, code] of [
    [401, 'no-credentials'],
    [403, 'no-right'],
    [404, 'unknown-hall'],
    [429, 'too-many'],
    [503, 'store-full'],
  ] as const) {
    wire.answers = Response.json({ code }, { status })
    assert.equal(await voice.lease('*', page), null, code)
    assert.equal(await voice.claim(announcementId, page, lease, 0), 'no-answer', code)
  }
  wire.answers = null
  assert.equal(await voice.claim(announcementId, page, lease, 0), 'granted')
  await end()
})

test('a page says for how long it has known of a call; one that it learnt of too late is over for it', async () => {
  const { hall, voice, clock, end } = await line()
  const page = newId() as SpeakingPage
  const { announcementId } = hall.fold().announcement.open[0]!
  await clock.pass(40_000)
  const lease = (await voice.lease('*', page))?.lease ?? 0
  assert.equal(await voice.claim(announcementId, page, lease, 9_000), 'over')
  assert.equal(await voice.claim(announcementId, page, lease, 11_000), 'granted')
  await end()
})

test('how a sentence ended is known within a second of a hall that comes back, however long it was away', async () => {
  const { hall, voice, wire, turn, pass, end } = await line()
  const page = newId() as SpeakingPage
  const { announcementId } = hall.fold().announcement.open[0]!
  const lease = (await voice.lease('*', page))?.lease ?? 0
  assert.equal(await voice.claim(announcementId, page, lease, 0), 'granted')
  wire.isCut = true
  void voice.report(announcementId, page, lease, { state: 'spoken', engine: 'pack', languages: ['zh'] })
  await turn()
  for (let second = 0; second < 200; second++) await pass(1_000)
  wire.isCut = false
  await pass(1_000)
  assert.equal(hall.fold().announcement.ended[0]?.outcome, 'spoken')
  await end()
})

test('a device remembers the last five hundred sentences, whatever happens to its page', () => {
  let kept: readonly string[] | null = null
  const storage = { get: () => kept, set: (ids: readonly string[]) => void (kept = ids) }
  const before = saidBefore(storage)
  for (let one = 0; one < 600; one++) before.add([`a${one}` as AnnouncementId])
  const after = saidBefore(storage)
  assert.equal(after.ids.size, 500)
  assert.deepEqual([after.ids.has('a99'), after.ids.has('a100'), after.ids.has('a599')], [false, true, true])
})
