import type { TicketClass } from '#shared/domain/queue/ticket.ts'
import { type Columns, type Field, mapColumns } from './columns.ts'
import { type CsvRow, readCsv } from './csv.ts'
import type { LogTicket, QueueLog, SkippedRow, SkipReason } from './log.ts'
import { LocalTimes } from './moments.ts'
import { ReplayTrouble } from './trouble.ts'

/** Clocks of a log are apart by seconds: called this long before arrival counts as called at arrival. */
const CALLED_EARLY_MS = 60_000
const DAY_MS = 86_400_000

/** How logs write our classes. */
const CLASSES: Readonly<Record<string, TicketClass>> = {
  '': 'normal',
  normal: 'normal',
  regular: 'normal',
  standard: 'normal',
  none: 'normal',
  '0': 'normal',
  no: 'normal',
  low: 'normal',
  vip: 'vip',
  high: 'vip',
  priority: 'vip',
  '1': 'vip',
  '2': 'vip',
  yes: 'vip',
  gold: 'vip',
  elderly: 'elderly',
  senior: 'elderly',
  disabled: 'disabled',
  appointment: 'appointment',
}

/** How they say that somebody gave up; an empty call says it too. */
const LEFT = new Set(['left', 'abandoned', 'abandon', 'cancelled', 'canceled', 'hang', 'reneged', 'gave-up', 'gone'])

export interface ReadOptions {
  readonly columns: Readonly<Record<string, string>>
  readonly zone: string
}

/**
 * Reads a queue log, whichever of the known shapes it has.
 * @throws {ReplayTrouble} when columns are missing or nothing in it can be played
 */
export function readLog(text: string, { columns: given, zone }: ReadOptions): QueueLog {
  const table = readCsv(text)
  const columns = mapColumns(table.header, given)
  const times = new LocalTimes(zone)
  const tickets: LogTicket[] = []
  const skipped: SkippedRow[] = []
  for (const row of table.rows) {
    const ticket = ticketOf(row, columns, times)
    if (typeof ticket === 'string') skipped.push({ line: row.line, reason: ticket })
    else tickets.push(ticket)
  }
  if (tickets.length === 0) {
    throw new ReplayTrouble(
      'nothing-to-replay',
      null,
      `none of the ${table.rows.length} rows can have happened; first reason: ${skipped[0]?.reason ?? 'no rows'}`,
    )
  }
  const hasEnds = columns.endedAt !== undefined || columns.endedMinute !== undefined
  return {
    rows: table.rows.length,
    tickets: tickets.sort((a, b) => a.arrivedAt - b.arrivedAt || a.line - b.line),
    skipped,
    hasEnds,
  }
}

type Moment = number | null | undefined

function ticketOf({ line, cells }: CsvRow, columns: Columns, times: LocalTimes): LogTicket | SkipReason {
  const cell = (field: Field): string => cells[columns[field] ?? -1]?.trim() ?? ''
  /** Undefined: the cell is empty; null: it is no moment. */
  const moment = (at: Field, minute: Field): Moment => {
    if (columns[at] !== undefined) return cell(at) === '' ? undefined : times.moment(cell(at))
    return cell(minute) === '' ? undefined : times.minuteOfDay(cell('date'), cell(minute))
  }
  const arrivedAt = moment('arrivedAt', 'arrivedMinute')
  const calledAt = moment('calledAt', 'calledMinute')
  const endedAt = moment('endedAt', 'endedMinute')
  if (arrivedAt === null || arrivedAt === undefined) return 'bad-arrival'
  if (calledAt === null) return 'bad-call'
  if (endedAt === null) return 'bad-end'
  const cls = CLASSES[cell('class').toLowerCase()]
  if (cls === undefined) return 'unknown-class'
  if (cell('service') === '') return 'no-service'
  const left = calledAt === undefined || LEFT.has(cell('outcome').toLowerCase())
  const span = left ? leftSpan(arrivedAt, endedAt ?? calledAt) : servedSpan(arrivedAt, calledAt, endedAt, columns)
  if (typeof span === 'string') return span
  return {
    line,
    hall: cell('hall') || 'hall',
    service: cell('service'),
    class: cls,
    arrivedAt,
    ...span,
    counter: cell('counter') || null,
    said: { openCounters: count(cell('openCounters')), ahead: count(cell('ahead')) },
  }
}

type Span = Pick<LogTicket, 'calledAt' | 'endedAt'>

function servedSpan(
  arrivedAt: number,
  calledAt: number,
  endedAt: number | undefined,
  columns: Columns,
): Span | SkipReason {
  if (calledAt < arrivedAt - CALLED_EARLY_MS) return 'called-before-arrival'
  if (endedAt === undefined)
    return columns.endedAt === undefined && columns.endedMinute === undefined
      ? { calledAt: Math.max(calledAt, arrivedAt), endedAt: null }
      : 'bad-end'
  if (endedAt < calledAt) return 'ended-before-called'
  if (endedAt - arrivedAt > DAY_MS) return 'longer-than-a-day'
  const called = Math.max(calledAt, arrivedAt)
  return { calledAt: called, endedAt: Math.max(endedAt, called) }
}

function leftSpan(arrivedAt: number, leftAt: number | undefined): Span | SkipReason {
  if (leftAt === undefined) return 'no-call-no-end'
  if (leftAt < arrivedAt) return 'left-before-arrival'
  return leftAt - arrivedAt > DAY_MS ? 'longer-than-a-day' : { calledAt: null, endedAt: leftAt }
}

function count(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : null
}
