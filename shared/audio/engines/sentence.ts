import type { Utterance } from '#shared/domain/announcement/plan.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import type { Phrase } from '#shared/domain/phrase/token.ts'
import { DEFAULT_READING, type ReadingOptions, type Wanted } from '#shared/domain/phrase/wanted.ts'

/** What is said in one language. */
export interface SentencePart {
  readonly language: string
  /** Once; it is said `times` times. */
  readonly phrase: Phrase
  /** What is heard, written down. */
  readonly text: string
  readonly times: number
}

/** One thing to be said, in all its languages, one after another. */
export interface Sentence {
  readonly chime: boolean
  readonly parts: readonly SentencePart[]
}

/** A planned utterance as what is said. A language without a grammar is left out: the others are still heard. */
export function sentenceOf(utterance: Utterance, reading: ReadingOptions = DEFAULT_READING): Sentence {
  const { announcements, chime, languages, times } = utterance
  const [first] = announcements
  if (!first) return { chime, parts: [] }
  const { counterLabel, counterId } = first.call
  const tickets = announcements.map(({ call }) => call.ticketNumber)
  // The grammar of every language reads the label that is written on the counter: 3号窗口, 贵宾室.
  const wanted: Wanted = { kind: first.kind, tickets, window: counterLabel.zh || counterId }
  return said(wanted, { chime, languages, times }, reading)
}

/** Anything a hall wants said, once. */
export function said(
  wanted: Wanted,
  { chime, languages, times }: Pick<Utterance, 'chime' | 'languages' | 'times'>,
  reading: ReadingOptions = DEFAULT_READING,
): Sentence {
  const parts = languages.flatMap((code): readonly SentencePart[] => {
    const language = SPOKEN_LANGUAGES.get(code)
    if (!language) return []
    const phrase = language.phrase(wanted, reading)
    return [{ language: code, phrase, text: language.write(phrase), times }]
  })
  return { chime, parts }
}
