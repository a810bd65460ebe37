import { AMOUNTS } from './english-text/amounts.ts'
import { NAMES } from './english-text/names.ts'
import { SIGNS } from './english-text/signs.ts'
import { TIMES } from './english-text/times.ts'
import { firstMatch } from './first-match.ts'
import { signsApart } from './written.ts'

/** First match wins at each place; what no rule takes stays as it stands. */
const RULES = [...TIMES, ...NAMES, ...AMOUNTS, ...SIGNS]

/** Free text as it is read aloud: numbers, dates, times, money, units and codes in words. */
export function readEnglishText(text: string): string {
  const folded = signsApart(text).normalize('NFKC').replaceAll('−', '-')
  const pieces: string[] = []
  for (let place = 0; place < folded.length;) {
    const found = firstMatch(RULES, folded, place)
    const next = found ? found.rule.read(found.match) : folded[place]!
    const isSeam = /\d/.test(folded[place]!) !== /\d/.test(folded[place - 1] ?? '')
    // 5G is five G: a number in words does not run into letters beside it.
    if (isSeam && /[A-Za-z]$/.test(pieces[pieces.length - 1] ?? '') && /^[A-Za-z\p{Script=Han}]/u.test(next))
      pieces.push(' ')
    pieces.push(next)
    place += found?.length ?? 1
  }
  return pieces.join('')
}
