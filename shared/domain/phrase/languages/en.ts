import { isReadSingly, labelOf, normalised, runsOf, withoutTitle } from '../code.ts'
import { englishNumber, englishSingly } from '../english-numbers.ts'
import { readEnglishText } from '../english-text.ts'
import type { SpokenLanguage } from '../language.ts'
import { after, codeTokens, type Phrase, type Token, token } from '../token.ts'
import { type Called, endsNextDay, NothingToSay, type Wanted } from '../wanted.ts'

/** What halls call their counters, in English. */
const UNITS: Readonly<Record<string, string>> = {
  窗口: 'counter',
  柜台: 'counter',
  櫃位: 'counter',
  诊室: 'room',
  診室: 'room',
  室: 'room',
  房间: 'room',
  贵宾室: 'VIP room',
}

/** Places without a number, in English. */
const PLACES: Readonly<Record<string, string>> = {
  贵宾室: 'the VIP room',
  自助服务区: 'the self-service area',
  服务台: 'the service desk',
  引导台: 'the reception desk',
}

const OUTAGES = { planned: 'Planned power cut', temporary: 'Temporary power cut', fault: 'Power cut' } as const

const EMERGENCY = ['This is an emergency', 'Please stay calm and follow the staff'] as const

/** English, as railway stations announce. */
export const en: SpokenLanguage = {
  code: 'en',
  phrase: phraseOf,
  write: (phrase) => phrase.reduce(writeOn, ''),
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

function phraseOf(wanted: Wanted): Phrase {
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
      return say(readEnglishText(`This hall closes ${when}`))
    }
    case 'outage': {
      const { type, area, date, from, to } = wanted
      const ends = endsNextDay(wanted) ? `${to} the next day` : to
      return say(readEnglishText(`${OUTAGES[type]}, ${area}, ${date ? `${date}, ` : ''}from ${from} to ${ends}`))
    }
    case 'emergency':
      return [...say('Attention please'), ...after('clause', say(EMERGENCY[0])), ...after('clause', say(EMERGENCY[1]))]
    case 'text':
      return say(readEnglishText(wanted.text))
  }
}

/** A family name in Latin letters; a row of x stands for one that nobody may read. */
const FAMILY = /^(?!x+$)[a-z'-]+$/i

/** @throws {NothingToSay} when there is no number and no Latin family name with a form of address */
function whom({ tickets, name, gender }: Called): Phrase {
  const family = name?.normalize('NFKC').trim().split(/\s+/).slice(-1)[0] ?? ''
  const numbers = tickets.map(code)
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

/** A printed code; characters that English cannot say are silent. @throws {NothingToSay} */
function code(text: string): Phrase {
  const texts = runsOf(text).flatMap(({ kind, text: run }) => {
    if (kind === 'letters') return Array.from(run)
    if (kind === 'words') return []
    return isReadSingly(run, text) ? englishSingly(run) : [englishNumber(Number(run))]
  })
  if (texts.length === 0) throw new NothingToSay(`nothing of ${text} can be read`)
  return codeTokens(texts)
}

/** Where in the house, which English does not say: 2楼, B1层, 三区. */
const FLOOR = /[-负負]?(?:[A-Z]?\d+|[一二三四五六七八九十]+)[层層楼樓区區]/gi

function goTo(label: string, unit?: string): Phrase {
  const words = withoutTitle(label).replace(/\bvip/gi, 'VIP')
  // VIP Room, Service Desk 12: a name in English, and no code.
  if (/[a-z]{3,}|[A-Z]{4,}/.test(words) && !/\p{Script=Han}/u.test(words)) {
    const before = /^\d/.test(words) ? 'counter ' : /\d/.test(words) ? '' : 'the '
    return say(`please proceed to ${before}${readEnglishText(words)}`)
  }
  const window = label.normalize('NFKC').replace(FLOOR, '')
  const { before, runs: all, isSingly, noun } = labelOf(window)
  const runs = all.filter(({ kind }) => kind !== 'words')
  const place = PLACES[normalised(window)]
  if (runs.length === 0) return say(`please proceed to ${place ?? 'the counter shown'}`)
  const texts = runs.flatMap(({ kind, text }) => {
    if (kind === 'letters') return Array.from(text)
    return isSingly ? englishSingly(text) : [englishNumber(Number(text))]
  })
  return [...say(`please proceed to ${UNITS[unit ?? (noun || before)] ?? 'counter'}`), ...codeTokens(texts)]
}
