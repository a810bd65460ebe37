import { isReadSingly } from './code.ts'
import { englishDecimal, englishNumber, englishOrdinal, englishSingly } from './english-numbers.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** One of it, and more than one. */
const UNITS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  V: ['volt', 'volts'],
  kV: ['kilovolt', 'kilovolts'],
  mV: ['millivolt', 'millivolts'],
  A: ['ampere', 'amperes'],
  mA: ['milliampere', 'milliamperes'],
  kA: ['kiloampere', 'kiloamperes'],
  W: ['watt', 'watts'],
  kW: ['kilowatt', 'kilowatts'],
  MW: ['megawatt', 'megawatts'],
  GW: ['gigawatt', 'gigawatts'],
  kWh: ['kilowatt hour', 'kilowatt hours'],
  MWh: ['megawatt hour', 'megawatt hours'],
  VA: ['volt ampere', 'volt amperes'],
  kVA: ['kilovolt ampere', 'kilovolt amperes'],
  MVA: ['megavolt ampere', 'megavolt amperes'],
  kvar: ['kilovar', 'kilovars'],
  Hz: ['hertz', 'hertz'],
  kHz: ['kilohertz', 'kilohertz'],
  km: ['kilometre', 'kilometres'],
  m: ['metre', 'metres'],
  cm: ['centimetre', 'centimetres'],
  mm: ['millimetre', 'millimetres'],
  m2: ['square metre', 'square metres'],
  m3: ['cubic metre', 'cubic metres'],
  kg: ['kilogram', 'kilograms'],
  '°C': ['degree Celsius', 'degrees Celsius'],
  min: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  s: ['second', 'seconds'],
}

const COINS: Readonly<Record<string, readonly [one: string, more: string, part: string]>> = {
  '¥': ['yuan', 'yuan', ''],
  RMB: ['yuan', 'yuan', ''],
  CNY: ['yuan', 'yuan', ''],
  $: ['dollar', 'dollars', 'cent'],
  US$: ['US dollar', 'US dollars', 'cent'],
  HK$: ['Hong Kong dollar', 'Hong Kong dollars', 'cent'],
  '€': ['euro', 'euros', 'cent'],
  '£': ['pound', 'pounds', ''],
}

const SIGNS: Readonly<Record<string, string>> = {
  '±': 'plus or minus ',
  '≥': 'at least ',
  '≤': 'at most ',
  '>': 'more than ',
  '<': 'less than ',
  '≈': 'about ',
}

/** Words whose number is read digit by digit when it is long. */
const NAMED =
  'counter|room|flat|window|gate|bus|line|ext\\.?|extension|pin|code|number|call|dial|phone|tel\\.?:?|hotline'

const DECIMAL = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
const DAYS = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun'
const longFirst = (words: object): string =>
  Object.keys(words)
    .sort((one, other) => other.length - one.length)
    .map((word) => word.replace('$', '\\$'))
    .join('|')
const UNIT = longFirst(UNITS)
const MONTH = MONTHS.map((month) => `${month}|${month.slice(0, 3)}\\.?`).join('|')

/** A longer number is read digit by digit. */
const MOST_DIGITS = 12

interface Rule {
  readonly pattern: RegExp
  readonly read: (match: readonly string[]) => string
}

/** 8:30 → eight thirty; 14:05 → fourteen oh five; 8:00 → eight o'clock, or eight am; 0:00 → midnight. */
function clock([hour = '0', minute = '0', half = '']: readonly (string | undefined)[]): string {
  const [hours, minutes] = [Number(hour), Number(minute)]
  const behind = half === '' ? '' : ` ${half.toLowerCase().replaceAll('.', '')}`
  if (minutes > 0)
    return `${englishNumber(hours)} ${minutes < 10 ? `oh ${englishNumber(minutes)}` : englishNumber(minutes)}${behind}`
  if (behind) return englishNumber(hours) + behind
  if (hours % 24 === 0) return 'midnight'
  return hours > 12 ? `${englishNumber(hours)} hundred hours` : `${englishNumber(hours)} o'clock`
}

function year(text: string): string {
  const [century, rest] = [Number(text.slice(0, 2)), Number(text.slice(2))]
  if (century === 20 && rest < 10) return `two thousand${rest === 0 ? '' : ` and ${englishNumber(rest)}`}`
  return `${englishNumber(century)} ${rest === 0 ? 'hundred' : rest < 10 ? `oh ${englishNumber(rest)}` : englishNumber(rest)}`
}

/** A number, digit by digit where it is longer than any number that is said. */
function number(text: string): string {
  const plain = text.replaceAll(',', '')
  return plain.split('.')[0]!.length > MOST_DIGITS
    ? englishSingly(plain.replace('.', '')).join(' ')
    : englishDecimal(plain)
}

