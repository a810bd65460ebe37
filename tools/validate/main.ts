import { readFileSync } from 'node:fs'
import { sayProblem } from '#server/config/problems.ts'
import { readHallFile } from '#server/config/read-hall.ts'
import { knownThemes } from '#server/node/themes.ts'

/** `npm run -s validate -- my-hall.json`: 0 when the hall can be opened, warnings or not, 1 with every fault, 2 when there is nothing to read. */
function main(args: readonly string[]): number {
  const [file, ...more] = args
  if (file === undefined || more.length > 0 || file.startsWith('--'))
    return complain('Usage: npm run -s validate -- my-hall.json')
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch {
    return complain(`${file} cannot be read. Check the name and its rights.`)
  }
  const reading = readHallFile(bytes, knownThemes())
  if (!reading.ok) {
    process.stdout.write(reading.problems.map((problem) => `${sayProblem(file, problem)}\n`).join(''))
    return 1
  }
  const { name, counters, services, zones } = reading.config
  for (const warning of reading.warnings) process.stdout.write(`warning: ${sayProblem(file, warning)}\n`)
  process.stdout.write(
    `${file} is a hall: ${name.zh} (${name.en}), ${many(counters.length, 'counter')}, ${many(services.length, 'service')}, ${many(zones.length, 'zone')}.\n`,
  )
  return 0
}

/** `1 zone`, `2 zones`. */
function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function complain(line: string): number {
  process.stderr.write(`${line}\n`)
  return 2
}

process.exitCode = main(process.argv.slice(2))
