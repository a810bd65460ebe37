/** Longest comment or note, in UTF-16 units, as a text field counts. */
export const COMMENT_LENGTH = 500

/** Control characters and those that turn the reading direction: invisible, and made to deceive. */
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** Words of a person as the hall keeps them: plain text in one line, whatever it looks like. Cleaned twice is cleaned once. */
export function cleanComment(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(INVISIBLE, '')
    .trim()
}
