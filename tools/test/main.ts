import { asText } from '#tools/report/table.ts'
import { add, type KindRun, NONE, printTally, tableOfKinds } from './report.ts'
import { BENCHES, BROWSER, END_TO_END, FAULTS, runTests, SIMULATION, UNIT } from './runners.ts'

// `npm test`, or `npm test -- call-board queue` for the files whose path contains one of the words.
const words = process.argv.slice(2)
const runs: KindRun[] = []
for (const runner of [UNIT, SIMULATION, BROWSER, END_TO_END, FAULTS, BENCHES]) {
  const run = await runTests(runner, words)
  if (run) runs.push(run)
}
console.log(`\n${asText(tableOfKinds(runs))}`)
const total = runs.reduce(add, NONE)
printTally('All tests', total)
if (total.passed === 0) console.error('No test ran.')
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
