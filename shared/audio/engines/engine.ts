import type { Engine, Unheard } from '#shared/domain/announcement/events.ts'
import type { Sentence } from './sentence.ts'

/** How one engine's try to say a sentence ended. `no-engine`: it cannot say this, and nothing is wrong with it. */
export type Tried = { readonly ok: true } | { readonly ok: false; readonly reason: Unheard }

export const CANNOT: Tried = { ok: false, reason: 'no-engine' }

/** One way to bring a sentence to the ear. Every one keeps the contract of `tests/shared/audio/engine-contract.ts`. */
export interface SpeechEngine {
  readonly name: Engine
  /**
   * Says the whole sentence, or nothing as far as it can know beforehand. `begun` is called with the first sample.
   * Resolves when it is over, in bounded time whatever the machine does, and at once when it is `cut`. Never throws.
   */
  say(sentence: Sentence, begun: () => void, cut?: AbortSignal): Promise<Tried>
}
