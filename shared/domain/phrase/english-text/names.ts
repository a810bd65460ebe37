import { atAnyCase } from '../pattern.ts'
import { englishNumber } from '../english-numbers.ts'
import { telephone } from '../telephone.ts'
import { COUNTED } from './amounts.ts'
import { digits } from './said.ts'
import type { EnglishRule } from './rule.ts'

/** Words whose number is read digit by digit when it is long. */
const NAMED =
  'counter|room|rm|flat|unit|ward|bed|ending(?: in)?|digits|window|gate|bus|line|ext\\.?|extension|pin|code|number|call|dial|phone|tel\\.?|hotline|account|card|meter|order|postcode|zip'

/** Digits that name something: telephones, cards, rooms, grades. */
export const NAMES: readonly EnglishRule[] = [
  // 138****5678: what is masked is not said, and what is left is no number
  { pattern: /(?<!\d)(\d+) ?\*{2,}(?: \*{2,})* ?(\d+)|(?<!\*)\*{2,}(\d+)/y, read: ([all]) => digits(all!) },
  { pattern: atAnyCase`${telephone(COUNTED)}`, read: ([all]) => digits(all!) },
  // Counter 101, call 110, pin 1234
  {
    pattern: atAnyCase`(?<=\b(?:${NAMED})(?: is)?:?\s+)(\d{3,})(?!\d|[.,]\d)`,
    read: ([, all]) => digits(all!),
  },
  // counter 3B, grade 3A: no current
  {
    pattern:
      /(?<=\b(?:counter|room|window|gate|building|block|floor|flat|unit|zone|bed|grade|class)\s+)(\d{1,2})([A-Z])\b/iy,
    read: ([, all, letter]) => `${englishNumber(Number(all))} ${letter!}`,
  },
  // 5A scenic area: a grade
  {
    pattern: /(?<![\dA-Za-z.])(\d)A(?=[- ]?(?:scenic|level|grade|class|rated|rating|tourist|attraction|credit)\b)/iy,
    read: ([, a]) => `${englishNumber(Number(a))} A`,
  },
  {
    pattern: /(?:\bNo\.\s*|#)(\d+)(?!\d|[- ]\d{3})/iy,
    read: ([, a]) => `number ${a!.length > 4 ? digits(a!) : englishNumber(Number(a))}`,
  },
  { pattern: /(?<=[A-Za-z0-9])\.(?=[A-Za-z]{2,3}\b)|(?<=\bwww)\.(?=\d)/y, read: () => ' dot ' },
  { pattern: /(?<![\d/])24\/7(?![\d/])/y, read: () => 'twenty-four seven' },
]
