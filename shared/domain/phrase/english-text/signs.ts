import { at } from '../pattern.ts'
import { isReadSingly, ROUND } from '../code.ts'
import { englishNumber, englishOrdinal, englishSingly } from '../english-numbers.ts'
import { digits, number, year } from './said.ts'
import type { EnglishRule } from './rule.ts'

const SIGNS_BEFORE: Readonly<Record<string, string>> = {
  '±': 'plus or minus ',
  '≥': 'at least ',
  '≤': 'at most ',
  '>': 'more than ',
  '<': 'less than ',
  '≈': 'about ',
}

/** Codes, signs between numbers, and numbers that nothing tells more about. */
export const SIGNS: readonly EnglishRule[] = [
  // A008, VIP006: codes on paper
  {
    pattern: /(?<![A-Za-z0-9])([A-Z]{1,3})-?(\d{1,4})(?![\dA-Za-z.])/y,
    read: ([, letters, all]) =>
      [...Array.from(letters!), ...(isReadSingly(all!) ? englishSingly(all!) : [englishNumber(Number(all))])].join(' '),
  },
  // 10-20 minutes, 20%-30%, A001-A010
  {
    pattern: /(?<=[\d%]|°[CF])\s*[-–—~]\s*(?=[¥$€£]?\d)|(?<=[A-Z]\d{1,4})\s*[-–—~]\s*(?=[A-Z]\d)/y,
    read: () => ' to ',
  },
  { pattern: /([±≥≤><≈])\s*(?=[\d¥$€£])/y, read: ([, sign]) => SIGNS_BEFORE[sign!]! },
  { pattern: /(?<=^|[\s(])-(?=\d)/y, read: () => 'minus ' },
  { pattern: /(?<=\d\s?[ckm]?m?)\s*[×x]\s*(?=\d)/y, read: () => ' by ' },
  { pattern: /(?<=\d):(?=\d)/y, read: () => ' to ' },
  { pattern: /(?<=\d)\s*\+\s*(?=\d)/y, read: () => ' plus ' },
  { pattern: /(\d+)(?:st|nd|rd|th)\b/y, read: ([, a]) => englishOrdinal(Number(a)) },
  // In 2026
  { pattern: /(?<=\b(?:in|since|year)\s+)((?:19|20)\d{2})(?![\d.,:])/iy, read: ([, y]) => year(y!) },
  {
    pattern: at`(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|${ROUND})(?![\d.])`,
    read: ([, a]) => number(a!),
  },
  { pattern: /(?<=\d)\.(?=\d)/y, read: () => ' point ' },
  { pattern: /(\d{5,}|0\d+)/y, read: ([, a]) => digits(a!) },
  { pattern: /(\d{1,4})/y, read: ([, a]) => englishNumber(Number(a)) },
]
