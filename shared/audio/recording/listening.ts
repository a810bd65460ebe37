import { decibels } from '../sound.ts'

/** So long a silence behind the voice ends a line, ms: longer than the pause at a comma. */
const SILENCE_MS = 800
/** Less is a key, a click, a breath, ms. */
const LEAST_VOICE_MS = 80
/** So much louder than the room is a voice, dB. */
const ABOVE_ROOM_DB = 12
/** However quiet the room: what is quieter than that is no voice in front of a microphone, dBFS. */
const LEAST_DB = -55
/** The room is the quietest of the last so many ms. */
const ROOM_MS = 4_000
/** A line that nobody says ends as well, ms; so does one that has no silence behind it. */
const NOBODY_MS = 8_000
const LONGEST_MS = 15_000

/** How far one line has come. */
export type Heard = 'nothing' | 'voice' | 'ended'

/**
 * Listens along at the microphone, and says when a line has been said: the announcer has a hand free for the script.
 * It knows the room from before the line began. Scope: moment.
 */
export class Listening {
  /** Levels of the last stretches, dBFS, the newest last. */
  readonly #levels: { readonly db: number; readonly ms: number }[] = []
  #line: { voiceMs: number; silenceMs: number; ms: number } | null = null

  /** A line begins now. */
  begin(): void {
    this.#line = { voiceMs: 0, silenceMs: 0, ms: 0 }
  }

  /** The next stretch of sound, some tens of ms. */
  take(samples: Float32Array, sampleRate: number): Heard {
    const ms = (samples.length * 1_000) / sampleRate
    const db = levelDb(samples)
    this.#remember(db, ms)
    const isVoice = db > Math.max(this.#roomDb() + ABOVE_ROOM_DB, LEAST_DB)
    const line = this.#line
    if (!line) return 'nothing'
    line.ms += ms
    if (isVoice) line.voiceMs += ms
    line.silenceMs = isVoice ? 0 : line.silenceMs + ms
    const wasSaid = line.voiceMs >= LEAST_VOICE_MS
    if (wasSaid ? line.silenceMs >= SILENCE_MS || line.ms >= LONGEST_MS : line.ms >= NOBODY_MS) return 'ended'
    return wasSaid ? 'voice' : 'nothing'
  }

  #remember(db: number, ms: number): void {
    this.#levels.push({ db, ms })
    let all = this.#levels.reduce((sum, level) => sum + level.ms, 0)
    while (all > ROOM_MS) all -= this.#levels.shift()!.ms
  }

  #roomDb(): number {
    return this.#levels.reduce((least, { db }) => Math.min(least, db), Infinity)
  }
}

/** Root mean square, dBFS. */
export function levelDb(samples: Float32Array): number {
  let sum = 0
  for (let i = 0; i < samples.length; i++) sum += samples[i]! * samples[i]!
  return decibels(Math.sqrt(sum / Math.max(1, samples.length)))
}
