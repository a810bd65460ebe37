import { basename, dirname } from 'node:path'
import { buildIfStale } from '#tools/build/build.ts'
import { loadPart } from '#tools/bench/parts.ts'
import { SECTIONS, type SectionName } from '#tools/bench/report/page.ts'
import type { Tally } from './report.ts'

/** They judge no times here, and mostly wait: so many are measured beside one another. */
const LANES = 3

/** Measures these benchmarks in their short form, a benchmark a test: does each still count right? Prints what was counted. */
export async function runBenches(files: readonly string[]): Promise<Tally> {
  const wanted = new Set(files.map((file) => basename(dirname(file))))
  // The longest stand at the end of the page: begun last, they would be waited for alone.
  const names = SECTIONS.filter((name) => wanted.has(name.split('/', 1)[0]!)).toReversed()
  await buildIfStale()
  const outcomes: boolean[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let place = next++; place < names.length; place = next++) {
      const counted = await countedBy(names[place]!)
      if (counted !== null) outcomes.push(counted)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const passed = outcomes.filter(Boolean).length
  return { passed, failed: outcomes.length - passed }
}

/** Null: it cannot be measured on this machine. */
async function countedBy(name: SectionName): Promise<boolean | null> {
  const startedAt = performance.now()
  const seconds = (): string => `${Math.round((performance.now() - startedAt) / 1_000)} s`
  try {
    const part = await loadPart(name)
    const result = await part({ rounds: null, short: true, random: Math.random, say: () => {} })
    if ('skipped' in result) {
      console.log(`skipped: ${name}: ${result.skipped}`)
      return null
    }
    console.log(`${name}, ${seconds()}: ${result.counts.join('; ')}`)
    for (const trouble of result.broken) console.log(`✖ ${name}: ${trouble}`)
    return result.broken.length === 0
  } catch (error) {
    console.log(`✖ ${name}, ${seconds()}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return false
  }
}
