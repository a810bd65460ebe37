import type { ChineseNumerals } from './chinese-numbers.ts'
import { AMOUNTS } from './chinese-text/amounts.ts'
import { NAMES } from './chinese-text/names.ts'
import { SIGNS } from './chinese-text/signs.ts'
import type { ChineseTextStyle } from './chinese-text/style.ts'
import { TIMES } from './chinese-text/times.ts'
import { firstMatch } from './first-match.ts'
import { narrow } from './code.ts'
import { signsApart } from './written.ts'

/** First match wins at each place; what no rule takes stays as it stands. */
const RULES = [...TIMES, ...NAMES, ...AMOUNTS, ...SIGNS]

/** Free text as it is read aloud: numbers, dates, times, money, units and codes in words, in pieces that follow one another. */
export function readChineseText(text: string, style: ChineseTextStyle, numerals: ChineseNumerals): readonly string[] {
  const folded = fold(text)
  const pieces: string[] = []
  let plain = ''
  for (let place = 0; place < folded.length;) {
    const found = firstMatch(RULES, folded, place)
    if (!found) {
      plain += folded[place]!
      place++
      continue
    }
    if (plain) pieces.push(plain)
    plain = ''
    pieces.push(found.rule.read(found.match, style, numerals))
    place += found.length
  }
  return plain ? [...pieces, plain] : pieces
}

/** Full-width digits, letters and signs as half-width ones; Chinese punctuation stays but between digits. */
function fold(text: string): string {
  return signsApart(
    text
      .replace(/(?<=[①-⑳])(?=[①-⑳])/g, ' ')
      .replace(/(?<=[￥¥][０-９]{1,3})，(?=[０-９]{3})|(?<=[０-９])，(?=[０-９]{3}[．元户戶度人])/g, ',')
      .replace(/[０-９Ａ-Ｚａ-ｚ％．＃＄＋－／＝＞＜①-⑳Ⅰ-Ⅻ]/g, narrow)
      .replaceAll('−', '-'),
  ).replace(/(?<=\d\s*)：(?=\s*\d)/g, ':')
}
