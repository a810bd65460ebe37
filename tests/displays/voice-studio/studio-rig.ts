import { Booth } from '#displays/voice-studio/booth.ts'
import type { Input, Microphone, MicrophoneProblem } from '#displays/voice-studio/microphone.ts'
import { memoryShelf, type ProjectShelf } from '#displays/voice-studio/project-shelf.ts'
import { Studio } from '#displays/voice-studio/studio.ts'
import { readVoicePack } from '#shared/audio/pack/read-pack.ts'
import { VOICE_RATE } from '#shared/audio/recording/make-pack.ts'
import type { Sound } from '#shared/audio/sound.ts'
import { said, type Saying } from '#tests/fixtures/announcer.ts'

const CHUNK = 512
const silence: Sound = { samples: new Float32Array(0), sampleRate: VOICE_RATE }

/** A microphone into which a test speaks. */
export class HandMicrophone implements Microphone {
  readonly sampleRate = VOICE_RATE
  problem: MicrophoneProblem | null = null
  chosen: string | null = null
  opened = 0
  unplug: () => void = () => {}
  #heard: (samples: Float32Array) => void = () => {}

  async open(heard: (samples: Float32Array) => void, lost: () => void): Promise<MicrophoneProblem | null> {
    this.opened++
    this.#heard = heard
    this.unplug = lost
    return this.problem
  }

  async inputs(): Promise<readonly Input[]> {
    return [
      { id: 'headset', name: 'Headset' },
      { id: 'camera', name: 'Camera' },
    ]
  }

  choose(id: string): void {
    this.chosen = id
  }

  close(): void {}

  /** What is heard, one after another; until `stop` says so. */
  hear({ samples }: Sound, stop: () => boolean = () => false): void {
    for (let at = 0; at + CHUNK <= samples.length && !stop(); at += CHUNK) this.#heard(samples.slice(at, at + CHUNK))
  }
}

/** A studio with a microphone for the hand, and what it played. */
export class StudioRig {
  readonly microphone = new HandMicrophone()
  readonly played: Sound[] = []
  readonly booth = new Booth(this.microphone)
  readonly studio: Studio

  /** `other`: `pack.json` of the hall's present voice, of which tests hear nothing. */
  constructor(other: string | null = null, shelf: ProjectShelf = memoryShelf()) {
    this.studio = new Studio({
      booth: this.booth,
      loudspeaker: { play: async (sound) => void this.played.push(sound), stop: () => {} },
      shelf: Promise.resolve(shelf),
      other: async () => (other === null ? null : { pack: readVoicePack(other), sound: silence }),
      date: () => Date.parse('2026-11-26T09:00:00Z'),
    })
  }

  get step(): string {
    return this.booth.state.get().step
  }

  /** Presses the key, waits for the light, says the line, and falls silent until it has ended by itself. */
  async say(how: Saying = {}): Promise<void> {
    await this.studio.press()
    this.microphone.hear(
      said({ voiceMs: 0, beforeMs: 400, behindMs: 0, ...(how.roomDb ? { roomDb: how.roomDb } : {}) }),
    )
    this.microphone.hear(said({ behindMs: 9_000, ...how }), () => this.step !== 'recording')
  }
}
