import type { ChineseNumerals } from './chinese-numbers.ts'
import { CHINESE_RULES, type ChineseTextStyle } from './chinese-rules.ts'

/** Free text as it is read aloud: numbers, dates, times, money, units and codes in words, in pieces that follow one another. */
export function readChineseText(text: string, style: ChineseTextStyle, numerals: ChineseNumerals): readonly string[] {
  const folded = fold(text)
  const pieces: string[] = []
  let plain = ''
  for (let place = 0; place < folded.length;) {
    const taken = takeAt(folded, place, style, numerals)
    if (!taken) {
      plain += folded[place]!
      place++
      continue
    }
    if (plain) pieces.push(plain)
    plain = ''
    pieces.push(taken.said)
    place += taken.length
  }
  return plain ? [...pieces, plain] : pieces
}

/** Full-width digits, letters and signs as half-width ones; Chinese punctuation stays but between digits. */
function fold(text: string): string {
  return text
    .replace(/(?<=[①-⑳])(?=[①-⑳])/g, ' ')
    .replace(/[０-９Ａ-Ｚａ-ｚ％．＃＋－＝＞＜①-⑳Ⅰ-Ⅻ−]/g, halfWidth)
    .replace(/(?<=\d\s*)：(?=\s*\d)/g, ':')
}

/** ⑫ and Ⅻ are 12. */
function halfWidth(sign: string): string {
  const roman = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ'.indexOf(sign)
  if (roman >= 0) return String(roman + 1)
  return sign === '−' ? '-' : sign.normalize('NFKC')
}

function takeAt(
  text: string,
  place: number,
  style: ChineseTextStyle,
  numerals: ChineseNumerals,
): { readonly said: string; readonly length: number } | null {
  for (const { pattern, read } of CHINESE_RULES) {
    pattern.lastIndex = place
    const match = pattern.exec(text)
    if (match && match[0] !== '') return { said: read(match, style, numerals), length: match[0].length }
  }
  return null
}
