import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import { runInNode } from './in-node.ts'
import { type KindRun, printTally, type Tally } from './report.ts'
import { together } from './together.ts'

const ROOT = join(import.meta.dirname, '../..')

/** A kind of test: which files are of it, and what runs them; browsers and builders are read by the kinds that need them. */
interface Runner {
  readonly name: string
  readonly pattern: string
  run(files: readonly string[]): Promise<Tally>
}

/** More would read the house more often; with fewer, the last would be waited for alone. */
const SHARES = 4 * availableParallelism()

/** Some unit tests wait, for a disk or for a moment to pass: others use the core meanwhile. */
const SHARES_AT_ONCE = 2 * availableParallelism()

/** Pure code and the server in this process: no build, no browser, nothing that takes seconds. */
export const UNIT: Runner = {
  name: 'Unit tests (Node)',
  pattern: 'tests/**/*.test.ts',
  run: (files) => together(files, SHARES, (shares) => runInNode({ files: shares, concurrency: SHARES_AT_ONCE })),
}

/** The product under crashes, bad lines, wrong clocks and noise, and whole days of a hall: what takes whole cores for seconds. */
export const SIMULATION: Runner = {
  name: 'Simulation (Node)',
  pattern: 'tests/**/*.simulation.ts',
  run: (files) => runInNode({ files, concurrency: availableParallelism() }),
}

/** Elements and browser powers, each file on a page of its own. */
export const BROWSER: Runner = {
  name: 'Browser tests (Chromium)',
  pattern: 'tests/**/*.browser.ts',
  run: async (files) => (await import('./in-browser.ts')).runInBrowser(files),
}

/** End-to-end tests mostly wait, for a heartbeat or for a number that has its five seconds on the glass: so many do so together. */
const AT_ONCE = 3

/**
 * The files that take longest, as a run tells of them at its end: begun last, they would be waited for alone. Those of the
 * voice mostly wait for what is spoken: each begins beside others that work.
 */
const LONGEST = ['voice-killed', 'devices', 'update', 'voice', 'pad', 'main', 'voice-faults', 'voice-studio']

function longestFirst(files: readonly string[]): readonly string[] {
  const placeOf = (file: string): number => {
    const place = LONGEST.indexOf(basename(file, '.e2e.ts'))
    return place < 0 ? LONGEST.length : place
  }
  return files.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** The whole thing: processes that start and are killed, the built bundle, a real browser. */
export const END_TO_END: Runner = {
  name: 'End-to-end tests (processes, built bundle)',
  pattern: 'tests/**/*.e2e.ts',
  async run(files) {
    // Once for all files, which would each do it for themselves.
    await (await import('#tools/build/build.ts')).buildIfStale()
    await (await import('#tools/build/hall-script.ts')).hallScript()
    return runInNode({ files: longestFirst(files), concurrency: AT_ONCE })
  },
}

/** Every fault the product must survive, in its short form. */
export const FAULTS: Runner = {
  name: 'Faults (short form)',
  pattern: 'tools/faults/*/part.ts',
  run: async (files) => (await import('./in-faults.ts')).runFaults(files),
}

/** Every benchmark, in its short form: its figures mean nothing, but it still counts right. */
export const BENCHES: Runner = {
  name: 'Benchmarks (short form)',
  pattern: 'tools/bench/*/part.ts',
  run: async (files) => (await import('./in-benches.ts')).runBenches(files),
}

/**
 * Runs one kind of test: all of its files, or those whose path contains one of the given words; null when there are none.
 * A runner that found files and ran nothing is broken, which counts as a failure.
 */
export async function runTests({ name, pattern, run }: Runner, words: readonly string[]): Promise<KindRun | null> {
  const all = globSync(pattern, { cwd: ROOT }).toSorted()
  const files = all.filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  if (files.length === 0) return null
  console.log(`\n${name}: ${files.length} files`)
  const startedAt = performance.now()
  const tally = await run(files.map((file) => join(ROOT, file)))
  const kind = { name, files: files.length, seconds: (performance.now() - startedAt) / 1_000 }
  printTally(name, tally)
  if (tally.passed + tally.failed > 0) return { ...kind, ...tally }
  console.error(`${name}: there are files, but no test ran.`)
  return { ...kind, passed: 0, failed: 1 }
}
