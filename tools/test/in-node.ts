import { join, relative } from 'node:path'
import { run } from 'node:test'
import { dot, spec } from 'node:test/reporters'
import type { Tally } from './report.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Ends a process that hangs. */
const DEADLINE = join(import.meta.dirname, 'deadline.process.ts')

/** Every process reads half the house: with types stripped and code compiled once for all it starts in half the time. */
process.env['NODE_COMPILE_CACHE'] ??= join(ROOT, 'node_modules/.cache/node')

export interface NodeRun {
  readonly files: readonly string[]
  /** How many files at once. */
  readonly concurrency: number
}

/** Runs files of tests with node:test, each in its own process; a file that cannot be loaded counts as a failed test. */
export async function runInNode({ files, concurrency }: NodeRun): Promise<Tally> {
  let passed = 0
  let failed = 0
  const skipped: string[] = []
  const took = new Map<string, number>()
  const tests = run({ files: [...files], concurrency, execArgv: ['--import', DEADLINE] })
  const timed = ({ nesting, file, details }: { nesting: number; file?: string; details: { duration_ms: number } }) => {
    if (nesting === 0 && file !== undefined) took.set(file, (took.get(file) ?? 0) + details.duration_ms / 1_000)
  }
  tests.on('test:pass', timed)
  tests.on('test:fail', timed)
  tests.on('test:pass', ({ name, details, skip, todo }) => {
    if (details.type === 'suite') return
    if (skip !== undefined) skipped.push(`${name}${typeof skip === 'string' ? `: ${skip}` : ''}`)
    else if (todo === undefined) passed += 1
  })
  tests.on('test:fail', ({ details, todo }) => {
    if (details.type !== 'suite' && todo === undefined) failed += 1
  })
  // Why a file could not be loaded stands only here.
  tests.on('test:stderr', ({ message }) => process.stderr.write(message))
  const output = files.length === 1 ? tests.compose(new spec()) : tests.compose(dot)
  for await (const text of output) process.stdout.write(text)
  for (const test of skipped) console.log(`skipped: ${test}`)
  printSlowest(took)
  return { passed, failed }
}

const SLOWEST = 8

/** The files whose tests take longest, with their seconds: where to look when a kind has become slow. */
function printSlowest(took: ReadonlyMap<string, number>): void {
  const slowest = [...took].toSorted(([, one], [, other]) => other - one).slice(0, SLOWEST)
  if (took.size > slowest.length)
    console.log(
      `slowest: ${slowest.map(([file, seconds]) => `${relative(ROOT, file)} ${Math.round(seconds)} s`).join(', ')}`,
    )
}
