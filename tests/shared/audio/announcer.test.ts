import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Announcer, type Said, type VoiceHall } from '#shared/audio/announcer.ts'
import type { AcousticZone, AnnouncementId, SpeakerId, SpeakingPage } from '#shared/domain/announcement/events.ts'
import type { Utterance } from '#shared/domain/announcement/plan.ts'
import type { SpeechReport } from '#shared/domain/announcement/wishes.ts'
import { LEASE_MS } from '#shared/protocol/voice.ts'
import type { Clock as HallClock } from '#server/hall/clock.ts'
import { Leases } from '#server/hall/leases.ts'
import { HandClock } from '#tests/fixtures/hand-clock.ts'
import { SpeakingHall } from '#tests/fixtures/speaking-hall.ts'

/** A sentence takes so long, ms. */
const SENTENCE_MS = 4_000

/** What the hall has not heard is told again so late, ms: the line was dead, and nobody said so. */
const TOLD_AGAIN_MS = 9_000

const SAID: Said = { ok: true, engine: 'pack', languages: ['zh'] }

/** The hall knows a page by whose it is. */
const known = (page: SpeakingPage): SpeakerId => `device:wall/${page}` as SpeakerId

interface Standing {
  readonly said: Set<string>
  readonly ends: Said
  readonly hears: () => boolean
}

/** A hall with its leases and as many speakers as are started, all in our hand. */
class Lobby {
  readonly clock = new HandClock()
  readonly hall = new SpeakingHall()
  leases = this.#newLeases()
  /** Who said what, in the order it began. */
  readonly heard: string[] = []
  isOn = true
  /** What the hall answers to a claim is lost on its way. */
  losesClaims = false
  /** An answer to a claim comes so late, ms. */
  claimMs = 0
  readonly #announcers: Announcer[] = []

  speaker(name: string, { said = new Set(), ends = SAID, hears = () => true }: Partial<Standing> = {}) {
    const life = new AbortController()
    // One that has crashed does nothing more, whatever it was waiting for.
    const living = <T>(value: T): Promise<T> => (life.signal.aborted ? new Promise(() => {}) : Promise.resolve(value))
    const say = async (utterance: Utterance, begun: () => void): Promise<Said> => {
      this.heard.push(`${name}: ${utterance.announcements.map(({ call }) => call.ticketNumber).join('+')}`)
      begun()
      await new Promise<void>((resolve) => this.clock.after(SENTENCE_MS, resolve))
      return living(ends)
    }
    const announcer = new Announcer({
      zone: '*',
      page: name as SpeakingPage,
      hall: this.#voiceHall(living, life.signal),
      mouth: { say },
      said: { ids: said, add: (ids) => ids.forEach((id) => said.add(id)) },
      clock: this.clock,
      heardLive: new Set(),
      isEmergency: () => false,
      hears,
      signal: life.signal,
    })
    this.#announcers.push(announcer)
    announcer.hear(this.hall.state.announcement)
    return { announcer, said, crash: () => life.abort() }
  }

