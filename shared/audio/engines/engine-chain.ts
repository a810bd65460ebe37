import type { Engine, Unheard } from '#shared/domain/announcement/events.ts'
import type { Log } from '#shared/log/log.ts'
import type { Said } from '../announcer.ts'
import { CANNOT, type SpeechEngine } from './engine.ts'
import type { Sentence } from './sentence.ts'

/** The order of a device for which nobody has chosen one. */
export const DEFAULT_ENGINES: readonly Engine[] = ['pack', 'system', 'server', 'chime']

export interface EngineChainOptions {
  /** In the order in which they are tried; each sentence is said by the first that can say the whole of it. */
  readonly engines: readonly SpeechEngine[]
  /** What is turned down meanwhile; gives what turns it up again. */
  readonly duck: () => () => void
  /** Whose turn it is to be heard on this device; null: nobody's, and nothing is said. Without it: at once. */
  readonly turn?: (say: () => Promise<Said>) => Promise<Said | null>
  readonly log: Log
}

/** Engine after engine, for each sentence anew, until one has said it; or why nothing was heard. */
export class EngineChain {
  readonly #options: EngineChainOptions
  /** Of what is said now, or next. */
  #cut = new AbortController()

  constructor(options: EngineChainOptions) {
    this.#options = options
  }

  /** `begun` is called once, with the first sample of whichever engine comes that far first. Never throws. */
  async say(sentence: Sentence, begun: () => void): Promise<Said> {
    const { signal: cut } = this.#cut
    const say = () => this.#say(sentence, begun, cut)
    const { turn = say } = this.#options
    return (await turn(say)) ?? { ok: false, reason: 'no-engine' }
  }

  /** Breaks off what is being said: nothing is heard of it any more, whatever engine says it. */
  cut(): void {
    this.#cut.abort()
    this.#cut = new AbortController()
  }

  async #say(sentence: Sentence, begun: () => void, cut: AbortSignal): Promise<Said> {
    const { engines, duck, log } = this.#options
    const unduck = duck()
    let hasBegun = false
    const begin = (): void => {
      if (!hasBegun) begun()
      hasBegun = true
    }
    let reason: Unheard = 'no-engine'
    try {
      for (const engine of engines) {
        const tried = cut.aborted ? CANNOT : await engine.say(sentence, begin, cut)
        if (cut.aborted) return { ok: false, reason: 'emergency' }
        if (tried.ok) return { ok: true, engine: engine.name, languages: languagesOf(engine, sentence) }
        if (tried.reason === 'no-engine') continue
        log.add('voice', 'not-said', { engine: engine.name, reason: tried.reason })
        // What keeps every engine silent is what somebody has to put right; else what went wrong first.
        if (reason === 'no-engine' || tried.reason === 'sound-blocked') reason = tried.reason
      }
      return { ok: false, reason }
    } finally {
      unduck()
    }
  }
}

/** A chime has no language. */
function languagesOf({ name }: SpeechEngine, { parts }: Sentence): readonly string[] {
  return name === 'chime' ? [] : parts.map(({ language }) => language)
}
