/** The silence before a token, ms, as a calm announcer leaves it. */
export const GAP_MS = {
  /** Inside a word. */
  none: 0,
  /** Between the digits and letters of a code. */
  digit: 25,
  /** Between the number and where to go: 号→到. */
  phrase: 160,
  /** Where a comma stands. */
  clause: 250,
  /** Before it is all said once more. */
  repeat: 800,
} as const

export type Gap = keyof typeof GAP_MS

/**
 * The smallest piece of what is said: a word, a letter, a digit. A voice pack may hold one recording for several tokens
 * that follow one another (到三号窗口); it looks for the longest.
 */
export interface Token {
  readonly text: string
  /** Silence before it. */
  readonly gap: Gap
  /** The last digit of a code is said lower and longer than those before it. */
  readonly isLast?: true
}

/** What is said, in order. */
export type Phrase = readonly Token[]

export function token(text: string, gap: Gap = 'none'): Token {
  return { text, gap }
}

/** Tokens of a code: apart from one another, the last one marked. */
export function codeTokens(texts: readonly string[]): Phrase {
  return texts.map((text, index) => ({
    text,
    gap: index === 0 ? 'none' : 'digit',
    ...(index === texts.length - 1 ? { isLast: true as const } : {}),
  }))
}

/** The same phrase with another silence before it. */
export function after(gap: Gap, [first, ...rest]: Phrase): Phrase {
  return first ? [{ ...first, gap }, ...rest] : []
}

/** The phrase as often as that, with a breath between. */
export function repeated(phrase: Phrase, times: number): Phrase {
  return Array.from({ length: times }, (_, index) => (index === 0 ? phrase : after('repeat', phrase))).flat()
}
