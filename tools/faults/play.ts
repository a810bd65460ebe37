import type { Fault, Outcome } from './fault.ts'
import { type FaultName, loadFault } from './faults.ts'

/** A fault and what came of it. */
export interface Played {
  readonly name: FaultName
  readonly fault: Fault
  readonly outcome: Outcome | { readonly skipped: string }
}

/** Not one thing may be wrong, and something must have been tried: a fault that was never played proves nothing. */
export function isSound({ outcome }: Played): boolean {
  return 'skipped' in outcome || (outcome.broken.length === 0 && outcome.tried > 0 && outcome.held === outcome.tried)
}

/** Plays one fault. What it throws is something that did not hold. */
async function play(name: FaultName, short: boolean): Promise<Played> {
  const fault = await loadFault(name)
  try {
    // The short form is over before anybody asks.
    const say = (line: string): void => void (short || console.error(`${name}: ${line}`))
    return { name, fault, outcome: await fault.play({ short, random: Math.random, say }) }
  } catch (error) {
    const broken = [error instanceof Error ? (error.stack ?? error.message) : String(error)]
    return { name, fault, outcome: { tried: 1, held: 0, counts: [], worst: 'it could not be played', broken } }
  }
}

/** One after another: each has the machine to itself, and says what went wrong as soon as it did. */
export async function playAll(
  names: readonly FaultName[],
  short: boolean,
  played: (one: Played) => void = () => {},
): Promise<readonly Played[]> {
  const all: Played[] = []
  for (const name of names) {
    const one = await play(name, short)
    if (!('skipped' in one.outcome)) for (const trouble of one.outcome.broken) console.log(`✖ ${name}: ${trouble}`)
    played(one)
    all.push(one)
  }
  return all
}
