import type { ShiftedCall, SkippedRow, SkipReason } from './log.ts'
import type { EstimateFigures, ReplayReport } from './report.ts'

/** Skipped and shifted rows are listed line by line, up to so many; the rest is counted. */
const LISTED = 1_000

const REASONS: Readonly<Record<SkipReason, string>> = {
  'bad-arrival': 'the arrival is no moment',
  'bad-call': 'the call is no moment',
  'bad-end': 'the end is missing or no moment',
  'no-service': 'names no service',
  'unknown-class': 'a class or priority nobody knows',
  'called-before-arrival': 'called more than a minute before arrival',
  'ended-before-called': 'ended before being called',
  'left-before-arrival': 'left before arrival',
  'no-call-no-end': 'neither called nor left',
  'longer-than-a-day': 'longer than a day in the hall',
}

/** The report as a person reads it. */
export function inWords(report: ReplayReport, skipped: readonly SkippedRow[], shifted: readonly ShiftedCall[]): string {
  const { waits, policy, estimate, baselines } = report
  return [
    table([
      ['rows in the file', `${report.rows}`],
      ['skipped, impossible', `${report.skipped}`],
      ['shifted, waited for their counter', `${report.shifted}`],
      ['tickets taken', `${report.tickets}`],
      ['called', `${report.called}`],
      ['finished', `${report.finished}`],
      ['left by themselves', `${report.left}`],
      ['lost', `${report.lost}`],
      ['doubled', `${report.doubled}`],
      ['wait, half of them at most', minutes(waits.p50)],
      ['wait, nine in ten at most', minutes(waits.p90)],
    ]),
    policy.starved === null
      ? ''
      : table([
          ['largest extra wait against first-come', minutes(policy.extraWaitMax)],
          ['overtaken beyond the stated bound', `${policy.starved}`],
        ]),
    estimate.all.n === 0
      ? ''
      : [
          'Estimated wait, told at issue, against what came:',
          table([
            ['', 'tickets', 'off by', 'within 5 min', 'P80 held'],
            ['all', ...figures(estimate.all)],
            ['busy (3 or more ahead)', ...figures(estimate.busy)],
          ]),
          'Simpler ways, off by, on the same busy tickets:',
          table([
            ['always the median of busy training tickets', minutes(baselines.constantMedian)],
            ['people ahead × mean service time', minutes(baselines.aheadTimesMean)],
            ['the wait of whoever was called last', minutes(baselines.les)],
          ]),
        ].join('\n'),
    lists(skipped, shifted),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Which rows were skipped and which calls shifted, line by line. */
export function lists(skipped: readonly SkippedRow[], shifted: readonly ShiftedCall[]): string {
  const parts = [
    list(
      'Skipped rows',
      skipped.map(({ line, reason }) => `line ${line}: ${REASONS[reason]} (${reason})`),
    ),
    list(
      'Shifted calls',
      shifted.map(
        ({ line, counter, byMin }) => `line ${line}: counter ${counter} was taken, called ${minutes(byMin)} later`,
      ),
    ),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return ''
  const more = lines.length > LISTED ? [`  … and ${lines.length - LISTED} more`] : []
  return [`${title}:`, ...lines.slice(0, LISTED).map((line) => `  ${line}`), ...more].join('\n')
}

function figures({ n, mae, within5, p80Coverage }: EstimateFigures): string[] {
  return [`${n}`, minutes(mae), percent(within5), percent(p80Coverage)]
}

function minutes(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(2)} min`
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`
}

/** Columns under one another: the first to the left, figures to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]! + 2)))
        .join('')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n')
}
