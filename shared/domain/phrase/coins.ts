import { piece } from './pattern.ts'
/** Codes that stand beside a sum instead of a sign, in any case. */
const CODES = { RMB: '¥', CNY: '¥', USD: 'US$', HKD: 'HK$', EUR: '€', GBP: '£' } as const

/** What money a hall takes, by its sign. */
export type Coin = '¥' | '$' | 'US$' | 'HK$' | '€' | '£'

/** RMB, usd, as a pattern; it stands on either side of a sum. */
export const COIN_CODE = Object.keys(CODES)
  .map((code) => code.replace(/./g, (letter) => `[${letter}${letter.toLowerCase()}]`))
  .join('|')
/** What may stand before a sum, as a pattern. */
export const COIN = piece`(?<![A-Za-z])(?:${COIN_CODE}|US\$|HK\$)|[¥￥$€£]`

/** The sign of the money that a sign or a code stands for. */
export function coinOf(written: string): Coin {
  return CODES[written.toUpperCase() as keyof typeof CODES] ?? (written === '￥' ? '¥' : (written as Coin))
}
