import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Said, VoiceHall } from '#shared/audio/announcer.ts'
import type { Sentence } from '#shared/audio/engines/sentence.ts'
import type { AnnouncementId, SpeakerId, SpeakingPage } from '#shared/domain/announcement/events.ts'
import type { VoiceConfig } from '#shared/domain/queue/config.ts'
import { heardOf } from '#shared/domain/announcement/view.ts'
import type { AnnouncementState } from '#shared/domain/announcement/state.ts'
import { isEmergency } from '#shared/domain/queue/notice.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { Speaker } from '#shared/stores/speaker.ts'
import { Store } from '#shared/stores/store.ts'
import type { Spoken } from '#shared/stores/test-window.ts'
import { HandClock } from '#tests/fixtures/hand-clock.ts'
import { SpeakingHall } from '#tests/fixtures/speaking-hall.ts'
import { settle } from '../sync/fake-clock.ts'

/** A speaker in a hall that grants everything, with a mouth that opens when it is told to. */
function standing(
  ends: Said = { ok: true, engine: 'pack', languages: ['zh'] },
  config: Partial<VoiceConfig> = {},
  lease: number | null = 1,
) {
  const hall = new SpeakingHall({ languages: ['zh'] })
  const clock = new HandClock()
  const voice = { state: new Store<AnnouncementState>(hall.state.announcement), heardLive: new Set<AnnouncementId>() }
  const scene = { hears: true, lease, aheadMs: 0 }
  const spoken: Spoken[] = []
  const sentences: Sentence[] = []
  const closes: ((end?: Said) => void)[] = []
  const said = new Set<AnnouncementId>()
  const granted: VoiceHall = {
    lease: async () => (scene.hears ? { lease: scene.lease, speaker: 'one' as SpeakerId, forMs: 4_000 } : null),
    release: () => {},
    claim: async (id, _speaker, _lease, knownForMs) =>
      hall.claim(id, undefined, undefined, knownForMs).ok ? 'granted' : 'over',
    report: async (id, _speaker, _lease, report) => void hall.report(id, report),
  }
  const speaker = new Speaker({
    zone: '*',
    page: 'one' as SpeakingPage,
    hall: granted,
    voice,
    chain: {
      say: async (sentence, begun) => {
        sentences.push(sentence)
        begun()
        return (await new Promise<Said | undefined>((resolve) => closes.push(resolve))) ?? ends
      },
      cut: () => closes.splice(0).forEach((close) => close({ ok: false, reason: 'emergency' })),
    },
    loudspeaker: { state: 'ready', unlock: async () => true },
    said: { ids: said, add: (ids) => ids.forEach((id) => said.add(id)) },
    clock,
    now: () => instantOf(hall.now + scene.aheadMs),
    hears: () => scene.hears,
    isEmergency: () => isEmergency(hall.state.queue),
    spoken,
    voiceConfig: () => ({ languages: ['zh'], repeat: 1, announced: true, zones: [], ...config }),
    signal: new AbortController().signal,
  })
  const tell = async () => {
    // The zone is leased before anything is called.
    await settle()
    voice.state.set(hall.state.announcement)
    await settle()
  }
  const pass = (seconds: number) => {
    hall.pass(seconds)
    clock.pass(seconds * 1_000)
  }
  const finish = async () => {
    closes.shift()?.()
    await settle()
    await tell()
  }
  /** The manager says that there is an emergency, or none any more. */
  const emergency = async (begins: boolean) => {
    hall.wish({ type: begins ? 'begin-emergency' : 'end-emergency' })
    await tell()
    speaker.look()
    await settle()
  }
  const texts = () => sentences.map(({ parts }) => parts[0]!.text.replaceAll(' ', ''))
  return { emergency, scene, clock, hall, voice, speaker, spoken, sentences, pass, tell, finish, texts }
}

test('what is said is on the page and on record, and how it ended', async () => {
  const { hall, speaker, spoken, tell, finish } = standing()
  const { call: called } = hall.call('1')
  await tell()
  const { saying, isSpeaker } = speaker.status.get()
  assert.deepEqual([saying?.replaceAll(' ', ''), isSpeaker], ['请A零零幺号到一号窗口办理', true])
  assert.deepEqual([spoken[0]?.callId, spoken[0]?.outcome, spoken[0]?.endedAt], [called.callId, null, null])
  await finish()
  const after = speaker.status.get()
  assert.deepEqual([after.saying, after.last[0]?.engine, after.last[0]?.reason], [null, 'pack', null])
  assert.equal(spoken[0]?.outcome, 'pack')
})

test('what was not heard says why', async () => {
  const { hall, speaker, spoken, tell, finish } = standing({ ok: false, reason: 'decode-error' })
  hall.call('1')
  await tell()
  await finish()
  assert.deepEqual([speaker.status.get().last[0]?.reason, spoken[0]?.outcome], ['decode-error', 'decode-error'])
})

