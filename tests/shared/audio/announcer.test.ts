import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Announcer, type Said, type VoiceHall } from '#shared/audio/announcer.ts'
import type { AcousticZone, AnnouncementId, SpeakerId } from '#shared/domain/announcement/events.ts'
import type { Utterance } from '#shared/domain/announcement/plan.ts'
import type { SpeechReport } from '#shared/domain/announcement/wishes.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import type { Clock as HallClock } from '#server/hall/clock.ts'
import { Leases } from '#server/hall/leases.ts'
import { HandClock } from '#tests/fixtures/hand-clock.ts'
import { SpeakingHall } from '#tests/fixtures/speaking-hall.ts'

/** A sentence takes so long, ms. */
const SENTENCE_MS = 4_000

const SAID: Said = { ok: true, engine: 'pack', languages: ['zh'] }

/** A hall with its leases and as many speakers as are started, all in our hand. */
class Lobby {
  readonly clock = new HandClock()
  readonly hall = new SpeakingHall()
  readonly leases = new Leases({ monotonic: () => this.clock.now() } as HallClock, () => this.hall.state.queue.sequence)
  /** Who said what, in the order it began. */
  readonly heard: string[] = []
  isOn = true
  readonly #announcers: Announcer[] = []

  speaker(name: string, { said = new Set<string>(), ends = SAID }: { said?: Set<string>; ends?: Said } = {}) {
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
      speaker: name as SpeakerId,
      hall: this.#voiceHall(living, life.signal),
      mouth: { say },
      said: { ids: said, add: (ids) => ids.forEach((id) => said.add(id)) },
      clock: this.clock,
      now: () => instantOf(this.hall.now),
      signal: life.signal,
    })
    this.#announcers.push(announcer)
    announcer.hear(this.hall.state.announcement, new Set())
    return { announcer, said, crash: () => life.abort() }
  }

  #voiceHall(living: <T>(value: T) => Promise<T>, life: AbortSignal): VoiceHall {
    return {
      lease: (zone: AcousticZone, speaker: SpeakerId) => {
        if (!this.isOn) return living(null)
        const { lease, forMs } = this.leases.ask(zone, speaker)
        return living({ lease: lease.speaker === speaker ? lease.number : null, forMs })
      },
      // A page that crashes says nothing.
      release: (zone, speaker) => life.aborted || this.leases.release(zone, speaker),
      claim: (id: AnnouncementId, speaker: SpeakerId, lease: number) => {
        if (!this.isOn) return living('no-answer')
        if (!this.leases.holds('*', speaker, lease)) return living('over')
        const { ok } = this.hall.claim(id, speaker, lease)
        this.#tell()
        return living(ok ? 'granted' : 'over')
      },
      report: (id: AnnouncementId, speaker: SpeakerId, lease: number, report: SpeechReport) => {
        this.hall.report(id, report, speaker, lease)
        this.#tell()
      },
    }
  }

  /** Everybody hears what became of it. */
  #tell(): void {
    for (const announcer of this.#announcers) announcer.hear(this.hall.state.announcement, new Set())
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
