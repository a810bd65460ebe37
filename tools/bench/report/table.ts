import type { Table } from '#tools/report/table.ts'
import type { Estimate } from '../measure/stats.ts'

/** What one benchmark has to say. */
export interface Section {
  readonly id: string
  readonly title: string
  /** What was done, so that the figures can be judged. */
  readonly how: string
  readonly tables: readonly Table[]
  /** Counts that show that the harness did what it says. */
  readonly counts: readonly string[]
  /** Where something was lost, doubled or left out: the figures are worth nothing then. */
  readonly broken: readonly string[]
}

/** Two digits where they mean something, none where they do not. */
export function figure(value: number): string {
  const size = Math.abs(value)
  if (!Number.isFinite(value)) return '–'
  return size >= 1_000 ? Math.round(value).toLocaleString('en') : value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2)
}

/** `1.20 (0.94 – 1.51)`; with its coverage where that is less than 95 %. */
export function withInterval({ median, low, high, coverage, rounds }: Estimate): string {
  if (rounds === 1) return `${figure(median)} (one round)`
  const sure = coverage >= 0.95 ? '' : `, ${Math.floor(coverage * 100)} %`
  return `${figure(median)} (${figure(low)} – ${figure(high)}${sure})`
}
