/** Longest comment or note, in UTF-16 units, as a text field counts. */
export const COMMENT_LENGTH = 500

/**
 * Signs that nobody sees: controls, what turns the reading direction, tags, letters without a shape. They are made to deceive,
 * or to hide a number. Half a sign, which a text field leaves where it cuts an emoji, is no sign either: a store could not
 * keep it, and what was signed with it would look altered.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u3164\uffa0]/gu

/** Words of a person as the hall keeps them: plain text in one line, whatever it looks like. Cleaned twice is cleaned once. */
export function cleanComment(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(INVISIBLE, '')
    .trim()
}
