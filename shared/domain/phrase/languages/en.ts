import { isReadSingly, isWorded, labelOf, normalised, runsOf, withoutTitle } from '../code.ts'
import { englishNumber, englishSingly } from '../english-numbers.ts'
import { isChineseFamily, pinyinInitials } from '../pinyin.ts'
import { placeInEnglish } from '../places.ts'
import type { SpokenLanguage } from '../language.ts'
import { after, codeTokens, type Phrase, type Token, token } from '../token.ts'
import { type Called, endsNextDay, NothingToSay, type Wanted } from '../wanted.ts'

const OUTAGES = { planned: 'Planned power cut', temporary: 'Temporary power cut', fault: 'Power cut' } as const

const EMERGENCY = ['This is an emergency', 'Please stay calm and follow the staff'] as const

/** English, as railway stations announce. `read`: a text as it is read aloud. */
export function english(read: (text: string) => string): SpokenLanguage {
  return {
    code: 'en',
    phrase: (wanted) => phraseOf(wanted, read),
    write: (phrase) => phrase.reduce(writeOn, ''),
  }
}

function writeOn(text: string, { text: next, gap }: Token): string {
  if (text === '') return next
  return gap === 'clause' && !/[,.;:!?]$/.test(text) ? `${text}, ${next}` : `${text} ${next}`
}

const say = (text: string): Phrase =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => token(word))

function phraseOf(wanted: Wanted, read: (text: string) => string): Phrase {
  switch (wanted.kind) {
    case 'call':
      return [...whom(wanted), ...after('clause', goTo(wanted.window, wanted.unit))]
    case 'recall':
      return [
        ...say('Calling again'),
        ...after('clause', whom(wanted)),
        ...after('clause', goTo(wanted.window, wanted.unit)),
      ]
    case 'prepare':
      return [...whom(wanted), ...after('clause', say('please get ready'))]
    case 'missed':
      return [
        ...whom(wanted),
        ...after('clause', say('you have missed your turn')),
        ...(wanted.place === undefined ? [] : after('clause', goTo(wanted.place))),
      ]
    case 'wait':
      if (wanted.ahead === 0) return [...say('You are next'), ...after('clause', say('please get ready'))]
      if (wanted.ahead === 1) return say('There is one person ahead of you')
      return say(`There are ${englishNumber(wanted.ahead)} people ahead of you`)
    case 'closing': {
      const { at, minutes = 0 } = wanted
      const when =
        at !== undefined ? `at ${at}` : minutes === 0 ? 'now' : `in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
      return say(read(`This hall closes ${when}`))
    }
    case 'outage': {
      const { type, area, date, from, to } = wanted
      const ends = endsNextDay(wanted) ? `${to} the next day` : to
      return say(read(`${OUTAGES[type]}, ${area}, ${date ? `${date}, ` : ''}from ${from} to ${ends}`))
    }
    case 'emergency':
      return [...say('Attention please'), ...after('clause', say(EMERGENCY[0])), ...after('clause', say(EMERGENCY[1]))]
    case 'text':
      return say(read(wanted.text))
  }
}

/** A family name in Latin letters; a row of x stands for one that nobody may read. */
const FAMILY = /^(?!x+$)[\p{Script=Latin}'’ -]+$/iu
/** John Smith; Smith, John. */
const FAMILY_OF = /^[^,]+(?=,)|\S+$/

function familyOf(name: string): string {
  const [first = ''] = name.split(/\s+/)
  return isChineseFamily(first) ? first : (FAMILY_OF.exec(name)?.[0].trim() ?? '')
}

/** @throws {NothingToSay} when there is no number and no Latin family name with a form of address */
function whom({ tickets, name, gender }: Called): Phrase {
  const family = familyOf(
    name
      ?.normalize('NFKC')
      .replace(/\p{Script=Han}+/gu, '')
      .trim() ?? '',
  )
  const numbers = codes(tickets)
  if (numbers.length > 0 && !(gender && FAMILY.test(family)))
    return [token(numbers.length > 1 ? 'Tickets' : 'Ticket'), ...listed(numbers)]
  if (FAMILY.test(family)) return [token(gender === 'F' ? 'Ms' : gender === 'M' ? 'Mr' : 'Customer'), token(family)]
  throw new NothingToSay('no ticket, and no name that English can say')
}

/** A, B and C. */
function listed(numbers: readonly Phrase[]): Phrase {
  return numbers.flatMap((number, index) => {
    if (index === 0) return number
    return index === numbers.length - 1 ? [token('and'), ...number] : after('clause', number)
  })
}

/** How the Chinese characters of a code are heard: not at all, by the letters they begin with, or as whoever speaks can. */
const CHARACTERS: readonly ((words: string) => readonly string[])[] = [() => [], pinyinInitials, (words) => [words]]

/** Printed codes, of which no two that differ sound the same: 普123 and 贵123 are P one two three and G one two three. */
function codes(tickets: readonly string[]): readonly Phrase[] {
  const differing = new Set(tickets.map(normalised)).size
  let numbers: readonly Phrase[] = []
  for (const characters of CHARACTERS) {
    numbers = tickets.map((ticket) => code(ticket, characters))
    if (new Set(numbers.map((phrase) => phrase.map(({ text }) => text).join(' '))).size >= differing) break
  }
  return numbers
}

/** Digits of a code as a code or as a number. */
function said(digits: string, code = digits): readonly string[] {
  return isReadSingly(digits, code) ? englishSingly(digits) : [englishNumber(Number(digits))]
}

/** Room 3A → Room three A. */
function numbersSaid(label: string): string {
  return label.replace(/(?<=\d)(?=[A-Za-z])|(?<=[A-Za-z])(?=\d)/g, ' ').replace(/\d+/g, (run) => said(run).join(' '))
}

/** A printed code. @throws {NothingToSay} when nothing of it can be read */
function code(text: string, characters: (words: string) => readonly string[]): Phrase {
  const texts = runsOf(withoutTitle(text)).flatMap(({ kind, text: run }) => {
    if (kind === 'letters') return Array.from(run)
    if (kind === 'words') return characters(run)
    return said(run, text)
  })
  if (texts.length === 0) throw new NothingToSay(`nothing of ${text} can be read`)
  return codeTokens(texts)
}

/** Where in the house, and how long it is open, which English does not say: 2楼, B1层, 三区, 24小时. */
const FLOOR = /24小[时時]|[-负負]?(?:[A-Z]?\d+|[一二三四五六七八九十]+)[层層楼樓区區]/gi

function goTo(label: string, unit?: string): Phrase {
  const words = withoutTitle(label).replace(/\bvip/gi, 'VIP')
  // VIP Room, Service Desk 12: a name in English, and no code.
  if (isWorded(words)) {
    const before = /^\d/.test(words) ? 'counter ' : /\d/.test(words) ? '' : 'the '
    return say(`please proceed to ${before}${numbersSaid(words)}`)
  }
  const window = words.replace(FLOOR, '')
  const { before, runs: all, isSingly, noun } = labelOf(window)
  const runs = all.filter(({ kind }) => kind !== 'words')
  if (runs.length === 0) {
    const place = placeInEnglish(normalised(window))
    return say(`please proceed to the ${place?.includes(' ') ? place : 'counter shown'}`)
  }
  const texts = runs.flatMap(({ kind, text }) => {
    if (kind === 'letters') return Array.from(text)
    return isSingly ? englishSingly(text) : [englishNumber(Number(text))]
  })
  return [...say(`please proceed to ${placeInEnglish(unit ?? (noun || before)) ?? 'counter'}`), ...codeTokens(texts)]
}
