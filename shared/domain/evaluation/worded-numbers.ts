/** Whole numbers of people: a mobile phone with or without its country, an ID card with a place and a day of birth in it. */
const PERSONAL =
  /^(?:(?:(?:00)?86)?1[3-9]\d{9}|[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX])$/
/** The longest of them. */
const LONGEST = 18

/** Digits side by side with what opens them, the last perhaps an X. */
const CHUNK = /[(+]*\d+(?:[ (+]*X(?![A-Z\d]))?/g
/** What may stand between two chunks of one number: two words or letters at most, and marks as many as there are. */
const GAP = /^[ (+]*(?:[AOX·][ (+]*){0,2}$/

/** What is counted or measured in a hall that sells power; a number before it is nobody's own. */
const UNITS =
  '小时|分钟|点钟|窗口|千瓦|元|块|角|毛|分|秒|刻|时|年|月|日|号|天|周|期|季|岁|成|度|位|人|个|件|份|张|笔|户|台|楼|层|栋|幢|单元|室|次|遍|趟|条|步|名|折|颗|星|表|相|线|米|里|斤|安|瓦|%|℃'
const LETTER_UNITS = 'kWh|kVA|kV|kW|V|A|am|pm|st|nd|rd|th|min|h|m'

/** Amounts, measures and dates: no number goes through their word, `13号8点`; behind the last digits of one it is only a word. */
const MEASURES = [
  new RegExp(`(?<![\\d点])\\d{1,6}(?:[.,/-]\\d{1,4})*\\s?[多余来几]?(?:${UNITS})`, 'g'),
  new RegExp(`(?<![a-zA-Z\\d])\\d{1,6}(?:\\.\\d{1,4})?\\s?(?:${LETTER_UNITS})(?![a-zA-Z\\d])`, 'gi'),
]
/**
 * Hours and tickets are no part of a number at all. Between the digits of a telephone 点 stands for a pause, `138点0013点8000`: an
 * hour has two digits at most and does not follow another.
 */
const HOURS_AND_TICKETS = [
  /(?<![\d点])\d{1,2}点(?:[0-5]?\d(?![\d点])|(?!\d))/g,
  /(?<![a-zA-Z\d])[a-zA-Z]\d{3,4}(?![a-zA-Z\d])/g,
]

/**
 * Finds numbers of people that words or letters part: `138转0013转8000`. Each as [from, to).
 *
 * @param signs the text as the mask sees it, one sign for each character; dates and times of day are bars already
 * @param text the same with its words, every digit of it 0 to 9
 */
export function wordedNumbers(signs: string, text: string): readonly (readonly [number, number])[] {
  const parted = MEASURES.reduce((rest, pattern) => barred(rest, text, pattern, /\D/g), signs)
  const bare = HOURS_AND_TICKETS.reduce((rest, pattern) => barred(rest, text, pattern), parted)
  const chunks = [...bare.matchAll(CHUNK)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }))
  const found: [number, number][] = []
  chunks.forEach(({ from }, first) => {
    let number = ''
    for (let last = first; last < chunks.length && number.length < LONGEST; last++) {
      const chunk = chunks[last]!
      if (last > first && !GAP.test(bare.slice(chunks[last - 1]!.to, chunk.from))) return
      number += bare.slice(chunk.from, chunk.to).replaceAll(/[^\dX]/g, '')
      if (PERSONAL.test(number)) found.push([from, chunk.to])
    }
  })
  return found
}

/** The signs with bars for such an expression in the text, or for some of its signs: no number goes through them. */
export function barred(signs: string, text: string, pattern: RegExp, some = /./g): string {
  let bare = signs
  for (const { index, 0: found } of text.matchAll(pattern)) {
    const end = index + found.length
    bare = bare.slice(0, index) + bare.slice(index, end).replaceAll(some, '|') + bare.slice(end)
  }
  return bare
}
