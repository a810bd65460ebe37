import { stripVTControlCharacters } from 'node:util'
import { cleanComment } from '#shared/domain/evaluation/comment.ts'
import { BadLine } from '#tools/json-lines/answer-lines.ts'

export type Input = Readonly<Record<string, unknown>>

/** Eight minutes of speech: nobody listens longer. */
const MOST_CHARACTERS = 2_000

/** Pictures make no sound, nor do braces, with which an answer would look like an error. */
const SILENT = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\ufe0f\u20e3{}]/gu

/** **Important**: marks of a text that was written for a screen. */
const EMPHASIS = /(?<![\p{L}\p{N}*])(\*{1,3})([^*\s][^*]*)\1(?!\*)/gu

/** How a number is masked, other than with two asterisks before what is shown of it; one dot alone is of a name. */
const MASK = /[- ]?(?:[*＊●○•×□█_]{2,}|·{2,})(?:[- ](?:[*＊●○•×□█_]{2,}|·{2,}))*[- ]?(?=\d)|[*＊●○•×□█_]{2,}|·{2,}/g

/** 尾号****, 138****: what is masked is never said, and what is left of the number is no number. In 尾号**34 something is. */
const MASKED = /\*\*(?!\d)/

/** A field as it was written; undefined where it is left out. @throws {BadLine} when it is no text, or longer than that */
export function written(asked: Input, field: string, longest = MOST_CHARACTERS): string | undefined {
  const value = asked[field]
  return value === undefined || value === null ? undefined : writtenAs(value, field, longest)
}

/** A text, or a number as a machine writes it. @throws {BadLine} naming the field */
export function writtenAs(value: unknown, field: string, longest: number): string {
  // 1e21 is how a machine writes a number, and no one that anybody calls out.
  const text = typeof value === 'number' && Math.abs(value) < 1e15 ? String(value) : value
  if (typeof text !== 'string') throw new BadLine('bad-value', field, `${field}: a text is expected.`)
  if (text.length > longest) throw new BadLine('bad-value', field, `${field}: ${longest} characters at most.`)
  return text
}

/** The same without what nobody hears: signs that a terminal obeys or that turn the reading direction, pictures, marks of layout. */
export function heardOf(text: string): string {
  return cleanComment(stripVTControlCharacters(text))
    .replace(SILENT, '')
    .replace(EMPHASIS, '$2')
    .replace(MASK, '**')
    .trim()
}

/** Words that are heard. @throws {BadLine} when nothing of them is, or a gap would be */
export function audible(text: string, field: string): string {
  const heard = heardOf(text)
  if (!/[\p{L}\p{N}]/u.test(heard))
    throw new BadLine('nothing-to-say', field, `There is nothing in ${field} that can be said.`)
  if (MASKED.test(heard))
    throw new BadLine(
      'nothing-to-say',
      field,
      `What is masked in ${field} is never said: leave it out, or show its end.`,
    )
  return heard
}

/** Words that may be left out, also by leaving them empty. @throws {BadLine} */
export function words(asked: Input, field: string): string | undefined {
  const value = written(asked, field)
  return value === undefined || value.trim() === '' ? undefined : audible(value, field)
}

/** Words that must be there. @throws {BadLine} */
export function needed(asked: Input, field: string): string {
  const value = words(asked, field)
  if (value === undefined) throw new BadLine('missing-field', field, `${field} is needed.`)
  return value
}
