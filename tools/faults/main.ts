import { join } from 'node:path'
import { buildIfStale } from '#tools/build/build.ts'
import { describeMachine } from '#tools/report/machine.ts'
import { writePage } from '#tools/report/page.ts'
import { asText } from '#tools/report/table.ts'
import { FaultUsage, readOptions } from './options.ts'
import { isSound, playAll } from './play.ts'
import { sectionText, withFault } from './report/page.ts'
import { tableOf } from './report/table.ts'

// `npm run faults`: every fault the product must survive, played, counted, printed and written into docs/faults.md.
const PAGE = join(import.meta.dirname, '../../docs/faults.md')

try {
  const { faults, short } = readOptions(process.argv.slice(2))
  await buildIfStale()
  const machine = await describeMachine()
  console.log(machine)
  const played = await playAll(faults, short, (one) => {
    // The short form counts too few to stand in the page.
    if (!short) writePage(PAGE, (page) => withFault(page, one.name, sectionText(one, machine)))
  })
  console.log(`\n${asText(tableOf(played))}`)
  process.exit(played.every(isSound) ? 0 : 1)
} catch (error) {
  if (!(error instanceof FaultUsage)) throw error
  console.error(error.message)
  process.exit(2)
}
