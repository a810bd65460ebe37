import { at, atAnyCase, piece } from '../pattern.ts'
import { type Coin, COIN, COIN_CODE, coinOf } from '../coins.ts'
import { englishNumber } from '../english-numbers.ts'
import { fraction, number } from './said.ts'
import { DASH, DECIMAL, type EnglishRule } from './rule.ts'
import { UNIT, unitOf } from './units.ts'

/** One coin, and the hundredth of one as far as people say it. */
const COINS: Readonly<Record<Coin, readonly [one: string, part?: string]>> = {
  '¥': ['yuan'],
  $: ['dollar', 'cent'],
  US$: ['US dollar', 'cent'],
  HK$: ['Hong Kong dollar', 'cent'],
  '€': ['euro', 'cent'],
  '£': ['pound'],
}

/** What is counted in notices, so that a long number before it is one: 12000 households. */
const THINGS = piece`yuan|people|persons?|(?:household|home|customer|user|resident|visitor|page|item|point|seat|met(?:er|re)|kilo\w+|mile|litre|hour|minute|day|week|month|year|dollar|euro|pound|villager?|tonne)s?|families|copies|companies|businesses|inch|square|cubic|times`

/** Behind a number of things, which is neither date nor telephone number. */
export const COUNTED = piece`\s*(?:${UNIT}|%|(?:${THINGS})\b)`

/** A sum: two dollars and fifty cents, two hundred and thirteen point five zero yuan, one point five million dollars. */
function money(amount: string, scale: string | undefined, coin: string): string {
  const [one, part] = COINS[coinOf(coin)]
  const more = one === 'yuan' ? one : `${one}s`
  const plain = amount.replaceAll(',', '').replace(/\.00?$/, '')
  if (scale) return `${number(plain)} ${scale} ${more}`
  const [whole = '0', parts] = plain.split('.')
  if (!part || parts?.length !== 2) return `${number(plain)} ${plain === '1' ? one : more}`
  const cents = `${englishNumber(Number(parts))} ${part}${Number(parts) === 1 ? '' : 's'}`
  return Number(whole) === 0 ? cents : `${number(whole)} ${whole === '1' ? one : more} and ${cents}`
}

const minus = (sign: string | undefined): string => (sign ? 'minus ' : '')

/** 3 1/2: three and a half. */
const part = (text: string): string => fraction(text).replace(/^one (?=half|quarter)/, 'a ')

/** Percents, money, measurements and what is counted. */
export const AMOUNTS: readonly EnglishRule[] = [
  {
    pattern: at`((?<![\w%])-)?(${DECIMAL})%`,
    read: ([, sign, a]) => `${minus(sign)}${number(a!)} percent`,
  },
  // $2.50, RMB200, $10-20, ¥1.5 million
  {
    pattern: atAnyCase`((?<!\w)-)?(${COIN})\s*(-)?(?:(${DECIMAL})\s*${DASH}\s*(?:${COIN})?)?(${DECIMAL})(?:\s*(thousand|million|billion)\b)?(?:\s*yuan\b)?`,
    read: ([, before, coin, sign = before, from, a, scale]) =>
      minus(sign) + (from ? `${number(from)} to ` : '') + money(a!, scale, coin!),
  },
  {
    pattern: atAnyCase`(?<![\w.])(${DECIMAL})(?:\s*(thousand|million|billion))?\s*(${COIN_CODE})(?![A-Za-z])`,
    read: ([, a, scale, coin]) => money(a!, scale, coin!),
  },
  // 220v, -5°C, 60 km/h; 5 v 3 is a match
  {
    pattern: at`((?<!\w)-)?(?<![\w.])(?!\d+ +[vwlH]\b)(${DECIMAL})\s*${UNIT}(?:/${UNIT})?`,
    read: ([, sign, a, unit, per]) => {
      const [one, more] = unitOf(unit!)
      return `${minus(sign)}${number(a!)} ${a === '1' ? one : more}${per ? ` per ${unitOf(per)[0]}` : ''}`
    },
  },
  // yuan/kWh, $20/month; 3½km
  {
    pattern: at`(?<=[A-Za-z\d])\s?/\s?(?:${UNIT}|(?=(?:day|week|month|year|hour|person|household)\b))`,
    read: ([, unit]) => ` per ${unit ? unitOf(unit)[0] : ''}`,
  },
  { pattern: at`(?<=\d/\d{1,2}) ?${UNIT}`, read: ([, unit]) => ` ${unitOf(unit!)[1]}` },
  // 3½, 3 1/2, 2/15
  {
    pattern: /(?<![\w./:-])(?:(\d{1,3})\s+)?([1-9]\d?\/(?:[2-9]|[1-9]\d{1,2}))(?![\d/])/y,
    read: ([, whole, rest]) => (whole ? `${englishNumber(Number(whole))} and ${part(rest!)}` : fraction(rest!)),
  },
  // 12000 households
  { pattern: atAnyCase`(?<![\w.])(\d{5,12})(?=\s+(?:${THINGS})\b)`, read: ([, a]) => number(a!) },
]