test('a call that was learnt of late and is older than thirty seconds is not said, one heard live is', async () => {
  const { hall, tell, texts } = standing()
  hall.call('1')
  hall.pass(31)
  hall.call('2')
  await tell()
  assert.deepEqual(texts(), ['请A零零二号到二号窗口办理'])
})

test('a call that was learnt of late, but in time, is said when its turn comes, however long the sentences before it take', async () => {
  const { hall, pass, tell, finish, texts } = standing()
  hall.call('1')
  await tell()
  hall.call('2')
  pass(25)
  await tell()
  pass(25)
  await finish()
  assert.deepEqual(texts(), ['请A零零幺号到一号窗口办理', '请A零零二号到二号窗口办理'])
})

test('a call that was heard live is said when its turn comes, though somebody has set the hall’s clock ahead meanwhile', async () => {
  const { hall, voice, tell, finish, texts } = standing()
  hall.call('1')
  voice.heardLive.add(hall.call('2').announcementId)
  await tell()
  hall.pass(46)
  await finish()
  assert.deepEqual(texts(), ['请A零零幺号到一号窗口办理', '请A零零二号到二号窗口办理'])
})

test('how old a call was when it was learnt of is the hall’s to say: the speaker may not know yet that somebody has set its clock', async () => {
  for (const aheadMs of [29_000, 3_600_000, -3_600_000]) {
    const { scene, hall, tell, texts } = standing()
    scene.aheadMs = aheadMs
    hall.call('1')
    hall.pass(4)
    await tell()
    assert.deepEqual(texts(), ['请A零零幺号到一号窗口办理'])
  }
})

test('a chime rings before each sentence, unless the hall wants none', async () => {
  for (const [config, rings] of [
    [{}, true],
    [{ chime: false }, false],
  ] as const) {
    const { hall, sentences, tell } = standing(undefined, config)
    hall.call('1')
    await tell()
    assert.equal(sentences[0]?.chime, rings)
  }
})

test('a test does not talk into a call, nor a call into a test', async () => {
  const { hall, speaker, tell, finish, texts } = standing()
  void speaker.test()
  await settle()
  hall.call('1')
  await tell()
  assert.deepEqual(texts(), ['请A零零八号到三号窗口办理'])
  await finish()
  assert.deepEqual(texts(), ['请A零零八号到三号窗口办理', '请A零零幺号到一号窗口办理'])
})

const CALM = '请注意，紧急情况，请听从工作人员指引'
const CALL = '请A零零幺号到一号窗口办理'

test('an emergency is said at once, over the call that is being said, again and again until it is lifted, and calls are not', async () => {
  const { clock, hall, tell, finish, texts, emergency, speaker } = standing()
  const { call: called } = hall.call('1')
  await tell()
  await emergency(true)
  assert.deepEqual(texts(), [CALL, CALM])
  assert.equal(heardOf(hall.state.announcement, called), 'failed', 'its clerk sees that it was not heard')
  assert.equal(speaker.status.get().last[0]?.reason, 'emergency')
  hall.call('2')
  await tell()
  await finish()
  clock.pass(9_900)
  await settle()
  assert.equal(texts().length, 2)
  clock.pass(100)
  await settle()
  assert.deepEqual(texts(), [CALL, CALM, CALM])
  await emergency(false)
  await finish()
  clock.pass(60_000)
  await settle()
  assert.equal(texts().length, 3)
  hall.at('1', { action: 'recall' })
  await tell()
  assert.equal(texts().length, 4, 'and calls are said as ever')
})

test('an emergency is said by the one speaker of a zone, by no other, and by it still when the hall is gone', async () => {
  const other = standing(undefined, {}, null)
  await other.tell()
  await other.emergency(true)
  assert.deepEqual(other.texts(), [])
  other.scene.lease = 2
  other.clock.pass(4_000)
  await settle()
  assert.deepEqual(other.texts(), [CALM], 'whoever takes over the zone says it')
  other.scene.hears = false
  await other.finish()
  for (let second = 0; second < 10; second++) {
    other.clock.pass(1_000)
    await settle()
  }
  assert.equal(other.speaker.status.get().isSpeaker, false)
  assert.deepEqual(other.texts(), [CALM, CALM])
  other.scene.hears = true
  other.scene.lease = null
  await other.finish()
  other.clock.pass(60_000)
  await settle()
  assert.equal(other.texts().length, 2, 'the zone is another’s now')
})

test('a speaker that nobody hears leaves the emergency to whoever stands ready', async () => {
  const { speaker, tell, emergency, finish } = standing({ ok: false, reason: 'sound-blocked' })
  await tell()
  await emergency(true)
  await finish()
  assert.equal(speaker.status.get().isSpeaker, false)
})
