import type { Called, Place, Wanted } from '#shared/domain/phrase/wanted.ts'
import type { LocalDate, LocalTime } from '#shared/domain/time/zone.ts'
import { BadLine } from '#tools/json-lines/answer-lines.ts'
import { audible, heardOf, type Input, needed, words, written, writtenAs } from './read-words.ts'

/** Undefined: nobody knows. */
const GENDERS: ReadonlyMap<unknown, 'F' | 'M' | undefined> = new Map<unknown, 'F' | 'M' | undefined>([
  ...['F', 'f', 'female', '女'].map((word) => [word, 'F'] as const),
  ...['M', 'm', 'male', '男'].map((word) => [word, 'M'] as const),
  ...[undefined, null, '', 'U', 'unknown', '未知'].map((word) => [word, undefined] as const),
])
const OUTAGES = ['planned', 'temporary', 'fault'] as const

/** What is asked to be said. @throws {BadLine} naming the field that is missing or wrong */
export function readWanted(input: unknown): Wanted {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new BadLine('bad-value', 'input', 'input is an object; free text goes with a kind that ends in Text.')
  const asked = input as Input
  const kind = asked['kind'] ?? 'call'
  const read = typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
  if (!read) throw new BadLine('unknown-kind', 'input.kind', `input.kind is one of ${Object.keys(KINDS).join(', ')}.`)
  return read(asked)
}

const KINDS: Readonly<Record<string, (asked: Input) => Wanted>> = {
  call: (asked) => ({ kind: 'call', ...called(asked), ...place(asked), verb: wordOrNone(asked, 'verb') }),
  recall: (asked) => ({ kind: 'recall', ...called(asked), ...place(asked), verb: wordOrNone(asked, 'verb') }),
  prepare: (asked) => ({ kind: 'prepare', ...called(asked) }),
  missed: (asked) => ({ kind: 'missed', ...called(asked), place: words(asked, 'place') }),
  wait: (asked) => ({ kind: 'wait', ahead: count(asked, 'ahead') }),
  closing: (asked) => {
    const at = timeOf(asked, 'at')
    return at === undefined ? { kind: 'closing', minutes: count(asked, 'minutes') } : { kind: 'closing', at }
  },
  outage: (asked) => {
    const type = OUTAGES.find((known) => known === (asked['type'] ?? 'planned'))
    if (!type) throw new BadLine('bad-value', 'type', `type is one of ${OUTAGES.join(', ')}.`)
    const [from, to] = [timeOf(asked, 'from', needed), timeOf(asked, 'to', needed)]
    if (lastsMinutes(from, to) === 0)
      throw new BadLine('bad-value', 'to', 'to is another time than from: this outage would end as it begins.')
    return { kind: 'outage', area: needed(asked, 'area'), type, date: dateOf(asked), from, to }
  },
  emergency: () => ({ kind: 'emergency' }),
  text: (asked) => ({ kind: 'text', text: needed(asked, 'text') }),
}

/** A time of day; seconds are not said. @throws {BadLine} */
function timeOf(asked: Input, field: string, read: typeof needed): LocalTime
function timeOf(asked: Input, field: string): LocalTime | undefined
function timeOf(asked: Input, field: string, read: typeof written = written): LocalTime | undefined {
  const value = read(asked, field)?.normalize('NFKC').trim()
  if (value === undefined) return undefined
  const [, time] = /^((?:[01]?\d|2[0-3]):[0-5]\d|24:00)(?::[0-5]\d)?$/.exec(value) ?? []
  if (time === undefined) throw new BadLine('bad-value', field, `${field} is a time of day such as 17:30.`)
  return time
}

/** From the one to the other, over midnight where the other is earlier; 24:00 is the midnight after. */
function lastsMinutes(from: LocalTime, to: LocalTime): number {
  const [start = 0, end = 0] = [from, to].map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return hour * 60 + minute
  })
  return end < start ? end + 24 * 60 - start : end - start
}

function dateOf(asked: Input): LocalDate | undefined {
  const value = written(asked, 'date')
  if (value === undefined) return undefined
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !isDay(value))
    throw new BadLine('bad-value', 'date', 'date is a day such as 2026-11-23.')
  return value as LocalDate
}

/** A month has no thirtieth that is the second of the next. */
function isDay(value: string): boolean {
  const at = Date.parse(value)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value)
}

function count(asked: Input, field: string): number {
  const value = asked[field]
  if (value === undefined || value === null)
    throw new BadLine('missing-field', field, `${field} is needed, a whole number from 0.`)
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    throw new BadLine('bad-value', field, `${field} is a whole number from 0.`)
  return value as number
}

function place(asked: Input): Place {
  return { window: needed(asked, 'window'), unit: wordOrNone(asked, 'unit') }
}

/** Empty where the hall has no word for it and wants none said. */
function wordOrNone(asked: Input, field: string): string | undefined {
  return written(asked, field)?.trim() === '' ? '' : words(asked, field)
}

/** Longest ticket number: as long as any id that a request to the hall may name. */
const TICKET_CHARACTERS = 64
/** So many numbers take a minute to say, after which the hall gives a sentence up for lost. */
const MOST_TICKETS = 30

function called(asked: Input): Called {
  const { gender } = asked
  const tickets = ticketsOf(asked)
  const name = written(asked, 'name')
  if (tickets.length === 0 && name === undefined)
    throw new BadLine('missing-field', 'ticket', 'ticket, tickets or name is needed.')
  if (!GENDERS.has(gender)) throw new BadLine('bad-value', 'gender', 'gender is F or M, or left out.')
  return { tickets, name: name && heardOf(name), gender: GENDERS.get(gender) }
}

function ticketsOf(asked: Input): readonly string[] {
  const { tickets } = asked
  if (tickets === undefined) {
    const one = written(asked, 'ticket', TICKET_CHARACTERS)
    if (one?.trim() === '') throw new BadLine('missing-field', 'ticket', 'ticket is empty: leave it out, or name it.')
    return one === undefined ? [] : [numberOf(one, 'ticket')]
  }
  if (!Array.isArray(tickets) || tickets.length > MOST_TICKETS)
    throw new BadLine('bad-value', 'tickets', `tickets is a list of ticket numbers, ${MOST_TICKETS} at most.`)
  return tickets.map((ticket: unknown) => {
    const number = writtenAs(ticket, 'tickets', TICKET_CHARACTERS)
    if (number.trim() === '') throw new BadLine('bad-value', 'tickets', 'A ticket number in tickets is empty.')
    return numberOf(number, 'tickets')
  })
}

/** A number that is masked in part would be called as another one. @throws {BadLine} */
function numberOf(ticket: string, field: string): string {
  if (/[*＊●○×□█?？]/.test(ticket))
    throw new BadLine('nothing-to-say', field, `A masked number in ${field} is never said.`)
  return audible(ticket, field)
}
