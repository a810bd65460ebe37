import type { Table } from '#tools/report/table.ts'

/** What one runner did: how many tests held, how many did not. */
export interface Tally {
  readonly passed: number
  readonly failed: number
}

/** What one kind of test did, and how long it took. */
export interface KindRun extends Tally {
  readonly name: string
  readonly files: number
  readonly seconds: number
}

/** Prints a runner's outcome; the counts stand alone on their line, where CI reads them. */
export function printTally(runner: string, { passed, failed }: Tally): void {
  console.log(`\n${runner}:\n${passed} passed, ${failed} failed`)
}

/** What each kind took, so that a kind that grows is seen before the whole takes too long. */
export function tableOfKinds(runs: readonly KindRun[]): Table {
  const rows = runs.map(({ name, files, passed, failed, seconds }) => [
    name,
    ...[files, passed, failed, Math.round(seconds)].map(String),
  ])
  const sum = Math.round(runs.reduce((total, { seconds }) => total + seconds, 0))
  const columns = ['kind', 'files', 'passed', 'failed', 'seconds']
  return { columns, rows: [...rows, ['in all', '', '', '', String(sum)]] }
}

export const NONE: Tally = { passed: 0, failed: 0 }

export function add(one: Tally, other: Tally): Tally {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed }
}