/** A sum: two dollars and fifty cents, two hundred and thirteen point five zero yuan, one point five million dollars. */
function money(amount: string, scale: string | undefined, coin: string): string {
  const [one, more, part] = COINS[coin]!
  const plain = amount.replaceAll(',', '').replace(/\.00?$/, '')
  if (scale) return `${number(plain)} ${scale} ${more}`
  const [whole = '0', parts] = plain.split('.')
  if (!part || parts?.length !== 2) return `${number(plain)} ${plain === '1' ? one : more}`
  const cents = `${englishNumber(Number(parts))} ${part}${Number(parts) === 1 ? '' : 's'}`
  return Number(whole) === 0 ? cents : `${number(whole)} ${whole === '1' ? one : more} and ${cents}`
}

function measured(amount: string, unit: string): string {
  const [one, more] = UNITS[unit]!
  return `${number(amount)} ${amount === '1' ? one : more}`
}

/** 1/2 → one half; 3/4 → three quarters; 2/3 → two thirds. */
function fraction(over: number, under: number): string {
  const part = under === 2 ? 'half' : under === 4 ? 'quarter' : englishOrdinal(under)
  return `${englishNumber(over)} ${over === 1 ? part : part === 'half' ? 'halves' : `${part}s`}`
}

const monthOf = (text: string): string => MONTHS.find((month) => month.startsWith(text.slice(0, 3)))!

const CLOCK = String.raw`([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s*([ap]\.?m\b\.?))?`

