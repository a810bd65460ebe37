import type { Rounds } from '../measure/rounds.ts'
import { type Estimate, estimate, quantile, spread } from '../measure/stats.ts'
import { verdict } from '../measure/verdict.ts'
import { figure, type Section, withInterval } from '../report/table.ts'
import type { PageState, Run } from './run.ts'

/** More than the bare page, and altogether, ms. */
const TARGETS = { p50More: 3, p99More: 2, p99: 21, p99Slow: 34 }

/** Clocks that disagree by more would be part of the figure, ms. */
const CLOCK_OFF_MS = 0.5

/** More calls without a paint of their own than this share, and the percentiles would be of the lucky ones. */
const OVERTAKEN = 0.002

/** The figures of all rounds beside their targets. */
export function judge(
  states: readonly PageState[],
  results: Rounds<Run>,
): Pick<Section, 'tables' | 'counts' | 'broken'> {
  const rows = states.flatMap((state) => rowsOf(state, results))
  const runs = [...results.values()].flat()
  const timed = runs.reduce((sum, { latencies }) => sum + latencies.length, 0)
  const overtaken = runs.reduce((sum, run) => sum + run.overtaken, 0)
  const answered = (kind: string): string =>
    figure(
      quantile(
        [...results].flatMap(([name, runs]) => (name.startsWith(kind) ? runs.flatMap(({ answers }) => answers) : [])),
        0.5,
      ),
    )
  const off = Math.max(...runs.map(({ clockOffMs }) => clockOffMs))
  return {
    tables: [{ columns: ['page', 'figure', 'ours', 'bare page', 'difference', 'target', 'verdict'], rows }],
    counts: [
      `${timed + overtaken} calls in ${runs.length} runs, ${timed} timed, ${overtaken} overtaken by the next before a frame could show them`,
      `clerks had their answer after ${answered('board')} ms, at the bare server after ${answered('bare')} ms (p50)`,
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
  const of = (kind: string, q: number): readonly number[] =>
    (results.get(`${kind}, ${state.name}`) ?? []).map(({ latencies }) => quantile(latencies, q))
  const floor = spread(of('bare', 0.5))
  const row = (q: number, name: string, more: number, most: number | null): string[] => {
    const ours = of('board', q)
    const bare = of('bare', q)
    const difference = estimate(ours.map((value, round) => value - bare[round]!))
    const whole = estimate(ours)
    const judged: readonly (readonly [Estimate, number, string])[] = [
      ...(state.throttle === 1 ? [[difference, more, `+${more}`] as const] : []),
      ...(most === null ? [] : [[whole, most, `≤ ${most}`] as const]),
    ]
    const target = judged.map(([, , text]) => text).join(', ') || '–'
    const verdicts = judged.map(([value, limit, text]) => `${text}: ${verdict(value, limit, floor)}`).join('; ') || '–'
    return [
      state.name,
      name,
      withInterval(whole),
      withInterval(estimate(bare)),
      withInterval(difference),
      target,
      verdicts,
    ]
  }
  return [
    row(0.5, 'p50', TARGETS.p50More, null),
    row(0.99, 'p99', TARGETS.p99More, state.throttle === 1 ? TARGETS.p99 : TARGETS.p99Slow),
  ]
}
