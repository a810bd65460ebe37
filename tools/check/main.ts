import { spawn } from 'node:child_process'
import { join } from 'node:path'

// `npm run check`: everything that can be known in seconds, before each commit. Only what fails says more than a line.
const ROOT = join(import.meta.dirname, '../..')

const CHECKS: Readonly<Record<string, string>> = {
  types: 'tsc -b --checkers 1',
  lint: 'oxlint',
  format: 'oxfmt --check',
  'unused code': 'knip',
  'unit tests': 'node tools/test/unit.ts',
  sizes: 'node tools/size/main.ts',
}

/**
 * All checks share the machine's cores, so what counts is the work in all. Compiler and linter are written in Go: on one
 * thread each they work out a type once instead of once a thread, and they collect garbage a quarter as often.
 */
const ENV = { ...process.env, GOMAXPROCS: '1', GOGC: '400' }

/** Runs one command in the project's root; its output is shown only when it fails. */
function run(name: string, command: string): Promise<boolean> {
  const startedAt = Date.now()
  return new Promise((resolve) => {
    const child = spawn(command, { cwd: ROOT, env: ENV, shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => output.push(data))
    child.on('close', (code) => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
      console.log(`${code === 0 ? '✓' : '✖'} ${name} (${seconds} s)`)
      if (code !== 0) console.log(Buffer.concat(output).toString())
      resolve(code === 0)
    })
  })
}

const results = await Promise.all(Object.entries(CHECKS).map(([name, command]) => run(name, command)))
process.exit(results.every(Boolean) ? 0 : 1)
