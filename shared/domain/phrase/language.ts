import type { Phrase } from './token.ts'
import type { ReadingOptions, Wanted } from './wanted.ts'

/** A language the hall speaks. Adding one is adding a file to `languages/` and a line to `languages.ts` and `announced-languages.ts`. */
export interface SpokenLanguage {
  /** BCP 47: `zh`, `en`, `yue`. */
  readonly code: string
  /** @throws {NothingToSay} when no number and no usable name is given */
  phrase(wanted: Wanted, options: ReadingOptions): Phrase
  /** The phrase as people would write down what they hear. */
  write(phrase: Phrase): string
}
