import { type Estimate, slopeEstimate } from '../measure/stats.ts'
import { verdict } from '../measure/verdict.ts'
import { figure } from '../report/table.ts'
import type { Table } from '#tools/report/table.ts'
import type { DayEnd, SeasonRun } from './run.ts'

/** Heap a day, KB. Of nodes and listeners none may stay at all. */
const HEAP_KB = 0.3
/** Share of the days until rings of the log and the browser's own timelines are full. */
const SETTLING = 1 / 3
/** Evenings of which the heap is told, and the last one: many at first, when the engine compiles most. */
const TOLD_DAYS = [1, 2, 5, 10, 20, 30, 40, 50]

const KB = 1_000
const MEASURES: readonly (readonly [name: string, of: (end: DayEnd) => number, target: number | null])[] = [
  ['heap, KB a day', ({ heapBytes }) => heapBytes / KB, HEAP_KB],
  ['of it what the page keeps, KB a day', ({ objectBytes }) => objectBytes / KB, HEAP_KB],
  ['of it compiled script, KB a day', ({ codeBytes }) => codeBytes / KB, null],
  ['DOM nodes a day', ({ nodes }) => nodes, 0],
  ['listeners a day', ({ listeners }) => listeners, 0],
]

/** What one board did, and what of it is wanted. */
export interface Board {
  readonly name: string
  /** It must be seen to grow. */
  readonly leaky: boolean
  readonly run: SeasonRun
}

/** The days on which nothing has to settle any more. */
export function settled(days: readonly DayEnd[]): readonly DayEnd[] {
  return days.slice(Math.floor(days.length * SETTLING))
}

/** What grows on each board, and by how much a day. */
export function slopes(boards: readonly Board[]): Table {
  return { columns: ['board', 'slope', 'figure', 'target', 'verdict'], rows: boards.flatMap(slopesOf) }
}

function slopesOf({ name, leaky, run }: Board): string[][] {
  return MEASURES.map(([measure, of, target]) => {
    const estimate = slopeEstimate(settled(run.days).map(of))
    const shown = `${estimate.median.toFixed(3)} (${estimate.low.toFixed(3)} – ${estimate.high.toFixed(3)})`
    return [name, measure, shown, ...judged(estimate, target, leaky)]
  })
}

function judged(estimate: Estimate, target: number | null, leaky: boolean): [target: string, verdict: string] {
  if (target === null) return ['', '']
  if (leaky) return [`> ${target}`, estimate.low > target ? 'the leak is seen' : 'the leak is not seen']
  // Counts have no noise of their own: a slope that rounds to nothing is none.
  return [`≤ ${target}`, verdict(estimate, target === 0 ? 0.005 : target)]
}

/** The heap on some evenings: whether it levels off, and where. */
export function curve(boards: readonly Board[]): Table {
  const last = Math.max(...boards.map(({ run }) => run.days.length))
  const cell = (day: DayEnd | undefined): string =>
    day ? `${figure(day.heapBytes / KB)} (${figure(day.codeBytes / KB)})` : ''
  return {
    columns: ['KB on the evening of day (of it compiled script)', ...boards.map(({ name }) => name)],
    rows: [...new Set([...TOLD_DAYS.filter((day) => day < last), last])].map((day) => [
      String(day),
      ...boards.map(({ run }) => cell(run.days[day - 1])),
    ]),
  }
}
