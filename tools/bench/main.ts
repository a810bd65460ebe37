import { join } from 'node:path'
import { buildIfStale } from '#tools/build/build.ts'
import { describeMachine } from '#tools/report/machine.ts'
import { writePage } from '#tools/report/page.ts'
import { asText } from '#tools/report/table.ts'
import { BenchUsage, readOptions, type BenchOptions } from './options.ts'
import { loadPart } from './parts.ts'
import { type SectionName, sectionText, withSection } from './report/page.ts'
import type { Section } from './report/table.ts'

// `npm run bench`: every figure beside its baseline, printed and written into docs/benchmarks.md.
const PAGE = join(import.meta.dirname, '../../docs/benchmarks.md')

function print({ title, tables, counts, broken }: Section): void {
  console.log(`\n${title}`)
  for (const table of tables) console.log(`\n${asText(table)}`)
  console.log(`\ncounted: ${counts.join('; ')}`)
  for (const trouble of broken) console.log(`✖ ${trouble}`)
}

/** The short form counts; its figures are of a few seconds and do not belong in the page. */
function write(section: Section, machine: string): void {
  writePage(PAGE, (page) => withSection(page, section.id, sectionText(section, machine)))
}

/** True when the harness did what it says; figures that fall short are reported, not failed. */
async function measure(name: SectionName, { rounds, short }: BenchOptions, machine: string): Promise<boolean> {
  const part = await loadPart(name)
  const result = await part({
    rounds,
    short,
    random: Math.random,
    say: (line) => console.error(`${name}: ${line}`),
  })
  if ('skipped' in result) {
    console.log(`\n${name}: skipped: ${result.skipped}`)
    return true
  }
  print(result)
  if (!short) write(result, machine)
  return result.broken.length === 0
}

try {
  const options = readOptions(process.argv.slice(2))
  await buildIfStale()
  const machine = await describeMachine()
  console.log(machine)
  if (options.short)
    console.log('short form: the counts hold, the figures and verdicts are of a few seconds and mean nothing')
  let sound = true
  for (const name of options.parts) sound = (await measure(name, options, machine)) && sound
  process.exit(sound ? 0 : 1)
} catch (error) {
  if (!(error instanceof BenchUsage)) throw error
  console.error(error.message)
  process.exit(2)
}
