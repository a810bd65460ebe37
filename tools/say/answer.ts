import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import { DEFAULT_READING, NothingToSay, type ReadingOptions } from '#shared/domain/phrase/wanted.ts'
import { BadLine } from '#tools/json-lines/answer-lines.ts'
import { readWanted } from './read-wanted.ts'

/**
 * One line of `npm run -s say`: `{"kind":"zh","input":{"ticket":"A008","window":"3"}}`, or free text as
 * `{"kind":"zhText","input":"请拨打95598"}`; gives what is heard, written down. @throws {BadLine}
 */
export function answerSay({ kind, input }: Readonly<Record<string, unknown>>): string {
  const [, code = '', isText] = /^([a-z]+?)(Text)?$/.exec(String(kind)) ?? []
  const language = SPOKEN_LANGUAGES.get(code)
  if (!language)
    throw new BadLine(
      'unknown-language',
      'kind',
      `kind is ${[...SPOKEN_LANGUAGES.keys()].join(', ')}, or one of them with Text.`,
    )
  const wanted = readWanted(isText ? { kind: 'text', text: input } : input)
  try {
    // One line, whatever lines the text had.
    return language.write(language.phrase(wanted, readingOf(input))).replace(/\s+/g, ' ')
  } catch (error) {
    if (error instanceof NothingToSay)
      throw new BadLine('nothing-to-say', 'ticket', `There is nothing that may be spoken: ${error.message}.`)
    if (error instanceof RangeError)
      throw new BadLine('bad-value', 'input', `A number cannot be said: ${error.message}.`)
    throw error
  }
}

function readingOf(input: unknown): ReadingOptions {
  const one = (input as { readonly digitOne?: unknown } | null)?.digitOne
  if (one === undefined) return DEFAULT_READING
  if (one !== 'yao' && one !== 'yi') throw new BadLine('bad-value', 'digitOne', 'digitOne is yao or yi.')
  return { digitOne: one }
}
