import type { Called, Place, Wanted } from '#shared/domain/phrase/wanted.ts'
import type { LocalDate, LocalTime } from '#shared/domain/time/zone.ts'
import { BadLine } from '#tools/json-lines/answer-lines.ts'

type Input = Readonly<Record<string, unknown>>

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
  call: (asked) => ({ kind: 'call', ...called(asked), ...place(asked), verb: text(asked, 'verb') }),
  recall: (asked) => ({ kind: 'recall', ...called(asked), ...place(asked), verb: text(asked, 'verb') }),
  prepare: (asked) => ({ kind: 'prepare', ...called(asked) }),
  missed: (asked) => ({ kind: 'missed', ...called(asked), place: text(asked, 'place') }),
  wait: (asked) => ({ kind: 'wait', ahead: count(asked, 'ahead') }),
  closing: (asked) => {
    const at = timeOf(asked, 'at')
    return at === undefined ? { kind: 'closing', minutes: count(asked, 'minutes') } : { kind: 'closing', at }
  },
  outage: (asked) => {
    const type = OUTAGES.find((known) => known === (asked['type'] ?? 'planned'))
    if (!type) throw new BadLine('bad-value', 'type', `type is one of ${OUTAGES.join(', ')}.`)
    return {
      kind: 'outage',
      area: needed(asked, 'area'),
      type,
      date: dateOf(asked),
      from: timeOf(asked, 'from', needed),
      to: timeOf(asked, 'to', needed),
    }
  },
  emergency: () => ({ kind: 'emergency' }),
  text: (asked) => ({ kind: 'text', text: needed(asked, 'text') }),
}

/** Eight minutes of speech: nobody listens longer. */
const MOST_CHARACTERS = 2_000

function text(asked: Input, field: string): string | undefined {
  const value = asked[field]
  if (value === undefined || value === null) return undefined
  // 1e21 is how a machine writes a number, and no one that anybody calls out.
  const written = typeof value === 'number' && Math.abs(value) < 1e15 ? String(value) : value
  if (typeof written !== 'string') throw new BadLine('bad-value', field, `${field} is text.`)
  if (written.length > MOST_CHARACTERS)
    throw new BadLine('bad-value', field, `${field} is at most ${MOST_CHARACTERS} characters long.`)
  return written
}

function needed(asked: Input, field: string): string {
  const value = text(asked, field)
  if (value === undefined || value.trim() === '') throw new BadLine('missing-field', field, `${field} is needed.`)
  return value
}

/** A time of day; seconds are not said. @throws {BadLine} */
function timeOf(asked: Input, field: string, read: typeof needed): LocalTime
function timeOf(asked: Input, field: string): LocalTime | undefined
function timeOf(asked: Input, field: string, read: typeof text = text): LocalTime | undefined {
  const value = read(asked, field)?.normalize('NFKC').trim()
  if (value === undefined) return undefined
  const [, time] = /^((?:[01]?\d|2[0-3]):[0-5]\d|24:00)(?::[0-5]\d)?$/.exec(value) ?? []
  if (time === undefined) throw new BadLine('bad-value', field, `${field} is a time of day such as 17:30.`)
  return time
}

function dateOf(asked: Input): LocalDate | undefined {
  const value = text(asked, 'date')
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
  return { window: needed(asked, 'window'), unit: text(asked, 'unit') }
}

function called(asked: Input): Called {
  const { tickets, gender } = asked
  const isTicket = (ticket: unknown): boolean => typeof ticket === 'string' && ticket.length <= MOST_CHARACTERS
  if (tickets !== undefined && !(Array.isArray(tickets) && tickets.every(isTicket)))
    throw new BadLine('bad-value', 'tickets', 'tickets is a list of ticket numbers.')
  const one = text(asked, 'ticket')
  const all = (tickets as readonly string[] | undefined) ?? (one === undefined ? [] : [one])
  const name = text(asked, 'name')
  if (all.length === 0 && name === undefined)
    throw new BadLine('missing-field', 'ticket', 'ticket, tickets or name is needed.')
  if (!GENDERS.has(gender)) throw new BadLine('bad-value', 'gender', 'gender is F or M, or left out.')
  return { tickets: all, name, gender: GENDERS.get(gender) }
}
