import type { Utterance } from '#shared/domain/announcement/plan.ts'
import { ANNOUNCED_LANGUAGES, type Announced } from '#shared/domain/phrase/announced-languages.ts'
import { type Phrase, token } from '#shared/domain/phrase/token.ts'
import { DEFAULT_READING, type ReadingOptions } from '#shared/domain/phrase/wanted.ts'

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
  const wanted: Announced = { kind: first.kind, tickets, window: counterLabel.zh || counterId }
  return said(wanted, { chime, languages, times }, reading)
}

/** What a hall wants announced, once. */
export function said(
  wanted: Announced,
  { chime, languages, times }: Pick<Utterance, 'chime' | 'languages' | 'times'>,
  reading: ReadingOptions = DEFAULT_READING,
): Sentence {
  const parts = languages.flatMap((code): readonly SentencePart[] => {
    const language = ANNOUNCED_LANGUAGES.get(code)
    if (!language) return []
    const phrase = language.phrase(wanted, reading)
    return [{ language: code, phrase, text: language.write(phrase), times }]
  })
  return { chime, parts }
}

/** A text in the words it is written in, for a voice that reads by itself. */
export function textSaid(text: string, language: string): Sentence {
  return { chime: false, parts: [{ language, phrase: [token(text)], text, times: 1 }] }
}
