import { COUNTER_NOUNS, isReadSingly, isWorded, labelOf, normalised, runsOf, withoutTitle } from './code.ts'
import { chineseCount, type ChineseNumerals, chineseNumber, singly } from './chinese-numbers.ts'
import type { ChineseTextStyle } from './chinese-text/style.ts'
import type { SpokenLanguage } from './language.ts'
import { spokenName } from './names.ts'
import { placesInChinese } from './places.ts'
import { after, codeTokens, type Phrase, type Token, token } from './token.ts'
import { type Called, endsNextDay, NothingToSay, type Place, type ReadingOptions, type Wanted } from './wanted.ts'

/** The words of one Chinese language; the grammar is theirs together. */
export interface ChineseWords {
  readonly please: string
  readonly goTo: string
  readonly number: string
  /** The characters that places are written in. */
  readonly script: 'simplified' | 'traditional'
  /** What a counter is called when the hall does not say. */
  readonly unit: string
  /** What a counter's own label may call it; other words for a counter become `unit`. */
  readonly units: readonly string[]
  /** What to do there when the hall does not say; empty for nothing. */
  readonly verb: string
  readonly and: string
  readonly again: string
  readonly prepare: string
  readonly missed: string
  readonly askAt: string
  readonly desk: string
  readonly madam: string
  readonly sir: string
  readonly customer: readonly [before: string, after: string]
  readonly ahead: string
  readonly people: string
  readonly nobody: string
  /** `time`: 17:30, 10分钟后; null for now. */
  readonly closes: (time: string | null) => string
  readonly outage: Readonly<Record<'planned' | 'temporary' | 'fault', string>>
  readonly notice: string
  /** Has people look up, says what there is, and, behind `please`, what to do. */
  readonly emergency: readonly [attention: string, what: string, todo: string]
  /** Behind a number of minutes: 分钟后. */
  readonly minutesLater: string
  /** Before the end of what goes on over midnight. */
  readonly nextDay: string
}

export interface ChineseStyle extends ChineseTextStyle {
  readonly code: string
  readonly words: ChineseWords
  /** Whether the hall's way with a coded 1 is followed; Cantonese says 一 whatever the hall wishes. */
  readonly numeralsFor: (options: ReadingOptions) => ChineseNumerals
}

/** How a text is read in one way with numbers. */
type Say = (text: string) => Phrase

/** A Chinese language of these words. `read`: its pieces as they are read aloud. */
export function chineseLanguage(
  style: ChineseStyle,
  read: (text: string, style: ChineseTextStyle, numerals: ChineseNumerals) => readonly string[],
): SpokenLanguage {
  return {
    code: style.code,
    phrase: (wanted, options) => {
      const numerals = style.numeralsFor(options)
      return phraseOf(wanted, style, numerals, (text) => read(text, style, numerals).map((piece) => token(piece)))
    },
    write: (phrase) => phrase.reduce(writeOn, '').replace(/([A-Z])(?=[A-Z\p{Script=Han}])/gu, '$1 '),
  }
}

/** A breath is a comma, unless a mark stands there already; letters are set apart afterwards. */
function writeOn(text: string, { text: next, gap }: Token): string {
  return gap === 'clause' && text !== '' && !/[，。、！？；：]$/.test(text) ? `${text}，${next}` : text + next
}

function phraseOf(wanted: Wanted, { words }: ChineseStyle, numerals: ChineseNumerals, say: Say): Phrase {
  switch (wanted.kind) {
    case 'call':
      return [...call(wanted, words, numerals), ...say(wanted.verb ?? words.verb)]
    case 'recall': {
      const again = [...call(wanted, words, numerals), ...say(wanted.verb ?? words.verb)]
      return [token(words.again), ...after('clause', again)]
    }
    case 'prepare':
      return [token(words.please), ...whom(wanted, words, numerals), token(words.prepare)]
    case 'missed': {
      return [
        ...whom(wanted, words, numerals),
        token(words.missed),
        token(words.askAt, 'clause'),
        ...place({ window: wanted.place ?? words.desk }, words, numerals),
      ]
    }
    case 'wait':
      if (wanted.ahead === 0) return [token(words.nobody)]
      return [token(words.ahead), token(chineseCount(wanted.ahead, numerals)), token(words.people)]
    case 'closing': {
      const { at, minutes = 0 } = wanted
      return say(words.closes(at ?? (minutes === 0 ? null : `${minutes}${words.minutesLater}`)))
    }
    case 'outage': {
      const { date, from, to, area, type } = wanted
      const [, month, day] = date?.split('-').map(Number) ?? []
      const ends = endsNextDay(wanted) ? `-${words.nextDay}${to}` : `-${to}`
      return say(`${words.notice}，${date ? `${month}月${day}日` : ''}${from}${ends}，${area}${words.outage[type]}`)
    }
    case 'emergency': {
      const [attention, what, todo] = words.emergency
      return [token(attention), token(what, 'clause'), token(words.please, 'clause'), token(todo)]
    }
    case 'text':
      return say(wanted.text)
  }
}

