import { parseArgs } from 'node:util'
import { FAULT_NAMES, type FaultName } from './faults.ts'

/** What `npm run faults` is asked for. */
export interface FaultOptions {
  /** In the order of the page; all of them unless named. */
  readonly faults: readonly FaultName[]
  readonly short: boolean
}

/** One line for whoever typed it. */
export class FaultUsage extends Error {
  override readonly name = 'FaultUsage'
}

/** @throws {FaultUsage} for a fault or an option there is not */
export function readOptions(args: readonly string[]): FaultOptions {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { short: { type: 'boolean', default: false } },
    })
  } catch (error) {
    throw new FaultUsage((error as Error).message)
  }
  const { positionals, values } = parsed
  const unknown = positionals.find((name) => !(FAULT_NAMES as readonly string[]).includes(name))
  if (unknown !== undefined) throw new FaultUsage(`${unknown}: no such fault. There are ${FAULT_NAMES.join(', ')}.`)
  const faults = FAULT_NAMES.filter((name) => positionals.length === 0 || positionals.includes(name))
  return { faults, short: values.short }
}
