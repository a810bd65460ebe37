import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import {
  defaultReporter,
  startTestRunner,
  type TestRunnerConfig,
  type TestSession,
  type TestSuiteResult,
} from '@web/test-runner'
import { playwrightLauncher } from '@web/test-runner-playwright'
import { SPARE_PROCESS } from '#tools/browser/features.ts'
import { findBrowser } from '#tools/browser/find.ts'
import { bundledPackages } from './bundled-packages.ts'
import { add, NONE, type Tally } from './report.ts'

const ROOT = join(import.meta.dirname, '../..')

/** How long one test may take, in ms: an element renders in a few; a slow CI machine starting two pages needs seconds. */
const TEST_TIMEOUT_MS = 10_000

/** A page of tests is touched by nobody, and is to be heard all the same. */
const HEARD = '--autoplay-policy=no-user-gesture-required'

/** What lies in public/ stands at `/` on every page: themes, icons. */
const publicAtRoot: NonNullable<TestRunnerConfig['middleware']>[number] = (context, next) => {
  if (existsSync(join(ROOT, 'public', context.path)) && context.path !== '/') context.url = `/public${context.url}`
  return next()
}

/** Runs test files in a real browser. Failures are printed as they come. */
export async function runInBrowser(files: readonly string[]): Promise<Tally> {
  const { executablePath, args } = await findBrowser(SPARE_PROCESS)
  const runner = await startTestRunner({
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    config: {
      rootDir: ROOT,
      files: [...files],
      // Half of the cores unless told: the other half would look on.
      concurrency: availableParallelism(),
      // Lit's development build throws where production falls silent, e.g. when a class field hides a property.
      nodeResolve: { exportConditions: ['development'] },
      // esbuild reads no tsconfig by itself here, and without the decorator flags every element is dead without an error.
      middleware: [publicAtRoot],
      plugins: [
        bundledPackages(files),
        esbuildPlugin({ ts: true, target: 'auto', tsconfig: join(ROOT, 'displays/tsconfig.json') }),
      ],
      browsers: [
        playwrightLauncher({ product: 'chromium', launchOptions: { executablePath, args: [...args, HEARD] } }),
      ],
      reporters: [defaultReporter({ reportTestProgress: false, reportTestResults: true })],
      filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
      testFramework: { config: { timeout: TEST_TIMEOUT_MS } },
    },
  })
  if (!runner) throw new Error('The browser test runner did not start.')
  await new Promise<void>((resolve) => {
    runner.on('finished', () => void runner.stop())
    runner.on('stopped', () => resolve())
  })
  return [...runner.sessions.all()].map(tallyOf).reduce(add, NONE)
}

/** A page that broke before or beside its tests counts as one failed test, so that it can never pass for green. */
function tallyOf({ passed, testResults }: TestSession): Tally {
  const tally = testResults ? tallyOfSuite(testResults) : NONE
  return !passed && tally.failed === 0 ? add(tally, { passed: 0, failed: 1 }) : tally
}

function tallyOfSuite({ tests, suites }: TestSuiteResult): Tally {
  const run = tests.filter((test) => !test.skipped)
  const passed = run.filter((test) => test.passed).length
  return suites.map(tallyOfSuite).reduce(add, { passed, failed: run.length - passed })
}
