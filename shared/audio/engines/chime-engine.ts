import type { Loudspeaker } from '../output/loudspeaker.ts'
import { chime } from '../render/chime.ts'
import { CALL_CEILING_DB, CALL_LUFS } from '../render/render-call.ts'
import { levelled } from '../render/level.ts'
import { integratedLoudness } from '../render/loudness.ts'
import type { Sound } from '../sound.ts'
import type { SpeechEngine, Tried } from './engine.ts'
import type { Sentence } from './sentence.ts'

const SAMPLE_RATE = 22_050

/** Between the chime and the first word, ms: the last stroke has sunk below the voice. */
export const CHIME_GAP_MS = 150

let ring: Sound | null = null

/** The chime alone, as loud as a call. */
export function chimeSound(): Sound {
  const options = { to: CALL_LUFS, ceilingDb: CALL_CEILING_DB, measure: integratedLoudness }
  return (ring ??= levelled(chime(SAMPLE_RATE), options))
}

/** Where no voice can say it: the chime has people look up, and the screens say the rest. */
export class ChimeEngine implements SpeechEngine {
  readonly name = 'chime'
  readonly #loudspeaker: Pick<Loudspeaker, 'play'>

  constructor(loudspeaker: Pick<Loudspeaker, 'play'>) {
    this.#loudspeaker = loudspeaker
  }

  async say(_sentence: Sentence, begun: () => void, cut?: AbortSignal): Promise<Tried> {
    const played = await this.#loudspeaker.play([{ sound: chimeSound(), gapMs: 0 }], begun, cut)
    return played === 'played' ? { ok: true } : { ok: false, reason: played }
  }
}
