import { runTests, UNIT } from './runners.ts'

// `npm run test:unit`: what runs in seconds without a browser or a build.
const run = await runTests(UNIT, process.argv.slice(2))
process.exit(run?.failed === 0 ? 0 : 1)
