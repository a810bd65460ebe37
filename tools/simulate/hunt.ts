import type { Bug } from './bugs/seams.ts'
import type { Violation } from './check/laws.ts'
import { speaks } from './cast.ts'
import { runSeed } from './seed.ts'

/** Every planted bug must be found within so many seeds. */
export const SEEDS_AT_MOST = 1_000

/** How a planted bug was found. */
export interface Found {
  readonly bug: Bug
  /** The first seed that found it, and so how many were needed. */
  readonly seed: number
  readonly violation: Violation
}

/** Plays seeds with a bug planted, from the first on, until one of the laws it breaks is seen to be broken; null: none within the limit. */
export async function hunt(bug: Bug, limit = SEEDS_AT_MOST): Promise<Found | null> {
  for (let seed = 1; seed <= limit; seed++) {
    if (speaks(seed) !== (bug.speaks ?? false)) continue
    const { violation } = await runSeed({ seed, bug })
    if (violation && bug.breaks.includes(violation.law)) return { bug, seed, violation }
  }
  return null
}