function call(wanted: Called & Place, words: ChineseWords, numerals: ChineseNumerals): Phrase {
  const where = after('phrase', [token(words.goTo), ...place(wanted, words, numerals)])
  return [token(words.please), ...whom(wanted, words, numerals), ...where]
}

/** The customer: a family name with its form of address where there is one, else the numbers. @throws {NothingToSay} */
function whom({ tickets, name, gender }: Called, words: ChineseWords, numerals: ChineseNumerals): Phrase {
  const called = name === undefined ? null : spokenName(name)
  if (called !== null && (gender !== undefined || tickets.length === 0)) {
    const [before, behind] = words.customer
    // A whole name is no 姓.
    const customer = called.length > 2 ? behind : before + behind
    const address = gender === 'F' ? words.madam : gender === 'M' ? words.sir : customer
    return [token(called), token(address)]
  }
  const numbers = tickets.map((ticket) => [...code(ticket, numerals), token(words.number)])
  if (numbers.length === 0) throw new NothingToSay('no ticket, and no name that may be spoken')
  return numbers.flatMap((number, index) => (index === 0 ? number : [token(words.and), ...after('clause', number)]))
}

/** Digits of a code as a code or as a number. */
function said(digits: string, code: string, numerals: ChineseNumerals): readonly string[] {
  return isReadSingly(digits, code) ? singly(digits, numerals) : [chineseNumber(Number(digits), numerals)]
}

/** A printed code: letters one by one, digits as a code or as a number, characters as they stand. @throws {NothingToSay} */
function code(text: string, numerals: ChineseNumerals): Phrase {
  const texts = runsOf(
    withoutTitle(text).replace(/^\s*(?:票号|票號|号码|號碼)[:：]?|[号號][票码碼]?\s*$/g, ''),
  ).flatMap(({ kind, text: run }) => {
    if (kind === 'letters') return Array.from(run)
    if (kind === 'words') return [run]
    return said(run, text, numerals)
  })
  if (texts.length === 0) throw new NothingToSay(`nothing of ${text} can be read`)
  return codeTokens(texts)
}

/** Where to go: 三号窗口, 三B号窗口, 二楼三号窗口, 综合窗口二号, 贵宾室, 五号房间. */
function place({ window: label, unit }: Place, words: ChineseWords, numerals: ChineseNumerals): Phrase {
  const window = placesInChinese(withoutTitle(label), words.script)
  if (isWorded(window))
    return [
      token(window.replace(/\d$/, `$&${words.number}`).replace(/\d+/g, (run) => said(run, run, numerals).join(''))),
    ]
  const { before, runs, isSingly, noun, isNumbered } = labelOf(window)
  if (runs.length === 0) return [token(normalised(window))]
  const number = codeTokens(
    runs.flatMap(({ kind, text }) => {
      if (kind === 'letters') return Array.from(text)
      if (kind === 'words') return [text]
      return isSingly ? singly(text, numerals) : [chineseNumber(Number(text), numerals)]
    }),
  )
  // 诊室3 is 三号诊室; 综合窗口2 is 综合窗口二号.
  const isTurned = noun === '' && COUNTER_NOUNS.test(before)
  const kind = isTurned ? before : noun
  const own =
    kind === '' || COUNTER_NOUNS.test(kind)
      ? (unit?.replace(/^[号號]/, '') ?? (words.units.includes(kind) ? kind : words.unit))
      : kind
  // The VIP counter has no number.
  const isNumber = runs.some(({ kind }) => kind === 'digits') || runs.every(({ text }) => text.length === 1)
  const hasMark = before !== '第' && isNumber && (isNumbered || noun === '' || COUNTER_NOUNS.test(noun))
  const mark = hasMark ? [token(words.number)] : []
  if (isTurned) return [...number, ...mark, token(own)]
  const first = before === '' ? [] : [token(before)]
  if (noun === '' && /[窗口柜櫃台室厅廳机機端间間]$/.test(before)) return [...first, ...number, ...mark]
  return [...first, ...number, ...mark, token(own)]
}
