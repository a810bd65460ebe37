/** Capitals of other alphabets that look like Latin ones: whoever typed one meant the other, and nobody hears the difference. */
const [CYRILLIC_AND_GREEK, LATIN] = ['АВЕКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΧ', 'ABEKMHOPCTXABEZHIKMNOPTX']

/** Full-width letters and digits as ours; Ⅻ is 12. */
export function narrow(text: string): string {
  return text.replace(/[Ⅰ-Ⅻ]/g, (sign) => String(sign.charCodeAt(0) - 0x215f)).normalize('NFKC')
}

/** Full-width and foreign letters and digits as ours, in capitals, without marks that nobody sees. */
function folded(code: string): string {
  return narrow(code)
    .toUpperCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u0391-\u0425]/g, (letter) => LATIN[CYRILLIC_AND_GREEK.indexOf(letter)] ?? letter)
    .replace(/(?!\d)\p{Nd}/gu, (digit) => String(digitsBefore(digit.codePointAt(0)!)))
}

/** The digits of a script stand in a row, nought first. */
function digitsBefore(point: number): number {
  return /\p{Nd}/u.test(String.fromCodePoint(point - 1)) ? 1 + digitsBefore(point - 1) : 0
}

/** A printed code as it is read: folded, hyphens and white space silent. */
export function normalised(code: string): string {
  return folded(code).replace(/[\s\-‐-―_·.]/g, '')
}

/** Two numbers apart are not one larger number: 3-1 and 3 1 are not 31. */
function isApart(code: string): boolean {
  return /\d(?:\s+|\s*[-‐-―_.]\s*)\d/.test(folded(code))
}

/** A piece of a code. */
export interface Run {
  readonly kind: 'letters' | 'digits' | 'words'
  readonly text: string
}

const RUNS = /(?<letters>[A-Z]+)|(?<digits>\d+)|(?<words>\p{Script=Han}+)/gu

/** Letters, digits and words of a code, in order; what is none of them is silent. */
export function runsOf(code: string): readonly Run[] {
  return Array.from(normalised(code).matchAll(RUNS), ({ groups }) => {
    const kind = groups?.['letters'] ? 'letters' : groups?.['digits'] ? 'digits' : 'words'
    return { kind, text: groups?.[kind] ?? '' } as const
  })
}

/** Digits that are read one by one: long ones, those that begin with a nought, and two numbers of a code apart; other ones are numbers. */
export function isReadSingly(digits: string, code = digits): boolean {
  return digits.length >= 3 || digits.startsWith('0') || isApart(code)
}

/** Five or six digits that are a sum although nothing behind them says so: 20000, 120000. Longer ones and others are names. */
export const ROUND = '[1-9]\\d{1,2}000'

const CHINESE_DIGITS = '〇一二三四五六七八九'

/** 三, 十二, 二十: a number below a hundred as it is written on a counter; null for anything else. */
function numberBelowHundred(words: string): number | null {
  const [, tens, ten, ones] = /^([二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(words) ?? []
  if (words === '' || ten === undefined || (ten === '' && tens !== '' && ones !== '')) return null
  if (ten === '') return CHINESE_DIGITS.indexOf(tens || ones || '〇')
  return (tens ? CHINESE_DIGITS.indexOf(tens) : 1) * 10 + (ones ? CHINESE_DIGITS.indexOf(ones) : 0)
}

/** A counter as it is labelled: what stands before its number, the number's runs, and what kind of place it is. */
export interface Label {
  readonly before: string
  /** Empty where it has a name and no number. */
  readonly runs: readonly Run[]
  /** Its digits are read one by one: three and more, and two numbers apart. */
  readonly isSingly: boolean
  /** 窗口, 诊室; empty where it does not say. */
  readonly noun: string
  /** 号 stood between the number and the noun. */
  readonly isNumbered: boolean
}

/** What counters are called behind their number, wherever 号 is said between although it is not written. */
export const COUNTER_NOUNS = /^(?:窗口|窗|柜台|柜位|柜|櫃台|櫃位|櫃枱|櫃檯|櫃|诊室|診室)$/

const LABEL = /^(?<before>[^A-Z\d]*)(?<number>.*?[A-Z\d])(?<numbered>[号號]?)(?<noun>[^A-Z\d]*)$/

/** A word beside a number that is no part of it: 3（综合）, A008号（过号）; 贵宾室(二) is a number itself. */
const ASIDE = /(?<=[\p{N}一二三四五六七八九十].*)\((?![\p{N}一二三四五六七八九十]+\))[^()]*\)\s*$/u

/** What a label may begin with and need not: Counter 3, Window A, Counter No. 3. */
const TITLE = /^\s*(?:(?:COUNTER|WINDOW)\s+(?=[A-Z]{1,3}\s*$)|(?:(?:COUNTER|WINDOW)\s*)?(?:NO\.?|#)?\s*(?=[A-Z]?\d))/i

export function withoutTitle(label: string): string {
  return narrow(label).replace(ASIDE, '').replace(TITLE, '').trim()
}

/** A name in words of another language, and no code: Service Desk 12. */
export function isWorded(label: string): boolean {
  return /[a-z]{3,}|[A-Z]{4,}/.test(label.replace(/\bvip/gi, 'VIP')) && !/\p{Script=Han}/u.test(label)
}

/** Takes a label apart: 3, 3号窗口, 二楼3号窗口, 窗口3, 贵宾室, 三号, No.3. */
export function labelOf(window: string): Label {
  const whole = folded(window).replaceAll('#', '')
  // -1层 is below the ground.
  const text = normalised(
    withoutTitle(whole)
      .replace(/^-(?=\d+[层楼])/, '负')
      .replace(/^-(?=\d+[層樓])/, '負'),
  )
  const [, place = '', count = ''] =
    /^(.*(?:窗口|窗|柜台|柜|櫃台|櫃位|诊室|診室))([一二三四五六七八九十]+)[号號]?$/.exec(text) ?? []
  const last = numberBelowHundred(count)
  if (last !== null) return labelOf(place + last)
  const [, words = '', behind = ''] = /^第?([一二三四五六七八九十]+)((?:[号號].*)?)$/.exec(text) ?? []
  const named = numberBelowHundred(words)
  const { before, number, numbered, noun } = LABEL.exec(named === null ? text : `${named}${behind}`)?.groups ?? {}
  if (number === undefined) return { before: '', runs: [], isSingly: false, noun: text, isNumbered: false }
  const runs = runsOf(number)
  return {
    before: before!,
    runs,
    isSingly: isApart(whole) || runs.some(({ kind, text: run }) => kind === 'digits' && run.length >= 3),
    noun: noun!,
    isNumbered: numbered !== '',
  }
}
