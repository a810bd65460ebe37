import type { Fault, Outcome } from './fault.ts'
import { type FaultName, loadFault } from './faults.ts'

/** A fault and what came of it. */
export interface Played {
  readonly name: FaultName
  readonly fault: Fault
  readonly outcome: Outcome | { readonly skipped: string }
  readonly seconds: number
}

/** Contract of every screen, and what the short form allows, ms. */
const RIGHT_MS = 1_000
const RIGHT_SHORT_MS = 10_000

/** Faults that are played beside one another in the short form: they mostly wait. */
const LANES_SHORT = 5

/** Not one thing may be wrong, and something must have been tried: a fault that was never played proves nothing. */
export function isSound({ outcome }: Played): boolean {
  return 'skipped' in outcome || (outcome.broken.length === 0 && outcome.tried > 0 && outcome.held === outcome.tried)
}

/** What came of one fault. What it throws is something that did not hold. */
async function outcomeOf(name: FaultName, fault: Fault, short: boolean): Promise<Played['outcome']> {
  try {
    // The short form is over before anybody asks.
    const say = (line: string): void => void (short || console.error(`${name}: ${line}`))
    return await fault.play({ short, rightMs: short ? RIGHT_SHORT_MS : RIGHT_MS, random: Math.random, say })
  } catch (error) {
    const broken = [error instanceof Error ? (error.stack ?? error.message) : String(error)]
    return { tried: 1, held: 0, counts: [], worst: 'it could not be played', broken }
  }
}

async function play(name: FaultName, short: boolean): Promise<Played> {
  const fault = await loadFault(name)
  const startedAt = performance.now()
  const outcome = await outcomeOf(name, fault, short)
  return { name, fault, outcome, seconds: (performance.now() - startedAt) / 1_000 }
}

/**
 * One after another, so that each has the machine to itself; in the short form, which judges no times, some beside one
 * another. Says what went wrong as soon as it did; the outcomes stand in the order of the names.
 */
export async function playAll(
  names: readonly FaultName[],
  short: boolean,
  played: (one: Played) => void = () => {},
): Promise<readonly Played[]> {
  const all: Played[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let place = next++; place < names.length; place = next++) {
      const one = await play(names[place]!, short)
      if (!('skipped' in one.outcome))
        for (const trouble of one.outcome.broken) console.log(`✖ ${one.name}: ${trouble}`)
      played(one)
      all[place] = one
    }
  }
  await Promise.all(Array.from({ length: short ? LANES_SHORT : 1 }, lane))
  return all
}
