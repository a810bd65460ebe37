import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ChimeEngine } from '#shared/audio/engines/chime-engine.ts'
import { ClipEngine } from '#shared/audio/engines/clip-engine.ts'
import type { SpeechEngine, Tried } from '#shared/audio/engines/engine.ts'
import { PackEngine } from '#shared/audio/engines/pack-engine.ts'
import { SystemEngine } from '#shared/audio/engines/system-engine.ts'
import type { Sentence } from '#shared/audio/engines/sentence.ts'
import { PackError } from '#shared/audio/pack/errors.ts'
import { TONE_RATE, toneBytes, tonePack, toneSound } from '#tests/fixtures/tone-pack.ts'
import { MachineVoice } from './machine-voice.ts'
import { CLIPS, QuietRoom, sentence } from './quiet-room.ts'

/** An engine with the ways in which the world treats it badly. A way that it cannot be treated in says why. */
interface Case {
  readonly engine: SpeechEngine
  /** A sentence that is none of its business. */
  readonly cannot: Sentence | string
  readonly block: () => void
  /** The output stops while it speaks. */
  readonly stop: () => void
  /** What it speaks from is damaged. */
  readonly spoil: (() => void) | string
}

const CASES: Readonly<Record<string, (room: QuietRoom) => Case>> = {
  pack: (room) => {
    const open = { pack: tonePack(CLIPS), sound: toneSound(CLIPS) }
    let packs = async (language: string) =>
      language === 'zh' ? open : Promise.reject(new TypeError('Failed to fetch'))
    return {
      engine: new PackEngine((language) => packs(language), room),
      cannot: sentence(['请', '九']),
      block: () => (room.ends = 'sound-blocked'),
      stop: () => (room.ends = 'watchdog'),
      spoil: () => (packs = () => Promise.reject(new PackError('pack-unplayable', 'sound.wav'))),
    }
  },
  system: (room) => {
    const voice = new MachineVoice()
    const engine = new SystemEngine({
      synthesis: voice,
      newUtterance: voice.newUtterance,
      loudspeaker: room,
      clock: room.clock,
      signal: new AbortController().signal,
    })
    return {
      engine,
      cannot: sentence(CLIPS, { parts: [{ ...sentence().parts[0]!, language: 'yue' }] }),
      block: () => (voice.does = ['not-allowed']),
      stop: () => (voice.does = ['start']),
      spoil: () => (voice.does = ['synthesis-failed']),
    }
  },
  server: (room) => {
    let decode = async ({ buffer }: Uint8Array) => ({
      samples: new Float32Array(buffer as ArrayBuffer),
      sampleRate: TONE_RATE,
    })
    const fetch = async (text: string) => (text.includes('九') ? null : toneBytes(CLIPS))
    return {
      engine: new ClipEngine({ fetch, decode: (bytes) => decode(bytes) }, room),
      cannot: sentence(['请', '九']),
      block: () => (room.ends = 'sound-blocked'),
      stop: () => (room.ends = 'watchdog'),
      spoil: () => (decode = () => Promise.reject(new Error('no sound'))),
    }
  },
  chime: (room) => ({
    engine: new ChimeEngine(room),
    cannot: 'a chime says nothing, and so it can ring for everything',
    block: () => (room.ends = 'sound-blocked'),
    stop: () => (room.ends = 'watchdog'),
    spoil: 'a chime is made of sines: there is nothing to spoil',
  }),
}

/** Has the sentence said, letting time pass until that is over; how often it began. */
async function say(room: QuietRoom, engine: SpeechEngine, what: Sentence): Promise<readonly [Tried, begun: number]> {
  let begun = 0
  const ends: Tried[] = []
  void engine.say(what, () => begun++).then((end) => ends.push(end))
  for (let seconds = 0; seconds < 60 && ends.length === 0; seconds++) await room.pass(1_000)
  const [tried] = ends
  assert.ok(tried, 'it never ended')
  return [tried, begun]
}

for (const [name, made] of Object.entries(CASES)) {
  describe(`the ${name} engine`, () => {
    test('says what it can, and tells once that it has begun', async () => {
      const room = new QuietRoom()
      const { engine } = made(room)
      assert.equal(engine.name, name)
      assert.deepEqual(await say(room, engine, sentence()), [{ ok: true }, 1])
      const twice = sentence(CLIPS, { chime: true, parts: [{ ...sentence().parts[0]!, times: 2 }] })
      assert.deepEqual(await say(room, engine, twice), [{ ok: true }, 1])
    })

    test('does not begin what it cannot say whole', async (context) => {
      const room = new QuietRoom()
      const { engine, cannot } = made(room)
      if (typeof cannot === 'string') return context.skip(cannot)
      const both = { ...cannot, chime: true, parts: [...sentence().parts, ...cannot.parts] }
      for (const what of [cannot, both]) {
        assert.deepEqual(await say(room, engine, what), [{ ok: false, reason: 'no-engine' }, 0])
        assert.deepEqual(room.played, [])
      }
    })

    test('where sound is blocked it says so, and has not begun', async () => {
      const room = new QuietRoom()
      const { engine, block } = made(room)
      block()
      assert.deepEqual(await say(room, engine, sentence()), [{ ok: false, reason: 'sound-blocked' }, 0])
    })

    test('an output that stops in the middle is told of in bounded time', async () => {
      const room = new QuietRoom()
      const { engine, stop } = made(room)
      stop()
      assert.deepEqual(await say(room, engine, sentence()), [{ ok: false, reason: 'watchdog' }, 1])
    })

    test('damage is told apart from having nothing to say it with', async (context) => {
      const room = new QuietRoom()
      const { engine, spoil } = made(room)
      if (typeof spoil === 'string') return context.skip(spoil)
      spoil()
      assert.deepEqual(await say(room, engine, sentence()), [{ ok: false, reason: 'decode-error' }, 0])
    })
  })
}
