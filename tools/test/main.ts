import { add, NONE, printTally } from './report.ts'
import { BROWSER, END_TO_END, FAULTS, runTests, SIMULATION, UNIT } from './runners.ts'

// `npm test`, or `npm test -- call-board queue` for the files whose path contains one of the words.
const words = process.argv.slice(2)
let total = NONE
for (const runner of [UNIT, SIMULATION, BROWSER, END_TO_END, FAULTS]) total = add(total, await runTests(runner, words))
printTally('All tests', total)
if (total.passed === 0) console.error('No test ran.')
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
