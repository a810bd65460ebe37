const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '– – twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const SCALES = [
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
] as const

/** One digit as a word. */
export function englishDigit(digit: string): string {
  return SMALL[Number(digit)] ?? ''
}

/** Digits one by one: zero zero eight. */
export function englishSingly(digits: string): readonly string[] {
  return Array.from(digits, englishDigit)
}

/** A whole number below 10¹²: twenty-one, one hundred and five. @throws {RangeError} beyond that, or below 0 */
export function englishNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1e12) throw new RangeError(`not a number to be said: ${value}`)
  if (value < 20) return SMALL[value]!
  if (value < 100) return TENS[Math.floor(value / 10)]! + (value % 10 === 0 ? '' : `-${SMALL[value % 10]!}`)
  if (value < 1_000) return joined(`${SMALL[Math.floor(value / 100)]!} hundred`, value % 100, ' and ')
  for (const [scale, name] of SCALES)
    if (value >= scale)
      return joined(
        `${englishNumber(Math.floor(value / scale))} ${name}`,
        value % scale,
        value % scale < 100 ? ' and ' : ' ',
      )
  return ''
}

function joined(head: string, rest: number, by: string): string {
  return rest === 0 ? head : head + by + englishNumber(rest)
}

/** A decimal: ninety-eight point five. */
export function englishDecimal(text: string): string {
  const [whole = '0', part] = text.replaceAll(',', '').split('.')
  const words = englishNumber(Number(whole))
  return part === undefined ? words : `${words} point ${englishSingly(part).join(' ')}`
}

const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

/** The day of a month: twenty-third. */
export function englishOrdinal(value: number): string {
  const words = englishNumber(value)
  const [, head = '', last = ''] = /^(.*?)([a-z]+)$/.exec(words) ?? []
  return head + (ORDINALS[last] ?? `${last.replace(/y$/, 'ie')}th`)
}
