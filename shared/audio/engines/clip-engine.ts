import { GAP_MS } from '#shared/domain/phrase/token.ts'
import type { Loudspeaker, Stretch } from '../output/loudspeaker.ts'
import { levelled } from '../render/level.ts'
import { spokenLoudness } from '../render/loudness.ts'
import { CALL_CEILING_DB, CALL_LUFS } from '../render/render-call.ts'
import type { Sound } from '../sound.ts'
import { CHIME_GAP_MS, chimeSound } from './chime-engine.ts'
import { CANNOT, type SpeechEngine, type Tried } from './engine.ts'
import type { Sentence } from './sentence.ts'

/** Where the hall's server says a text. */
export interface ClipSource {
  /** The sound of a text in a language; null where the hall has no voice for it, or gives no answer. */
  fetch(text: string, language: string): Promise<Uint8Array | null>
  /** @throws when it is no sound */
  decode(bytes: Uint8Array): Promise<Sound>
}

/** Speaks what the hall's server renders: free text, and languages for which this device has no pack. */
export class ClipEngine implements SpeechEngine {
  readonly name = 'server'
  readonly #source: ClipSource
  readonly #loudspeaker: Pick<Loudspeaker, 'play'>

  constructor(source: ClipSource, loudspeaker: Pick<Loudspeaker, 'play'>) {
    this.#source = source
    this.#loudspeaker = loudspeaker
  }

  async say({ parts, chime }: Sentence, begun: () => void, cut?: AbortSignal): Promise<Tried> {
    const clips = await Promise.all(parts.map(({ text, language }) => this.#source.fetch(text, language)))
    const whole = clips.filter((clip) => clip !== null)
    if (whole.length === 0 || whole.length < clips.length) return CANNOT
    const stretches: Stretch[] = chime ? [{ sound: chimeSound(), gapMs: 0 }] : []
    try {
      for (const [place, clip] of whole.entries()) {
        const sound = loud(await this.#source.decode(clip))
        for (let time = 0; time < parts[place]!.times; time++)
          stretches.push({ sound, gapMs: place + time === 0 ? CHIME_GAP_MS : GAP_MS.repeat })
      }
    } catch {
      return { ok: false, reason: 'decode-error' }
    }
    const played = await this.#loudspeaker.play(stretches, begun, cut)
    return played === 'played' ? { ok: true } : { ok: false, reason: played }
  }
}

/** A call is as loud as every other, whoever says it. */
function loud(sound: Sound): Sound {
  return levelled(sound, { to: CALL_LUFS, ceilingDb: CALL_CEILING_DB, measure: spokenLoudness })
}
