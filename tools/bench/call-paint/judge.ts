import type { Rounds } from '../measure/rounds.ts'
import { estimate, quantile, spread } from '../measure/stats.ts'
import { verdict } from '../measure/verdict.ts'
import { figure, type Section, withInterval } from '../report/table.ts'
import { boardSubject } from './board-subject.ts'
import { ON_OUR_STREAM, ON_RAW_STREAM } from './bare-subject.ts'
import type { PageState, Run } from './run.ts'

/** More than the bare page, and altogether, ms. */
const TARGETS = { p50More: 3, p99More: 2, p99: 21, p99Slow: 34 }

/** Clocks that disagree by more would be part of the figure, ms. */
const CLOCK_OFF_MS = 0.5

/** More calls without a paint of their own than this share, and the percentiles would be of the lucky ones. */
const OVERTAKEN = 0.002

/** The figures of all rounds beside their targets. */
export function judge(state: PageState, results: Rounds<Run>): Pick<Section, 'tables' | 'counts' | 'broken'> {
  const rows = rowsOf(state, results)
  const runs = [...results.values()].flat()
  const timed = runs.reduce((sum, { latencies }) => sum + latencies.length, 0)
  const overtaken = runs.reduce((sum, run) => sum + run.overtaken, 0)
  const answersOf = (subject: string): readonly number[] =>
    (results.get(subject) ?? []).flatMap(({ answers }) => answers)
  const answered = (subject: string): string => figure(quantile(answersOf(subject), 0.5))
  const off = Math.max(...runs.map(({ clockOffMs }) => clockOffMs))
  return {
    tables: [{ columns: ['figure', 'board', 'beside', 'bare page', 'difference', 'target', 'verdict'], rows }],
    counts: [
      `${timed + overtaken} calls in ${runs.length} runs, ${timed} timed, ${overtaken} overtaken by the next before a frame could show them`,
      `clerks had their answer after ${answered(boardSubject.name)} ms, at the server without a store after ${answered(ON_RAW_STREAM)} ms (p50)`,
      `clocks of page and clerk agree within ${figure(off)} ms`,
    ],
    broken: [
      ...(off > CLOCK_OFF_MS ? [`the clocks of page and clerk differ by ${figure(off)} ms`] : []),
      ...(overtaken > (timed + overtaken) * OVERTAKEN
        ? [`${overtaken} calls were never painted: the machine is too busy`]
        : []),
    ],
  }
}

function rowsOf(state: PageState, results: Rounds<Run>): string[][] {
  const of = (subject: string, q: number): readonly number[] =>
    (results.get(subject) ?? []).map(({ latencies }) => quantile(latencies, q))
  const beside = (subject: string, q: number, more: number): string[] => {
    const bare = of(subject, q)
    const difference = estimate(of(boardSubject.name, q).map((value, round) => value - bare[round]!))
    const floor = spread(of(subject, 0.5))
    const judged = state.throttle === 1 ? [`+${more}`, verdict(difference, more, floor)] : ['–', '–']
    return [subject, withInterval(estimate(bare)), withInterval(difference), ...judged]
  }
  const rows = (q: number, name: string, more: number, most: number | null): string[][] => {
    const whole = estimate(of(boardSubject.name, q))
    const row = (cells: readonly string[]): string[] => [name, withInterval(whole), ...cells]
    const floor = spread(of(ON_RAW_STREAM, 0.5))
    const alone = most === null ? [] : [row(['–', '–', '–', `≤ ${most}`, verdict(whole, most, floor)])]
    return [...[ON_OUR_STREAM, ON_RAW_STREAM].map((subject) => row(beside(subject, q, more))), ...alone]
  }
  return [
    ...rows(0.5, 'p50', TARGETS.p50More, null),
    ...rows(0.99, 'p99', TARGETS.p99More, state.throttle === 1 ? TARGETS.p99 : TARGETS.p99Slow),
  ]
}