  #voiceHall(living: <T>(value: T) => Promise<T>, life: AbortSignal): VoiceHall {
    return {
      lease: (zone: AcousticZone, page: SpeakingPage) => {
        if (!this.isOn) return living(null)
        const speaker = known(page)
        const { lease, forMs } = this.leases.ask(zone, speaker)
        return living({ lease: lease.speaker === speaker ? lease.number : null, speaker, forMs })
      },
      // A page that crashes says nothing.
      release: (zone, page) => life.aborted || this.leases.release(zone, known(page)),
      claim: (id: AnnouncementId, page: SpeakingPage, lease: number, knownForMs: number | null) => {
        if (!this.isOn) return living('no-answer')
        if (!this.leases.holds('*', known(page), lease)) return living('no-lease')
        const { ok } = this.hall.claim(id, known(page), lease, knownForMs)
        this.#tell()
        return this.#answered(living(this.losesClaims ? 'no-answer' : ok ? 'granted' : 'over'))
      },
      report: async (id: AnnouncementId, page: SpeakingPage, lease: number, report: SpeechReport) => {
        while (!this.isOn) await new Promise<void>((resolve) => this.clock.after(TOLD_AGAIN_MS, resolve))
        await living(null)
        this.hall.report(id, report, known(page), lease)
        this.#tell()
      },
    }
  }

  async #answered<T>(answer: Promise<T>): Promise<T> {
    if (this.claimMs > 0) await new Promise<void>((resolve) => this.clock.after(this.claimMs, resolve))
    return answer
  }

  #newLeases(): Leases {
    const { state } = this.hall
    const clock = { monotonic: () => this.clock.now() } as HallClock
    return new Leases(clock, () => this.hall.state.queue.sequence, state.announcement.open)
  }

  /** The server is started anew: what it only remembered is gone. */
  restart(): void {
    this.leases = this.#newLeases()
  }

  /** Everybody hears what became of it. */
  #tell(): void {
    for (const announcer of this.#announcers) announcer.hear(this.hall.state.announcement)
  }

  call(counter = '1') {
    const said = this.hall.call(counter)
    this.#tell()
    return said
  }

  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 100) {
      this.clock.pass(100)
      this.hall.pass(0.1)
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

test('of two speakers that start together one speaks, and each call is heard once, in order', async () => {
  const lobby = new Lobby()
  const [one, two] = [lobby.speaker('one'), lobby.speaker('two')]
  await lobby.pass(200)
  assert.deepEqual([one.announcer.isSpeaker, two.announcer.isSpeaker], [true, false])
  lobby.call('1')
  lobby.call('2')
  await lobby.pass(10_000)
  assert.deepEqual(lobby.heard, ['one: A001', 'one: A002'])
  assert.deepEqual(lobby.hall.voiced, [
    'queued',
    'claimed',
    'queued',
    'started',
    'spoken',
    'claimed',
    'started',
    'spoken',
  ])
})

test('a speaker that crashes in the middle of a sentence is followed within five seconds, and only that sentence is heard twice', async () => {
  const lobby = new Lobby()
  const one = lobby.speaker('one')
  await lobby.pass(200)
  lobby.speaker('two')
  lobby.call('1')
  lobby.call('2')
  await lobby.pass(2_000)
  one.crash()
  await lobby.pass(5_000)
  assert.deepEqual(lobby.heard, ['one: A001', 'two: A001'])
  await lobby.pass(8_000)
  assert.deepEqual(lobby.heard, ['one: A001', 'two: A001', 'two: A002'])
  assert.equal(lobby.hall.voiced.filter((kind) => kind === 'spoken').length, 2)
})

test('without the hall what was claimed is finished, and then there is silence; with it back nothing is said twice', async () => {
  const lobby = new Lobby()
  const one = lobby.speaker('one')
  await lobby.pass(200)
  lobby.call('1')
  lobby.call('2')
  await lobby.pass(1_000)
  lobby.isOn = false
  await lobby.pass(10_000)
  assert.deepEqual(lobby.heard, ['one: A001'])
  assert.equal(one.announcer.isSpeaker, false)
  lobby.isOn = true
  await lobby.pass(8_000)
  assert.deepEqual(lobby.heard, ['one: A001', 'one: A002'])
})

test('a page that is reloaded says nothing old, and nothing that its device has said', async () => {
  const lobby = new Lobby()
  const before = lobby.speaker('one')
  await lobby.pass(200)
  lobby.call('1')
  await lobby.pass(1_000)
  before.crash()
  const after = lobby.speaker('again', { said: before.said })
  await lobby.pass(10_000)
  assert.equal(after.announcer.isSpeaker, true)
  assert.deepEqual(lobby.heard, ['one: A001'])
})

test('a voice that fails says so, and the next call is said all the same', async () => {
  const lobby = new Lobby()
  lobby.speaker('one', { ends: { ok: false, reason: 'decode-error' } })
  await lobby.pass(200)
  const said = lobby.call('1')
  lobby.call('2')
  await lobby.pass(10_000)
  assert.deepEqual(
    lobby.hall.state.announcement.ended.map(({ outcome, reason }) => [outcome, reason]),
    [
      ['failed', 'decode-error'],
      ['failed', 'decode-error'],
    ],
  )
  assert.equal(lobby.hall.state.announcement.ended.at(-1)?.announcementId, said.announcementId)
})

test('a speaker that cannot be heard leaves its zone to one that can; alone it goes on trying', async () => {
  const lobby = new Lobby()
  const mute = lobby.speaker('mute', { ends: { ok: false, reason: 'sound-blocked' } })
  await lobby.pass(200)
  lobby.speaker('other')
  lobby.call('1')
  lobby.call('2')
  await lobby.pass(10_000)
  assert.deepEqual(lobby.heard, ['mute: A001', 'other: A002'])
  assert.equal(mute.announcer.isSpeaker, false)

  const alone = new Lobby()
  const one = alone.speaker('mute', { ends: { ok: false, reason: 'sound-blocked' } })
  await alone.pass(200)
  alone.call('1')
  await alone.pass(9_000)
  assert.deepEqual([alone.heard, one.announcer.isSpeaker], [['mute: A001'], true])
})

test('a speaker that does not hear the hall any more leaves its zone to one that does, but for the sentence it is in', async () => {
  const lobby = new Lobby()
  let hears = true
  const deaf = lobby.speaker('deaf', { hears: () => hears })
  await lobby.pass(200)
  lobby.speaker('other')
  lobby.call('1')
  await lobby.pass(500)
  hears = false
  await lobby.pass(3_000)
  assert.equal(deaf.announcer.isSpeaker, true)
  await lobby.pass(6_000)
  lobby.call('2')
  await lobby.pass(5_000)
  assert.deepEqual(lobby.heard, ['deaf: A001', 'other: A002'])
})

test('a zone whose speaker has gone is asked for the moment its lease ends, not a second later', async () => {
  const lobby = new Lobby()
  const one = lobby.speaker('one')
  await lobby.pass(200)
  const two = lobby.speaker('two')
  await lobby.pass(1_900)
  one.crash()
  const goneAt = lobby.clock.now()
  while (!two.announcer.isSpeaker) await lobby.pass(100)
  // Renewed 100 ms before it went: four seconds from there, and the step of this clock.
  assert.ok(lobby.clock.now() - goneAt <= 4_100, `${lobby.clock.now() - goneAt} ms`)
})

test('a claim whose answer was lost is claimed again and said', async () => {
  const lobby = new Lobby()
  lobby.speaker('one')
  await lobby.pass(200)
  lobby.losesClaims = true
  lobby.call('1')
  lobby.call('2')
  await lobby.pass(500)
  lobby.losesClaims = false
  await lobby.pass(12_000)
  assert.deepEqual(lobby.heard, ['one: A001', 'one: A002'])
})

test('a speaker whose claim was answered when its lease had ended leaves the sentence to the next', async () => {
  const lobby = new Lobby()
  lobby.speaker('one')
  await lobby.pass(200)
  lobby.speaker('two')
  lobby.claimMs = 10_000
  lobby.call('1')
  lobby.isOn = false
  await lobby.pass(3_000)
  lobby.claimMs = 0
  await lobby.pass(9_000)
  assert.equal(lobby.heard.length, 0)
  lobby.isOn = true
  await lobby.pass(6_000)
  assert.deepEqual([lobby.heard.length, lobby.heard[0]?.slice(-4)], [1, 'A001'])
})

test('a hall that starts anew leaves its zone to whoever is in the middle of a sentence', async () => {
  const lobby = new Lobby()
  lobby.speaker('one')
  await lobby.pass(600)
  lobby.speaker('two')
  lobby.call('1')
  await lobby.pass(1_000)
  lobby.isOn = false
  await lobby.pass(500)
  lobby.restart()
  lobby.isOn = true
  lobby.call('2')
  await lobby.pass(10_000)
  assert.deepEqual(lobby.heard, ['one: A001', 'one: A002'])
})

test('a speaker that ended its sentence while its hall was away, and has not heard it since, keeps its zone until it has told how', async () => {
  const lobby = new Lobby()
  let hears = true
  const one = lobby.speaker('one', { hears: () => hears })
  await lobby.pass(600)
  const two = lobby.speaker('two')
  lobby.call('1')
  await lobby.pass(1_000)
  lobby.isOn = false
  hears = false
  await lobby.pass(SENTENCE_MS + 3_000)
  lobby.restart()
  lobby.isOn = true
  await lobby.pass(LEASE_MS + 500)
  assert.deepEqual([one.announcer.isSpeaker, two.announcer.isSpeaker], [true, false])
  await lobby.pass(1_000)
  assert.equal(lobby.hall.state.announcement.ended[0]?.outcome, 'spoken')
  await lobby.pass(LEASE_MS)
  lobby.call('2')
  await lobby.pass(SENTENCE_MS)
  assert.deepEqual(lobby.heard, ['one: A001', 'two: A002'])
})

test('a speaker that died together with its hall in the middle of a sentence is followed within five seconds of its return', async () => {
  const lobby = new Lobby()
  const one = lobby.speaker('one')
  await lobby.pass(600)
  lobby.speaker('two')
  lobby.call('1')
  await lobby.pass(1_000)
  one.crash()
  lobby.isOn = false
  await lobby.pass(20_000)
  lobby.restart()
  lobby.isOn = true
  await lobby.pass(5_000)
  assert.deepEqual(lobby.heard, ['one: A001', 'two: A001'])
})

test('a call that was refused to a speaker because its hall had started anew is said all the same', async () => {
  const lobby = new Lobby()
  lobby.speaker('one')
  await lobby.pass(1_100)
  lobby.restart()
  lobby.call('1')
  await lobby.pass(6_000)
  assert.deepEqual(lobby.heard, ['one: A001'])
})

test('what the hall has given up while its answer to the claim was on its way is not begun', async () => {
  const lobby = new Lobby()
  lobby.speaker('one')
  await lobby.pass(200)
  lobby.claimMs = 800
  lobby.call('1')
  await lobby.pass(100)
  // Somebody sets the hall's clock back: of what was claimed before nobody knows how long ago that was.
  lobby.hall.pass(-3_600)
  lobby.hall.tick()
  lobby.call('2')
  await lobby.pass(2_000)
  assert.deepEqual(lobby.heard, ['one: A002'])
})

test('who is called to the counter of a customer that has come already does not overtake who was called before', async () => {
  const lobby = new Lobby()
  const one = lobby.speaker('one')
  await lobby.pass(200)
  lobby.speaker('two')
  lobby.call('1')
  await lobby.pass(500)
  one.crash()
  lobby.hall.at('1', { action: 'start' })
  lobby.call('2')
  lobby.hall.at('1', { action: 'finish' })
  lobby.call('1')
  await lobby.pass(15_000)
  assert.deepEqual(lobby.heard, ['one: A001', 'two: A002', 'two: A003'])
})