const TIMES: readonly Rule[] = [
  // 1990s
  { pattern: /(?<!\d)((?:19|20)\d0)s\b/y, read: ([, y]) => `${year(y!).replace(/y$/, 'ie')}s` },
  {
    pattern: /(?<!\d)(\d{4})([-/])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?!\d)(?:T(?=\d))?/y,
    read: ([, y, , month, day]) => `${MONTHS[Number(month) - 1]!} the ${englishOrdinal(Number(day))}, ${year(y!)}`,
  },
  // November 23, 2026; 23 November 2026
  {
    pattern: new RegExp(
      `(?<![A-Za-z])(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,?\\s+(\\d{4})(?!\\d))?`,
      'y',
    ),
    read: ([, month, day, y]) => `${monthOf(month!)} the ${englishOrdinal(Number(day))}${y ? `, ${year(y)}` : ''}`,
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTH})(?![A-Za-z])(?:,?\\s+(\\d{4})(?!\\d))?`, 'y'),
    read: ([, day, month, y]) => `the ${englishOrdinal(Number(day))} of ${monthOf(month!)}${y ? `, ${year(y)}` : ''}`,
  },
  {
    pattern: new RegExp(`(?<!\\d)${CLOCK}\\s*[-–—~]\\s*${CLOCK}`, 'y'),
    read: ([, a, b, c, d, e, f]) => `${clock([a, b, c])} to ${clock([d, e, f])}`,
  },
  { pattern: new RegExp(`(?<![\\d:])${CLOCK}`, 'y'), read: ([, ...parts]) => clock(parts) },
  { pattern: /(?<!\d)(1[0-2]|[1-9])\s*([ap]\.?m\b\.?)/y, read: ([, hour, half]) => clock([hour, '0', half]) },
]

const NAMES: readonly Rule[] = [
  // 138****5678: what is masked is not said, and what is left is no number
  {
    pattern: /(?<!\d)(\d+)\*{2,}(\d+)|\*{2,}(\d+)/y,
    read: ([all]) => englishSingly(all!.replace(/\D/g, '')).join(' '),
  },
  {
    pattern: /(?<!\d)(?:0\d{2,3}[- ]\d{7,8}|[48]00[- ]\d{3,4}[- ]\d{3,4}|1\d{2}[- ]\d{4}[- ]\d{4}|\d{3}-\d{4})(?!\d)/y,
    read: ([all]) => englishSingly(all!.replace(/\D/g, '')).join(' '),
  },
  // Counter 101, call 110, pin 1234
  {
    pattern: new RegExp(`(?<=\\b(?:${NAMED})\\s+)(\\d{3,})(?![\\d.,])`, 'iy'),
    read: ([, all]) => englishSingly(all!).join(' '),
  },
  // counter 3B is no current
  {
    pattern: /(?<=\b(?:counter|room|window|gate|building|block|floor)\s+)(\d{1,2})([A-Z])\b/iy,
    read: ([, all, letter]) => `${englishNumber(Number(all))} ${letter!}`,
  },
  { pattern: /(?:\bNo\.\s*|#)(\d{1,4})(?!\d)/iy, read: ([, a]) => `number ${englishNumber(Number(a))}` },
  { pattern: /(?<=[A-Za-z0-9])\.(?=[A-Za-z]{2,3}\b)|(?<=\bwww)\.(?=\d)/y, read: () => ' dot ' },
  { pattern: /(?<![\d/])24\/7(?![\d/])/y, read: () => 'twenty-four seven' },
]

const AMOUNTS: readonly Rule[] = [
  {
    pattern: new RegExp(`((?<![\\w%])-)?(${DECIMAL})%`, 'y'),
    read: ([, minus, a]) => `${minus ? 'minus ' : ''}${number(a!)} percent`,
  },
  {
    pattern: new RegExp(`(${longFirst(COINS)})\\s*(${DECIMAL})(?:\\s*(thousand|million|billion)\\b)?`, 'y'),
    read: ([, coin, a, scale]) => money(a!, scale, coin!),
  },
  {
    pattern: new RegExp(`((?<!\\w)-)?(?<![\\w.])(${DECIMAL})\\s*(${UNIT})(?:/(${UNIT}))?(?![A-Za-z\\d])`, 'y'),
    read: ([, minus, a, unit, per]) =>
      `${minus ? 'minus ' : ''}${measured(a!, unit!)}${per ? ` per ${UNITS[per]![0]}` : ''}`,
  },
  { pattern: new RegExp(`(?<=[a-z\\d])/(${UNIT})(?![A-Za-z])`, 'y'), read: ([, unit]) => ` per ${UNITS[unit!]![0]}` },
]

const OTHERS: readonly Rule[] = [
  {
    pattern: /(?<![A-Za-z0-9])([A-Z]{1,3})-?(\d{1,4})(?![\dA-Za-z.])/y,
    read: ([, letters, digits]) =>
      [
        ...Array.from(letters!),
        ...(isReadSingly(digits!) ? englishSingly(digits!) : [englishNumber(Number(digits))]),
      ].join(' '),
  },
  // Mon-Fri, 9am-5pm
  {
    pattern: new RegExp(
      `(?<=\\b(?:${DAYS})[a-z]*\\s*)[-–—]\\s*(?=${DAYS})|(?<=\\d\\s*[ap]\\.?m\\.?\\s*)[-–—]\\s*(?=\\d)`,
      'y',
    ),
    read: () => ' to ',
  },
  // 10-20 minutes, 20%-30%, A001-A010
  { pattern: /(?<=[\d%])\s*[-–—~]\s*(?=[¥$€£]?\d)|(?<=[A-Z]\d{1,4})\s*[-–—~]\s*(?=[A-Z]\d)/y, read: () => ' to ' },
  { pattern: /([±≥≤><≈])\s*(?=[\d¥$€£])/y, read: ([, sign]) => SIGNS[sign!]! },
  { pattern: /(?<=^|[\s(])-(?=\d)/y, read: () => 'minus ' },
  { pattern: /(?<=\d)\s*[×x]\s*(?=\d)/y, read: () => ' by ' },
  { pattern: /(?<=\d):(?=\d)/y, read: () => ' to ' },
  { pattern: /(?<=\d)\s*\+\s*(?=\d)/y, read: () => ' plus ' },
  { pattern: /(?<![\d/])(\d)\/([2-9]|10)(?![\d/])/y, read: ([, a, b]) => fraction(Number(a), Number(b)) },
  { pattern: /(\d+)(?:st|nd|rd|th)\b/y, read: ([, a]) => englishOrdinal(Number(a)) },
  // In 2026
  { pattern: /(?<=\b(?:in|since|year)\s+)((?:19|20)\d{2})(?![\d.,:])/iy, read: ([, y]) => year(y!) },
  {
    pattern: new RegExp(`(?<![\\d.])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)(?![\\d.])`, 'y'),
    read: ([, a]) => number(a!),
  },
  { pattern: /(?<=\d)\.(?=\d)/y, read: () => ' point ' },
  { pattern: /(\d{5,}|0\d+)/y, read: ([, a]) => englishSingly(a!).join(' ') },
  { pattern: /(\d{1,4})/y, read: ([, a]) => englishNumber(Number(a)) },
]

/** First match wins at each place; what no rule takes stays as it stands. */
const RULES: readonly Rule[] = [...TIMES, ...NAMES, ...AMOUNTS, ...OTHERS]

/** Free text as it is read aloud: numbers, dates, times, money, units and codes in words. */
export function readEnglishText(text: string): string {
  const folded = text.normalize('NFKC').replaceAll('−', '-')
  let said = ''
  for (let place = 0; place < folded.length;) {
    const match = RULES.map(({ pattern, read }) => {
      pattern.lastIndex = place
      const found = pattern.exec(folded)
      return found && { said: read(found), length: found[0].length }
    }).find((found) => found !== null)
    const next = match ? match.said : folded[place]!
    // 5G is five G: a number in words does not run into letters beside it.
    said += isApart(said, next, place, folded) ? ` ${next}` : next
    place += match ? match.length : 1
  }
  return said
}

function isApart(said: string, next: string, place: number, text: string): boolean {
  const isSeam = /\d/.test(text[place]!) !== /\d/.test(text[place - 1] ?? '')
  return isSeam && /[A-Za-z]$/.test(said) && /^[A-Za-z\p{Script=Han}]/u.test(next)
}
