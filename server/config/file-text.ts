import { createScanner } from 'jsonc-parser'
import { type HallFileProblem, placeOf } from './problems.ts'

/** A hall nests six levels; what goes deeper than this would overflow the parser's stack. */
const DEEPEST = 64

/** The characters of a file; a place that is not UTF-8 is marked with U+FFFD. Without the mark Windows editors put in front. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes)
}

/** Was the file saved in another encoding? Its Chinese names would stand on the boards as signs nobody can read. */
export function notUtf8(text: string): HallFileProblem | null {
  const offset = text.search(/[\ufffd\0]/)
  if (offset < 0) return null
  return {
    ...placeOf(text, offset),
    field: '',
    problem: 'the file is not UTF-8 text',
    cure: 'Save it again with the encoding UTF-8; Windows editors may have chosen GBK (ANSI) or Unicode.',
  }
}

/** Where brackets first nest deeper than any hall. */
export function tooDeep(text: string): HallFileProblem | null {
  const scanner = createScanner(text, true)
  let depth = 0
  // Only the token at the end of the file has no length.
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const sign = text[scanner.getTokenOffset()]
    if (sign === '{' || sign === '[') depth++
    if (sign === '}' || sign === ']') depth--
    if (depth <= DEEPEST) continue
    const place = placeOf(text, scanner.getTokenOffset())
    return {
      ...place,
      field: '',
      problem: 'brackets nest too deep for a hall',
      cure: 'Look at docs/example-hall.json.',
    }
  }
  return null
}
