/** A printed code as it is read: full-width letters folded, capitals, hyphens and white space silent. */
export function normalised(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―_·.]/g, '')
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

/** Digits that are read one by one: long ones, and those that begin with a nought; other ones are numbers. */
export function isReadSingly(digits: string): boolean {
  return digits.length >= 3 || digits.startsWith('0')
}

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

/** Takes a label apart: 3, 3号窗口, 二楼3号窗口, 窗口3, 贵宾室, 三号, No.3. */
export function labelOf(window: string): Label {
  const whole = window.normalize('NFKC').toUpperCase().replaceAll('#', '')
  // Two numbers apart are not one larger number: 3-1 is not 31.
  const isApart = /\d[-‐-―_.]\d/.test(whole)
  const text = normalised(whole.replace(/^\s*(?:COUNTER|WINDOW|NO\.?)\s*(?=[A-Z]?\d)/, ''))
  const [, words = '', behind = ''] = /^第?([一二三四五六七八九十]+)((?:[号號].*)?)$/.exec(text) ?? []
  const named = numberBelowHundred(words)
  const { before, number, numbered, noun } = LABEL.exec(named === null ? text : `${named}${behind}`)?.groups ?? {}
  if (number === undefined) return { before: '', runs: [], isSingly: false, noun: text, isNumbered: false }
  const runs = runsOf(number)
  return {
    before: before!,
    runs,
    isSingly: isApart || runs.some(({ kind, text: run }) => kind === 'digits' && run.length >= 3),
    noun: noun!,
    isNumbered: numbered !== '',
  }
}
