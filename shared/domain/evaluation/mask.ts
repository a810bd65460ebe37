import { barred, wordedNumbers } from './worded-numbers.ts'

/** What stands where a number was. */
const MASK = '****'

/** A run of digits without a gap this long is somebody's number: of a phone without its area code, of an account. */
const PLAIN_DIGITS = 7
/** With gaps between them it takes as many as a mobile phone has: dates and amounts are shorter. */
const SPACED_DIGITS = 11

/** Signs people put between the digits of one number, however many: `(0571) – 8765`. */
const GAP = '[ (+]*'
/** What opens a number belongs to it: `(+86)`. */
const OPEN = '[(+]*'

/**
 * What is taken for a number, over text in which every digit of any script is a digit and every sign between digits a blank
 * or, where it opens something, a bracket.
 * Too much is masked rather than too little: a customer's account number is nobody's business either.
 */
const NUMBERS: readonly RegExp[] = [
  // ID cards (15 or 18 signs, the last perhaps an X), mobiles with or without +86, bank cards, anything as long.
  new RegExp(`${OPEN}\\d(?:${GAP}\\d){${SPACED_DIGITS - 1},}(?:${GAP}X(?![A-Z]))?`, 'g'),
  // A landline with its area code, 0 and two or three digits; `+86 571` is long enough for the rule above.
  new RegExp(`${OPEN}0\\d{2,3}${GAP}[2-9](?:${GAP}\\d){6,7}`, 'g'),
  // The same without, or a service line: 8765-4321, 400-820-8820; but not the years 2019-2026.
  /(?<!\d)(?:\d{3} )?(?!(?:19|20)\d\d (?:19|20)\d\d)[2-9]\d{2,3} \d{4}(?!\d)/g,
  new RegExp(`\\d{${PLAIN_DIGITS},}X?`, 'g'),
]

/** Digits written as words, by their value, as on a cheque too, as a ring, and as they are said in a number: 洞幺两拐勾. */
const WRITTEN_DIGITS = [
  '〇零○◯洞',
  '一幺壹',
  '二贰貳两兩',
  '三叁叄',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒拐',
  '八捌',
  '九玖勾',
]
/** Brackets and stops that are part of one sign: `㈠`, `🄂`. */
const FRAME = /^\((?=.)|(?<=.)[.),]$/g
/** Of another script, or in a ring, in brackets or before a stop, two of them perhaps: `❶`, `⑴`, `⒛`. */
const DIGIT = /^(?:\p{N}|\d+)$/u
const OPENING = /^\p{Ps}$/u
/** Any mark or picture. */
const BETWEEN = /^[\s\p{P}\p{S}\p{Cf}\p{M}]$/u
/**
 * Times of day and days are nobody's number, whatever stands beside them: `2026-11-23 10:30`. A colon in anything else is a mark
 * like others, and a day of birth may stand in the middle of an ID.
 */
const TIMES = [
  /(?<![\d:])\d{1,2}:[0-5]\d(?::[0-5]\d)?(?!\d|:\d\d)/g,
  /(?<!\d[\s./-]{0,3})20\d\d([-./])\d{1,2}\1\d{1,2}(?!\d|[-./]\d)/g,
]
/** Nor are years and amounts, `交了300，2026年`; but the word may stand behind the end of a telephone. */
const AMOUNTS = /(?<!\d)(?:(?:19|20)\d\d(?=年)|(?<!\d[\s.-]\d{3,4}[\s.-])\d{1,4}(?:\.\d\d?)?(?=[元块度]))/g
/** The letter that looks like a zero, after a digit and before no other letter. */
const LETTER_ZEROS = /(?<=\d)O+(?![A-Z])/g

/** A text as the patterns see it, one sign for each of its characters; `words` are the same as they are read. */
function signsOf(characters: readonly string[]): { readonly signs: string; readonly words: string } {
  const read = characters
    .map(signOf)
    .join('')
    .replace(LETTER_ZEROS, (zeros) => '0'.repeat(zeros.length))
  const words = characters.map((character, at) => (/\d/.test(read[at]!) ? read[at]! : wordOf(character))).join('')
  return { signs: TIMES.reduce((rest, time) => barred(rest, words, time), read).replaceAll(':', ' '), words }
}

/** A character as it is read, one UTF-16 unit long. */
function wordOf(character: string): string {
  const plain = character.normalize('NFKC')
  return plain.length === 1 ? plain : '·'
}

/** One sign, always one UTF-16 unit long. */
function signOf(character: string): string {
  const plain = character.normalize('NFKC').replace(FRAME, '')
  if (/^[0-9]$/.test(plain)) return plain
  const written = WRITTEN_DIGITS.findIndex((words) => words.includes(plain))
  if (written >= 0) return String(written)
  // Which digit it is does not matter.
  if (DIGIT.test(plain)) return '9'
  if (/^[xX×]$/.test(plain)) return 'X'
  if (OPENING.test(plain)) return '('
  if (plain === '+') return '+'
  if (plain === ':') return ':'
  if (BETWEEN.test(character)) return ' '
  if (/^[oO]$/.test(plain)) return 'O'
  return /^[a-zA-Z]$/.test(plain) ? 'A' : '·'
}

/**
 * A person's words with every phone, ID and account number in them masked, however it is spaced or written: what anybody
 * below the manager may read of a comment or a note.
 */
export function maskNumbers(text: string): string {
  const characters = Array.from(text)
  const { signs, words } = signsOf(characters)
  const hidden = characters.map(() => false)
  for (const pattern of NUMBERS)
    for (const { index, 0: found } of barred(signs, words, AMOUNTS).matchAll(pattern))
      hidden.fill(true, index, index + found.length)
  for (const [from, to] of wordedNumbers(signs, words)) hidden.fill(true, from, to)
  return characters.map((character, at) => (!hidden[at] ? character : hidden[at - 1] ? '' : MASK)).join('')
}
