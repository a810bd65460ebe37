import { ReplayTrouble } from './trouble.ts'

/** What a column can mean. */
export type Field =
  | 'hall'
  | 'service'
  | 'class'
  | 'counter'
  | 'outcome'
  | 'arrivedAt'
  | 'calledAt'
  | 'endedAt'
  | 'date'
  | 'arrivedMinute'
  | 'calledMinute'
  | 'endedMinute'
  | 'openCounters'
  | 'ahead'

/** Index of the column by meaning. */
export type Columns = Readonly<Partial<Record<Field, number>>>

/** Names by which logs call them; compared without case, blanks, `_` and `-`. */
const KNOWN_NAMES: Readonly<Record<Field, readonly string[]>> = {
  hall: ['hall', 'branch', 'office', 'location', 'site'],
  service: ['service', 'serviceid', 'servicename', 'type', 'queue', 'queueid', 'task', 'business'],
  class: ['class', 'priority', 'ticketclass', 'customerclass', 'category'],
  counter: ['counter', 'counterid', 'desk', 'window', 'server', 'agent', 'clerk', 'teller'],
  outcome: ['outcome', 'result', 'status'],
  arrivedAt: [
    'arrivedat',
    'arrival',
    'arrived',
    'arrivaltime',
    'issuedat',
    'issued',
    'ticketat',
    'createdat',
    'takenat',
    'entertime',
  ],
  calledAt: ['calledat', 'called', 'calltime', 'servicestart', 'startedat', 'start', 'starttime', 'servedat'],
  endedAt: ['endedat', 'ended', 'end', 'endtime', 'finishedat', 'finished', 'serviceend', 'leftat', 'exittime'],
  date: ['date', 'day', 'localdate'],
  arrivedMinute: ['arrivedminute', 'arrivalminute', 'issuedminute'],
  calledMinute: ['calledminute', 'callminute'],
  endedMinute: ['endedminute', 'endminute', 'finishedminute'],
  openCounters: ['opencounters', 'countersopen', 'open'],
  ahead: ['ahead', 'peopleahead', 'queuelength', 'waiting'],
}

const FIELDS = Object.keys(KNOWN_NAMES) as Field[]

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '')
}

/**
 * Finds out which column means what: by well-known names, or as `--columns` says (`arrivedAt=T_IN,service=Kind`).
 * @throws {ReplayTrouble} `unknown-column` when `--columns` names what there is not, `missing-column` when one is needed
 */
export function mapColumns(header: readonly string[], given: Readonly<Record<string, string>>): Columns {
  const columns: Partial<Record<Field, number>> = {}
  const names = header.map(plain)
  for (const field of FIELDS) {
    const index = KNOWN_NAMES[field].map((name) => names.indexOf(name)).find((index) => index >= 0)
    if (index !== undefined) columns[field] = index
  }
  for (const [field, name] of Object.entries(given)) {
    if (!FIELDS.includes(field as Field)) {
      throw new ReplayTrouble(
        'unknown-column',
        field,
        `--columns gives "${field}", which is none of ${FIELDS.join(', ')}`,
      )
    }
    const index = header.indexOf(name)
    if (index < 0)
      throw new ReplayTrouble(
        'unknown-column',
        field,
        `--columns says ${field}=${name}, but the file has no column "${name}"; it has: ${header.join(', ')}`,
      )
    columns[field as Field] = index
  }
  need(columns, header, 'service')
  need(columns, header, 'arrivedAt', 'arrivedMinute')
  need(columns, header, 'calledAt', 'calledMinute')
  return columns
}

/** A moment is a column of its own, or the minutes of the day beside a date. */
function need(columns: Columns, header: readonly string[], field: Field, minutes?: Field): void {
  if (columns[field] !== undefined) return
  const missing = minutes !== undefined && columns[minutes] !== undefined ? 'date' : field
  if (missing === 'date' && columns.date !== undefined) return
  const example = missing === 'date' ? '' : ` (known names: ${KNOWN_NAMES[missing].slice(0, 4).join(', ')})`
  throw new ReplayTrouble(
    'missing-column',
    missing,
    `no column for ${missing}${example}; the file has: ${header.join(', ')}. Name it with --columns ${missing}=COLUMN`,
  )
}
