import { cover, type SpokenClip } from '../pack/cover.ts'
import { PackError } from '../pack/errors.ts'
import type { OpenPack } from '../pack/open-pack.ts'
import type { Loudspeaker, Stretch } from '../output/loudspeaker.ts'
import { renderCall } from '../render/render-call.ts'
import type { Sound } from '../sound.ts'
import { GAP_MS } from '#shared/domain/phrase/token.ts'
import { CHIME_GAP_MS, chimeSound } from './chime-engine.ts'
import { CANNOT, type SpeechEngine, type Tried } from './engine.ts'
import type { Sentence, SentencePart } from './sentence.ts'

/** Calls kept as they were rendered, for repeats and recalls: half a megabyte each. */
const KEPT = 12

/** What is said in one language, with the recordings that say it. */
interface Covered {
  readonly part: SentencePart
  readonly clips: readonly SpokenClip[]
  readonly pack: OpenPack
}

/** Speaks from voice packs: the whole of a call is one stretch of sound a language, made when it is first wanted and started once. */
export class PackEngine implements SpeechEngine {
  readonly name = 'pack'
  readonly #packs: (language: string) => Promise<OpenPack>
  readonly #loudspeaker: Pick<Loudspeaker, 'play'>
  readonly #rendered = new Map<string, Sound>()

  /** `packs`: the pack of a language, as it was opened; rejects with a `PackError` where it is broken, with anything else where there is none. */
  constructor(packs: (language: string) => Promise<OpenPack>, loudspeaker: Pick<Loudspeaker, 'play'>) {
    this.#packs = packs
    this.#loudspeaker = loudspeaker
  }

  async say(sentence: Sentence, begun: () => void, cut?: AbortSignal): Promise<Tried> {
    try {
      const covered = await Promise.all(sentence.parts.map((part) => this.#cover(part)))
      const whole = covered.filter((part) => part !== null)
      if (whole.length === 0 || whole.length < covered.length) return CANNOT
      const played = await this.#loudspeaker.play(this.#stretches(whole, sentence.chime), begun, cut)
      return played === 'played' ? { ok: true } : { ok: false, reason: played }
    } catch (error) {
      return error instanceof PackError ? { ok: false, reason: 'decode-error' } : CANNOT
    }
  }

  /** Null: there is no recording of something in it. */
  async #cover(part: SentencePart): Promise<Covered | null> {
    const pack = await this.#packs(part.language)
    const covered = cover(part.phrase, pack.pack)
    return covered.ok ? { part, pack, clips: covered.clips } : null
  }

  /** What comes later is made while what comes before is heard: a call that nobody has said yet costs its chime no time. */
  *#stretches(covered: readonly Covered[], withChime: boolean): Generator<Stretch> {
    if (withChime) yield { sound: chimeSound(), gapMs: 0 }
    let gapMs: number = CHIME_GAP_MS
    for (const one of covered)
      for (let time = 0; time < one.part.times; time++) {
        yield { sound: this.#render(one), gapMs }
        gapMs = GAP_MS.repeat
      }
  }

  #render({ part, clips, pack }: Covered): Sound {
    const key = `${pack.pack.sha256} ${clips.map(({ clip, gap }) => `${clip.startMs}${gap}`).join(' ')} ${part.language}`
    const sound = this.#rendered.get(key) ?? renderCall(clips, pack.sound)
    this.#rendered.delete(key)
    this.#rendered.set(key, sound)
    for (const oldest of this.#rendered.keys()) if (this.#rendered.size > KEPT) this.#rendered.delete(oldest)
    return sound
  }
}
