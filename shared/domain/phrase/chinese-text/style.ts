import type { ChineseNumerals } from '../chinese-numbers.ts'
import type { Coin } from '../coins.ts'

/** The words that free text needs in one Chinese language. */
export interface ChineseTextStyle {
  readonly hour: string
  readonly minute: string
  readonly second: string
  readonly to: string
  readonly percent: string
  readonly permille: string
  readonly partsOf: string
  /** Between a whole and its fraction: 三又二分之一. */
  readonly and: string
  /** How money is called. */
  readonly coins: Readonly<Record<Coin, string>>
  /** Behind a number that names something: No.3 → 三号. */
  readonly numbered: string
  /** Between what is paid and for what: 元/度. */
  readonly per: string
  /** Signs before a number, and how they are said. */
  readonly signs: Readonly<Record<'±' | '≥' | '≤' | '>' | '<' | '≈', string>>
  /** Signs between two numbers. */
  readonly between: Readonly<Record<'×' | ':' | '+' | '=', string>>
}

/** How one kind of thing is read: where it stands, and what is said there. */
export interface ChineseRule {
  readonly pattern: RegExp
  readonly read: (match: readonly string[], style: ChineseTextStyle, numerals: ChineseNumerals) => string
}
