import { isReadSingly } from './code.ts'
import { englishDecimal, englishNumber, englishOrdinal, englishSingly } from './english-numbers.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

const UNITS: Readonly<Record<string, string>> = {
  V: 'volts',
  kV: 'kilovolts',
  A: 'amperes',
  W: 'watts',
  kW: 'kilowatts',
  MW: 'megawatts',
  kWh: 'kilowatt hours',
  kVA: 'kilovolt amperes',
  Hz: 'hertz',
  km: 'kilometres',
  m: 'metres',
  kg: 'kilograms',
  '°C': 'degrees Celsius',
  '℃': 'degrees Celsius',
  min: 'minutes',
  h: 'hours',
}

const DECIMAL = String.raw`\d[\d,]*(?:\.\d+)?`
const UNIT = Object.keys(UNITS)
  .sort((one, other) => other.length - one.length)
  .join('|')

interface Rule {
  readonly pattern: RegExp
  readonly read: (match: readonly string[]) => string
}

/** 8:30 → eight thirty; 14:05 → fourteen oh five; 8:00 → eight o'clock; 0:00 → midnight. */
function clock(hour: string, minute: string): string {
  const [hours, minutes] = [Number(hour), Number(minute)]
  if (minutes === 0)
    return hours % 24 === 0
      ? 'midnight'
      : hours > 12
        ? `${englishNumber(hours)} hundred hours`
        : `${englishNumber(hours)} o'clock`
  return `${englishNumber(hours)} ${minutes < 10 ? `oh ${englishNumber(minutes)}` : englishNumber(minutes)}`
}

function year(text: string): string {
  const [century, rest] = [Number(text.slice(0, 2)), Number(text.slice(2))]
  if (century === 20 && rest < 10) return `two thousand${rest === 0 ? '' : ` and ${englishNumber(rest)}`}`
  return `${englishNumber(century)} ${rest === 0 ? 'hundred' : rest < 10 ? `oh ${englishNumber(rest)}` : englishNumber(rest)}`
}

/** A sum: pounds, yuan or dollars with the hundredths behind. */
function money(amount: string, coin: readonly [one: string, more: string]): string {
  const value = Number(amount.replaceAll(',', ''))
  return `${englishDecimal(amount)} ${value === 1 ? coin[0] : coin[1]}`
}

/** First match wins at each place; what no rule takes stays as it stands. */
const RULES: readonly Rule[] = [
  {
    pattern: /(?<!\d)(\d{4})([-/])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?!\d)/y,
    read: ([, y, , month, day]) => `${MONTHS[Number(month) - 1]!} the ${englishOrdinal(Number(day))}, ${year(y!)}`,
  },
  {
    pattern: /(?<!\d)([01]?\d|2[0-4]):([0-5]\d)\s*[-–—~]\s*([01]?\d|2[0-4]):([0-5]\d)(?!\d)/y,
    read: ([, a, b, c, d]) => `${clock(a!, b!)} to ${clock(c!, d!)}`,
  },
  { pattern: /(?<!\d)([01]?\d|2[0-4]):([0-5]\d)(?!\d)/y, read: ([, a, b]) => clock(a!, b!) },
  {
    pattern: /(?<!\d)(?:0\d{2,3}[- ]\d{7,8}|[48]00[- ]\d{3,4}[- ]\d{3,4}|\d{3}-\d{4})(?!\d)/y,
    read: ([all]) => englishSingly(all!.replace(/\D/g, '')).join(' '),
  },
  { pattern: new RegExp(`(${DECIMAL})%`, 'y'), read: ([, a]) => `${englishDecimal(a!)} percent` },
  { pattern: new RegExp(`[¥￥]\\s*(${DECIMAL})`, 'y'), read: ([, a]) => money(a!, ['yuan', 'yuan']) },
  { pattern: new RegExp(`\\$\\s*(${DECIMAL})`, 'y'), read: ([, a]) => money(a!, ['dollar', 'dollars']) },
  {
    pattern: new RegExp(`(?<![\\w.])(${DECIMAL})\\s*(${UNIT})(?![A-Za-z])`, 'y'),
    read: ([, a, unit]) => {
      const words = UNITS[unit!]!
      return `${englishDecimal(a!)} ${a === '1' ? words.replace(/s(?= Celsius$|$)/, '') : words}`
    },
  },
  {
    pattern: /(?<![A-Za-z0-9])([A-Z]{1,3})-?(\d{1,4})(?![\dA-Za-z.])/y,
    read: ([, letters, digits]) =>
      [
        ...Array.from(letters!),
        ...(isReadSingly(digits!) ? englishSingly(digits!) : [englishNumber(Number(digits))]),
      ].join(' '),
  },
  { pattern: /(\d+)(?:st|nd|rd|th)\b/y, read: ([, a]) => englishOrdinal(Number(a)) },
  { pattern: /(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\d.])/y, read: ([, a]) => englishDecimal(a!) },
  { pattern: /(\d{5,}|0\d+)/y, read: ([, a]) => englishSingly(a!).join(' ') },
  { pattern: /(\d{1,4})/y, read: ([, a]) => englishNumber(Number(a)) },
]

/** Free text as it is read aloud: numbers, dates, times, money, units and codes in words. */
export function readEnglishText(text: string): string {
  const folded = text.normalize('NFKC')
  let said = ''
  for (let place = 0; place < folded.length;) {
    const match = RULES.map(({ pattern, read }) => {
      pattern.lastIndex = place
      const found = pattern.exec(folded)
      return found && { said: read(found), length: found[0].length }
    }).find((found) => found !== null)
    said += match ? match.said : folded[place]!
    place += match ? match.length : 1
  }
  return said
}
