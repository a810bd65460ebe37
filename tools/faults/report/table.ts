import type { Table } from '#tools/report/table.ts'
import type { Played } from '../play.ts'

/** Everything that was played, one line a fault. */
export function tableOf(played: readonly Played[]): Table {
  return { columns: ['fault', 'tried', 'held', 'what was counted', 'worst figure'], rows: played.map(rowOf) }
}

function rowOf({ name, outcome }: Played): readonly string[] {
  if ('skipped' in outcome) return [name, '–', '–', `skipped: ${outcome.skipped}`, '–']
  const { tried, held, counts, worst } = outcome
  return [name, tried.toLocaleString('en'), held.toLocaleString('en'), counts.join('; '), worst]
}
