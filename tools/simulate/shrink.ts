import type { Law } from './check/laws.ts'
import { PLANNED } from './faults.ts'
import { runSeed, type SeedOptions } from './seed.ts'
import { BADNESS } from './world/weather.ts'

/**
 * What a seed can do without and still break the same law: tries to leave out each fault, each death at a boundary and each kind
 * of bad weather, one after another. What remains is what the story is about.
 */
export async function shrink(options: Pick<SeedOptions, 'seed' | 'bug'>, law: Law): Promise<ReadonlySet<string>> {
  let without: ReadonlySet<string> = new Set()
  for (const part of [...PLANNED, ...BADNESS]) {
    const less = new Set([...without, part])
    const { violation } = await runSeed({ ...options, without: less })
    if (violation?.law === law) without = less
  }
  return without
}
