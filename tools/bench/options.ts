import { parseArgs } from 'node:util'
import { type SectionName, SECTIONS } from './report/page.ts'

/** What `npm run bench` is asked for. */
export interface BenchOptions {
  /** In the order of the page; all of them unless named. */
  readonly parts: readonly SectionName[]
  /** Null: what each part thinks it needs. */
  readonly rounds: number | null
  /** Does everything measure, and count right? In under a minute, with figures that mean nothing. */
  readonly short: boolean
}

/** One line for whoever typed it. */
export class BenchUsage extends Error {
  override readonly name = 'BenchUsage'
}

/** @throws {BenchUsage} for a part or an option there is not */
export function readOptions(args: readonly string[]): BenchOptions {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rounds: { type: 'string' },
        short: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new BenchUsage((error as Error).message)
  }
  const { positionals, values } = parsed
  // `call-paint` is all that begins with `call-paint/`.
  const isNamedBy = (name: string) => (part: SectionName) => part === name || part.startsWith(`${name}/`)
  const unknown = positionals.find((name) => !SECTIONS.some(isNamedBy(name)))
  if (unknown !== undefined) throw new BenchUsage(`${unknown}: no such benchmark. There are ${SECTIONS.join(', ')}.`)
  const rounds = values.rounds === undefined ? null : Number(values.rounds)
  if (rounds !== null && !(Number.isInteger(rounds) && rounds > 0 && rounds <= 100))
    throw new BenchUsage(`--rounds ${values.rounds}: from 1 to 100 rounds.`)
  const parts = SECTIONS.filter((part) => positionals.length === 0 || positionals.some((name) => isNamedBy(name)(part)))
  return { parts, rounds, short: values.short }
}
