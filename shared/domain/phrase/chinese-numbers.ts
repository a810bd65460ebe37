/** How one Chinese language writes and reads its numbers. */
export interface ChineseNumerals {
  /** 1 in a code: 幺 or 一. */
  readonly codeOne: string
  /** 2 before a measure word: 两 or 兩. */
  readonly pair: string
  readonly tenThousand: string
  readonly hundredMillion: string
  readonly point: string
  readonly minus: string
}

const DIGITS = '零一二三四五六七八九'
/** A longer number is read digit by digit. */
export const MOST_DIGITS = 12

const STEPS = ['', '十', '百', '千'] as const

/** One digit as a digit. */
export function digitWord(digit: string): string {
  return DIGITS[Number(digit)] ?? ''
}

/** Digits one by one, as a code: every 0 is 零, 2 is 二, 1 as the language has it. */
export function singly(digits: string, { codeOne }: Pick<ChineseNumerals, 'codeOne'>): readonly string[] {
  return Array.from(digits, (digit) => (digit === '1' ? codeOne : digitWord(digit)))
}

/** Up to four digits inside a larger number: 零 once for noughts between, 一十 in full. */
function section(value: number): string {
  let words = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      gap = words !== ''
      continue
    }
    if (gap) words += '零'
    gap = false
    words += DIGITS[digit]! + STEPS[place]!
  }
  return words
}

/** A whole number below 10¹² as a number: 十二, 一百零五, 三万二千. @throws {RangeError} beyond that, or below 0 */
export function chineseNumber(value: number, { tenThousand, hundredMillion }: ChineseNumerals): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1e12) throw new RangeError(`not a number to be said: ${value}`)
  if (value === 0) return '零'
  const parts = [
    [Math.floor(value / 1e8), hundredMillion],
    [Math.floor(value / 1e4) % 1e4, tenThousand],
    [value % 1e4, ''],
  ] as const
  let words = ''
  let gap = false
  for (const [part, unit] of parts) {
    if (words !== '' && part > 0 && (gap || part < 1_000)) words += '零'
    if (part > 0) words += section(part) + unit
    gap = part === 0
  }
  return words.replace(/^一十/, '十')
}

/** The same before a measure word or a ten-thousand: a lone or leading 2 becomes 两 (两位, 两百位, 两万), not in 十二 or 二十. */
export function chineseCount(value: number, numerals: ChineseNumerals): string {
  return chineseNumber(value, numerals).replace(/^二(?=$|[百千万萬亿億])/, numerals.pair)
}

/** A decimal: 九十八点五, each digit behind the point by itself. */
export function chineseDecimal(text: string, numerals: ChineseNumerals): string {
  const [whole = '0', part] = text.replaceAll(',', '').split('.')
  const words = chineseNumber(Number(whole), numerals)
  return part === undefined ? words : `${words}${numerals.point}${Array.from(part, digitWord).join('')}`
}
